import DocumentModel
import Imaging
import Recognition

/// What is looked for on the pages of a file beside its text.
struct PageSearches: Hashable, Sendable {
    var seals: Bool
    var faces: Bool
    /// A photo with a card, or a portrait: always looked at for faces.
    var isPortraitOrCard: Bool

    /// A face is all there is to see, and which way up it is cannot be told from text.
    var isPortrait: Bool
    /// Taken by the applicant of himself, perhaps with the front camera.
    var mayBeMirrored: Bool

    /// - Parameter textOnly: nothing but text is wanted.
    init(attachment: AttachmentKind, textOnly: Bool) {
        mayBeMirrored = attachment == .idInHand
        isPortrait = attachment == .portrait
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

extension DocumentPage {
    /// Height of the face over that of the picture from which on the picture is a portrait: on a one-inch picture (33 × 48
    /// mm in the rules for identity photos) the head is 28 to 33 mm high, and the detector's box two thirds of it.
    private static let portraitShare = 0.22
    /// More characters than a studio's mark has.
    private static let fewestCharacters = 12

    /// One large face and no text: a picture for a certificate, unless it was uploaded as the photo with a card.
    var showsPortraitOnly: Bool {
        guard kind == .unknown, attachment != .idInHand, let face = faces.first(where: { $0.score >= 0.7 }) else {
            return false
        }
        let characters = text.lines.reduce(0) { $0 + $1.glyphs.count }
        return characters < DocumentPage.fewestCharacters
            && face.box.height >= DocumentPage.portraitShare * Double(text.height)
    }
}
