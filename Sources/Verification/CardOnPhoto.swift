import DocumentModel

/// Where the card lies in a photo, told from what was read on it, and the faces on and beside it.
struct CardOnPhoto {
    let page: DocumentPage

    /// Values that a card carries.
    private static let values: Set<FieldName> = [.applicantName, .idNumber, .sex, .birthDate, .address]
    private static let labels = [
        "姓名", "性别", "民族", "出生", "住址", "公民身份号码", "居民身份证", "签发机关", "有效期限",
    ]

    /// From this score a face is one: persons have 0.89 and more on generated and real pictures, portraits on cards 0.46
    /// and more.
    static let sureFace = 0.7

    /// What was read on the card.
    private var quads: [Quad] {
        let lines = page.text.lines.filter { line in
            let text = NormalizedText(line.text).text
            return CardOnPhoto.labels.contains { text.contains($0) }
        }
        return page.fields.filter { CardOnPhoto.values.contains($0.name) }.map(\.quad) + lines.map(\.quad)
    }

    /// The direction of the card's text, as a unit vector: a card held at a slant takes a level rectangle much larger than
    /// itself, with the face above it.
    private var direction: Point {
        let sum = quads.reduce(Point(x: 0, y: 0)) { $0 + ($1.topRight - $1.topLeft) }
        let length = (sum.x * sum.x + sum.y * sum.y).squareRoot()
        return length > 0 ? sum * (1 / length) : Point(x: 1, y: 0)
    }

    private func level(_ point: Point, _ direction: Point) -> Point {
        Point(
            x: point.x * direction.x + point.y * direction.y, y: point.y * direction.x - point.x * direction.y)
    }

    /// Around the card's text, level; nil where no card was read.
    var textArea: Rect? {
        let direction = direction
        let boxes = quads.map { quad in
            Quad(
                topLeft: level(quad.topLeft, direction), topRight: level(quad.topRight, direction),
                bottomRight: level(quad.bottomRight, direction), bottomLeft: level(quad.bottomLeft, direction)
            ).boundingBox
        }
        guard let first = boxes.first else { return nil }
        return boxes.dropFirst().reduce(first) { $0.union($1) }
    }

    /// Where the card's own portrait may be, level: right of its text and above the number. The text spans the card but for its
    /// margins where the number was read, and two thirds of it where not. On travel documents the same left of it, too.
    var cardArea: Rect? {
        textArea.map { text in
            let margin = 0.15 * text.width
            let left = page.text.showsTravelDocument ? 0.5 * text.width : 0
            return Rect(
                x: text.x - margin - left, y: text.y - 2 * margin, width: 1.5 * text.width + 2 * margin + left,
                height: text.height + 4 * margin)
        }
    }

    /// The portrait on the card.
    var portrait: Face? {
        guard let area = cardArea else { return nil }
        return page.faces.filter { isOnCard($0, area) }.max { $0.score < $1.score }
    }

    /// Faces of persons: beside the card, and larger than the card's portrait.
    var persons: [Face] {
        guard let area = cardArea else { return [] }
        let own = portrait?.box.height ?? 0
        return page.faces.filter { !isOnCard($0, area) && $0.box.height > 1.2 * own }
    }

    /// The card's portrait is a fifth of its width (24 of 85.6 mm, the face in it 15 mm), a third of its text's: a face twice as
    /// large that only overlaps the card's area is that of the person behind it.
    private func isOnCard(_ face: Face, _ area: Rect) -> Bool {
        area.contains(level(Point(x: face.box.midX, y: face.box.midY), direction))
            && face.box.width < 0.72 * (textArea?.width ?? 0)
    }

    /// Part of the picture that the card takes, 0…1.
    var share: Double {
        let picture = Double(page.text.width) * Double(page.text.height)
        guard let area = cardArea, picture > 0 else { return 0 }
        return min(1, area.area / picture)
    }
}
