/// How the samples of an ``Image`` are laid out.
public enum PixelFormat: Int, Hashable, Sendable {
    /// One byte a pixel, 0 black to 255 white.
    case gray8 = 1
    /// Three bytes a pixel: red, green, blue.
    case rgb8 = 3

    public var bytesPerPixel: Int { rawValue }
}

/// Pixels in rows from the top, 8 bits a sample, interleaved, without padding.
public struct Image: Hashable, Sendable {
    public let width: Int
    public let height: Int
    public let format: PixelFormat
    public var pixels: [UInt8]

    /// - Precondition: `pixels` holds exactly `width * height * format.bytesPerPixel` bytes.
    public init(width: Int, height: Int, format: PixelFormat, pixels: [UInt8]) {
        precondition(width >= 0 && height >= 0, "An image has no negative size.")
        precondition(pixels.count == width * height * format.bytesPerPixel, "Pixels must fill the image exactly.")
        self.width = width
        self.height = height
        self.format = format
        self.pixels = pixels
    }

    /// An image of one grey level.
    public init(width: Int, height: Int, format: PixelFormat, filledWith value: UInt8) {
        self.init(
            width: width, height: height, format: format,
            pixels: [UInt8](repeating: value, count: width * height * format.bytesPerPixel))
    }

    public var isEmpty: Bool { width == 0 || height == 0 }
    public var bounds: Rect { Rect(x: 0, y: 0, width: Double(width), height: Double(height)) }
}
