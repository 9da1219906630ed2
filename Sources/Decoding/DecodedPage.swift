public import DocumentModel

/// One page as pixels, upright as far as the file itself says how it lies.
public struct DecodedPage: Hashable, Sendable {
    /// `gray8` where the page has no colour at all, otherwise `rgb8`.
    public var image: Image
    /// Of `image`; nil where the file says nothing believable.
    public var dpi: Double?
    /// Counted from 1 inside the file.
    public var pageNumber: Int

    public init(image: Image, dpi: Double?, pageNumber: Int) {
        self.image = image
        self.dpi = dpi
        self.pageNumber = pageNumber
    }
}
