import CImageWriting
public import DocumentModel

/// Encodes an image as a JPEG file, for annotated pages. The only user of `CImageWriting`.
public enum JPEGFile {
    /// - Parameters:
    ///   - image: grey or RGB; neither side longer than 65,500 pixels (libjpeg's `JPEG_MAX_DIMENSION`).
    ///   - quality: 1…100 on libjpeg's scale; 85 keeps the outlines clean at about a fifth of the size of a PNG.
    /// - Returns: the file's bytes; nil for an empty or too large image, or if memory runs out.
    public static func bytes(of image: Image, quality: Int = 85) -> [UInt8]? {
        guard !image.isEmpty, image.width <= 65_500, image.height <= 65_500 else { return nil }
        var encoded: UnsafeMutablePointer<UInt8>?
        var count = 0
        // The pixels fill the image exactly, which `Image` guarantees.
        let failed = unsafe image.pixels.withUnsafeBufferPointer { pixels in
            unsafe hedui_jpeg_encode(
                pixels.baseAddress, UInt32(image.width), UInt32(image.height), UInt32(image.format.bytesPerPixel),
                Int32(min(100, max(1, quality))), &encoded, &count)
        }
        guard failed == 0, let encoded = unsafe encoded else { return nil }
        defer { unsafe hedui_image_free(encoded) }
        return unsafe [UInt8](UnsafeBufferPointer(start: encoded, count: count))
    }
}
