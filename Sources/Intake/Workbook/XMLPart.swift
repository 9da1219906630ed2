import CContainers

/// Walks through one XML part of a workbook, element by element.
///
/// Names come without their prefix, for programs choose prefixes freely. Documents with a type declaration are refused:
/// a workbook has none, and entities could make a small file endless.
final class XMLPart {
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

    /// Foundation's parser is not used: it traps on some documents that are not well-formed.
    ///
    /// - Throws: ``ListError`` for what is not well-formed.
    static func walk(
        _ bytes: [UInt8], start: @escaping (String, Attributes) -> Void, end: @escaping (String) -> Void = { _ in },
        text: @escaping (String) -> Void = { _ in }
    ) throws(ListError) {
        let part = XMLPart(start: start, end: end, text: text)
        let failed = withExtendedLifetime(part) {
            var handlers = unsafe hedui_xml_handlers(
                context: Unmanaged.passUnretained(part).toOpaque(),
                start: { context, name, attributes in
                    guard let context = unsafe context, let name = unsafe name else { return }
                    unsafe XMLPart.at(context).began(String(cString: name), attributes)
                },
                end: { context, name in
                    guard let context = unsafe context, let name = unsafe name else { return }
                    unsafe XMLPart.at(context).end(XMLPart.plain(String(cString: name)))
                },
                text: { context, start, count in
                    guard let context = unsafe context else { return }
                    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
                    unsafe XMLPart.at(context).text(String(decoding: bytes, as: UTF8.self))
                })
            return unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe hedui_xml_walk(buffer.baseAddress, buffer.count, &handlers)
            }
        }
        guard failed == 0 else { throw damaged }
    }

    static let damaged = ListError("工作簿已损坏，请用表格软件打开后另存为 XLSX。")

    private static func at(_ context: UnsafeMutableRawPointer) -> XMLPart {
        unsafe Unmanaged<XMLPart>.fromOpaque(context).takeUnretainedValue()
    }

    private static func plain(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

    private func began(_ name: String, _ list: UnsafePointer<UnsafePointer<CChar>?>?) {
        var attributes: Attributes = [:]
        guard var place = unsafe list else { return start(XMLPart.plain(name), [:]) }
        while let key = unsafe place[0], let value = unsafe place[1] {
            unsafe attributes[String(cString: key)] = unsafe String(cString: value)
            unsafe place += 2
        }
        start(XMLPart.plain(name), attributes)
    }
}
