public import DocumentModel

extension Image {
    /// Left and right exchanged, as a telephone's front camera shows its owner.
    public func mirrored() -> Image {
        let channels = format.bytesPerPixel
        var output = [UInt8](repeating: 0, count: pixels.count)
        let (width, height) = (width, height)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe output.withUnsafeMutableBufferPointer { output in
                for y in 0..<height {
                    let row = y * width
                    for x in 0..<width {
                        let from = (row + width - 1 - x) * channels
                        let to = (row + x) * channels
                        for channel in 0..<channels { unsafe output[to + channel] = pixels[from + channel] }
                    }
                }
            }
        }
        return Image(width: width, height: height, format: format, pixels: output)
    }
}
