public import DocumentModel

extension PagePrint {
    /// - Parameter image: upright. Nil for an empty one.
    public init?(of image: Image) {
        guard !image.isEmpty else { return nil }
        let small = image.resized(width: PagePrint.columns, height: PagePrint.rows).grayscale()
        self.init(brightness: small.pixels)
    }
}
