import DocumentModel
import Pipeline
import Verification

/// What was read from one file.
struct FileReading {
    var file: String
    var pages: [DocumentPage]
    var problems: [FileProblem]

    init(file: String, analysis: FileAnalysis) {
        self.file = file
        pages = analysis.pages.map(\.page)
        problems = analysis.problems
    }
}

/// The JSON of `hedui read`, schema `hedui.reading/1`: pages as in a report, and their lines.
struct FileRecord: Encodable {
    struct Problem: Encodable {
        var reason: FileProblem.Reason
        var message: String
    }

    /// A line of text with a box for each character.
    struct Line: Encodable {
        struct Character: Encodable {
            var text: String
            var quad: Quad
            var confidence: Double
        }

        var text: String
        var quad: Quad
        var confidence: Double
        var characters: [Character]

        init(_ line: TextLine) {
            text = line.text
            quad = line.quad
            confidence = fourDecimals(line.score)
            characters = line.glyphs.map {
                Character(text: $0.text, quad: $0.quad, confidence: fourDecimals($0.score))
            }
        }
    }

    struct Page: Encodable {
        var page: PageRecord
        var lines: [Line]

        private enum CodingKeys: String, CodingKey {
            case lines
        }

        func encode(to encoder: any Encoder) throws {
            try page.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(lines, forKey: .lines)
        }
    }

    var schema = "hedui.reading/1"
    var file: String
    var pages: [Page]
    var problems: [Problem]

    init(_ reading: FileReading) {
        file = reading.file
        pages = reading.pages.map { Page(page: PageRecord($0), lines: $0.text.lines.map(Line.init)) }
        problems = reading.problems.map { Problem(reason: $0.reason, message: $0.message) }
    }
}

private func fourDecimals(_ value: Double) -> Double { value.isFinite ? (value * 10_000).rounded() / 10_000 : 0 }
