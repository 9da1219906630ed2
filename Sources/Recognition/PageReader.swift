public import DocumentModel

/// A page that has been read, turned upright.
public struct PageReading: Sendable {
    /// The picture turned upright; its pixels are the ones that all quads count.
    public var image: Image
    public var text: RecognizedPage
    /// Quarter turns clockwise that made the page upright, in degrees.
    public var rotation: Int
    /// Of the text lines against the horizontal, clockwise.
    public var skewDegrees: Double

    public init(image: Image, text: RecognizedPage, rotation: Int, skewDegrees: Double) {
        self.image = image
        self.text = text
        self.rotation = rotation
        self.skewDegrees = skewDegrees
    }
}

/// A complete reader of pages. One thread owns it.
public protocol PageReader: LineRecognizing {
    /// Turns a page upright and reads its lines in reading order.
    ///
    /// - Parameter image: RGB or grey, any size, in any of the four orientations.
    /// - Returns: no lines for a page without text, which is not an error.
    func read(_ image: Image) throws -> PageReading

    /// Reads the lines of a page again that were only sketched (``TextLine/isSketch``), with all care; the others stay.
    ///
    /// - Parameter image: upright, in the pixels that the lines' quads count.
    func readWithCare(_ page: RecognizedPage, of image: Image) throws -> RecognizedPage
}

extension PageReader {
    /// For readers that sketch nothing.
    public func readWithCare(_ page: RecognizedPage, of image: Image) throws -> RecognizedPage { page }
}
