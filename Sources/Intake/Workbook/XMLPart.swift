import Foundation
import FoundationXML

/// Walks through one XML part of a workbook, element by element.
///
/// Names come without their prefix, for programs choose prefixes freely. Documents with a type declaration are refused:
/// a workbook has none, and entities could make a small file endless.
final class XMLPart: NSObject, XMLParserDelegate {
    typealias Attributes = [String: String]

    private let start: (String, Attributes) -> Void
    private let end: (String) -> Void
    private let text: (String) -> Void

    private init(
        start: @escaping (String, Attributes) -> Void, end: @escaping (String) -> Void,
        text: @escaping (String) -> Void
    ) {
        self.start = start
        self.end = end
        self.text = text
    }

    /// - Throws: ``ListError`` for what is not well-formed.
    static func walk(
        _ bytes: [UInt8], start: @escaping (String, Attributes) -> Void, end: @escaping (String) -> Void = { _ in },
        text: @escaping (String) -> Void = { _ in }
    ) throws(ListError) {
        // Anywhere before the root element; in UTF-16, which Excel never writes, libxml2's own limits hold.
        if bytes.prefix(4096).contains(sequence: Array("<!DOCTYPE".utf8)) { throw damaged }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        let part = XMLPart(start: start, end: end, text: text)
        parser.delegate = part
        guard parser.parse() else { throw damaged }
    }

    static let damaged = ListError("工作簿已损坏，请用表格软件打开后另存为 XLSX。")

    private func plain(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        start(plain(elementName), attributes)
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
    ) {
        end(plain(elementName))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text(string) }
    func parser(_ parser: XMLParser, foundCDATA block: Data) { text(String(decoding: block, as: UTF8.self)) }
}

extension Collection where Element == UInt8 {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        var rest = self[...]
        while let place = rest.firstIndex(of: sequence[0]) {
            if rest[place...].starts(with: sequence) { return true }
            rest = rest[rest.index(after: place)...]
        }
        return false
    }
}
