public import DocumentModel
internal import Imaging

extension Image {
    /// The page with the ink of its seals taken out, so that print below them can be read.
    ///
    /// Red and blue ink are as bright as paper in their own channel. Grey and black ink cannot be told from print: such
    /// a page only comes back in grey.
    public func inkRemoved(for colour: SealColour) -> Image {
        switch colour {
        case .red: redRemoved()
        case .blue: blueRemoved()
        case .gray, .black: grayscale()
        }
    }
}
