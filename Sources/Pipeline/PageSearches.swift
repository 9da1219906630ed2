import DocumentModel
import Imaging
import Recognition

/// What is looked for on the pages of a file beside its text.
struct PageSearches: Hashable, Sendable {
    var seals: Bool
    var faces: Bool
    /// A photo with a card, or a portrait: always looked at for faces.
    var isPortraitOrCard: Bool

    /// - Parameter textOnly: nothing but text is wanted.
    init(attachment: AttachmentKind, textOnly: Bool) {
        isPortraitOrCard = attachment == .idInHand || attachment == .portrait
        // A scene has no seals, and much that is round and red.
        seals = !isPortraitOrCard && !textOnly
        faces = (isPortraitOrCard || attachment == .other) && !textOnly
    }

    /// Whether a picture of unknown kind is a scene rather than a page of text: no paper, and fewer lines than the
    /// sparsest sheet of the form has (about 40).
    static func mayShowPersons(_ reading: PageReading) -> Bool {
        reading.text.lines.count < 40 && !reading.image.looksLikePaper
    }
}

extension RecognizedPage {
    /// Around all lines; nil without lines.
    var extent: Rect? {
        guard let first = lines.first else { return nil }
        return lines.dropFirst().reduce(first.boundingBox) { $0.union($1.boundingBox) }
    }
}
