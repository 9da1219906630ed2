import Foundation

extension ReportDocument {
    /// The report as UTF-8 JSON, with keys in alphabetical order so that equal reports are equal bytes.
    ///
    /// - Parameter indented: for people, over several lines; otherwise one line without a line break, for JSON Lines.
    public func json(indented: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if indented { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Reads one report, as written by ``json(indented:)``.
    ///
    /// - Throws: `DecodingError` for anything that is not such a report.
    public init(json: String) throws {
        self = try JSONDecoder().decode(ReportDocument.self, from: Data(json.utf8))
    }
}
