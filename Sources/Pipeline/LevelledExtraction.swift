import DocumentModel
import Extraction
import Foundation

/// Extracts fields from skewed pages as if they lay straight: the lines are turned level about the page's centre, and
/// what was found is turned back, so that its place is right on the page as it is.
struct LevelledExtraction {
    private let extraction = FieldExtraction()

    /// - Parameter pages: of one attachment, in order.
    func extract(from pages: [DocumentPage], attachment: AttachmentKind) -> [PageExtraction] {
        let level = pages.map { page in
            let turn = Turn(page: page.text, degrees: -page.quality.skewDegrees)
            var text = page.text
            for line in text.lines.indices {
                text.lines[line].quad = turn.apply(text.lines[line].quad)
                for glyph in text.lines[line].glyphs.indices {
                    text.lines[line].glyphs[glyph].quad = turn.apply(text.lines[line].glyphs[glyph].quad)
                }
            }
            return text
        }
        let found = extraction.extract(document: level, attachment: attachment)
        return zip(pages, found).map { page, extracted in
            let back = Turn(page: page.text, degrees: page.quality.skewDegrees)
            var extracted = extracted
            for field in extracted.fields.indices {
                extracted.fields[field].quad = back.apply(extracted.fields[field].quad)
            }
            return extracted
        }
    }
}

/// A turn about the centre of a page.
private struct Turn {
    let center: Point
    let sine: Double
    let cosine: Double

    /// - Parameter degrees: clockwise.
    init(page: RecognizedPage, degrees: Double) {
        center = Point(x: Double(page.width) / 2, y: Double(page.height) / 2)
        sine = sin(degrees * .pi / 180)
        cosine = cos(degrees * .pi / 180)
    }

    func apply(_ quad: Quad) -> Quad {
        func turned(_ point: Point) -> Point {
            let d = point - center
            return Point(x: center.x + d.x * cosine - d.y * sine, y: center.y + d.x * sine + d.y * cosine)
        }
        return Quad(
            topLeft: turned(quad.topLeft), topRight: turned(quad.topRight), bottomRight: turned(quad.bottomRight),
            bottomLeft: turned(quad.bottomLeft))
    }
}
