/// Reads JSON (RFC 8259) and keeps the line of every value.
///
/// Written here because no library at hand tells lines. Stricter than most: a name that occurs twice in one object, a
/// lone surrogate and text after the value are errors, because each could make two programs read two different
/// submissions from one file. Never traps, and its depth is limited, so its stack is too.
struct JSONReader {
    /// Deeper nesting is refused. A submission needs four levels.
    static let greatestDepth = 32

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    /// - Returns: the one value of the text.
    /// - Throws: ``JSONSyntaxError`` at the first byte that is not JSON or not UTF-8.
    static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            throw JSONSyntaxError(line: 1, message: "文件是UTF-16编码，请另存为UTF-8。")
        }
        if let bad = firstInvalidByte(of: bytes) {
            let line = 1 + bytes[..<bad].count { $0 == newline }
            throw JSONSyntaxError(line: line, message: "文件不是UTF-8编码，请另存为UTF-8。")
        }
        var reader = JSONReader(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        reader.skipSpace()
        let node = try reader.value(depth: 1)
        reader.skipSpace()
        guard reader.current == nil else { throw reader.error("JSON结束后还有多余的内容。") }
        return node
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private static let newline = UInt8(ascii: "\n")

    /// The strict UTF-8 of the Unicode Standard, table 3-7: no overlong forms, no surrogates.
    private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            let (count, second): (Int, ClosedRange<UInt8>)
            switch lead {
            case 0x00...0x7F: (count, second) = (1, 0x80...0xBF)
            case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
            case 0xE0: (count, second) = (3, 0xA0...0xBF)
            case 0xED: (count, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
            case 0xF0: (count, second) = (4, 0x90...0xBF)
            case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
            case 0xF4: (count, second) = (4, 0x80...0x8F)
            default: return index
            }
            guard index + count <= bytes.count else { return index }
            if count > 1, !second.contains(bytes[index + 1]) { return index }
            if count > 2, bytes[(index + 2)..<(index + count)].contains(where: { $0 & 0xC0 != 0x80 }) { return index }
            index += count
        }
        return nil
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func error(_ message: String) -> JSONSyntaxError { JSONSyntaxError(line: line, message: message) }

    private mutating func skipSpace() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            if byte == JSONReader.newline { line += 1 }
            position += 1
        }
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
        guard depth <= JSONReader.greatestDepth else {
            throw error("嵌套超过\(JSONReader.greatestDepth)层。")
        }
        let start = line
        switch current {
        case UInt8(ascii: "{"): return JSONNode(value: .object(try members(depth: depth)), line: start)
        case UInt8(ascii: "["): return JSONNode(value: .array(try elements(depth: depth)), line: start)
        case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), line: start)
        case UInt8(ascii: "t"): return JSONNode(value: try word("true", .boolean(true)), line: start)
        case UInt8(ascii: "f"): return JSONNode(value: try word("false", .boolean(false)), line: start)
        case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), line: start)
        case .some(let byte) where byte == UInt8(ascii: "-") || isDigit(byte):
            return JSONNode(value: .number(try number()), line: start)
        case .none: throw error("内容不完整，文件提前结束。")
        default: throw error("此处应为一个JSON值。")
        }
    }

    private mutating func word(_ text: String, _ value: JSONNode.Value) throws(JSONSyntaxError) -> JSONNode.Value {
        let end = position + text.utf8.count
        guard end <= bytes.count, bytes[position..<end].elementsEqual(text.utf8) else {
            throw error("此处应为一个JSON值。")
        }
        position = end
        return value
    }

    private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONNode.Member] {
        var members: [JSONNode.Member] = []
        var lines: [String: Int] = [:]
        position += 1
        skipSpace()
        if current == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            guard current == UInt8(ascii: "\"") else {
                throw error(current == nil ? "内容不完整，文件提前结束。" : "此处应为用双引号括起的字段名。")
            }
            let nameLine = line
            let name = try string()
            if let first = lines.updateValue(nameLine, forKey: name) {
                throw JSONSyntaxError(line: nameLine, message: "同一对象中字段“\(name.beginning(40))”重复（首次出现在第\(first)行）。")
            }
            skipSpace()
            guard current == UInt8(ascii: ":") else { throw error("字段名后应为冒号。") }
            position += 1
            skipSpace()
            members.append(JSONNode.Member(name: name, line: nameLine, node: try value(depth: depth + 1)))
            if try isLast(closing: UInt8(ascii: "}")) { return members }
        }
    }

    private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONNode] {
        var elements: [JSONNode] = []
        position += 1
        skipSpace()
        if current == UInt8(ascii: "]") {
            position += 1
            return elements
        }
        while true {
            elements.append(try value(depth: depth + 1))
            if try isLast(closing: UInt8(ascii: "]")) { return elements }
        }
    }

    /// Steps over the comma or the closing bracket after an element.
    private mutating func isLast(closing: UInt8) throws(JSONSyntaxError) -> Bool {
        skipSpace()
        switch current {
        case closing:
            position += 1
            return true
        case UInt8(ascii: ","):
            position += 1
            skipSpace()
            if current == closing { throw error("最后一项后面多了一个逗号。") }
            return false
        case .none: throw error("内容不完整，文件提前结束。")
        default: throw error("此处应为逗号或结束括号。")
        }
    }

    private func isDigit(_ byte: UInt8?) -> Bool { byte.map { (48...57).contains($0) } ?? false }

    private mutating func digits() throws(JSONSyntaxError) {
        guard isDigit(current) else { throw error("数字写法不正确。") }
        while isDigit(current) { position += 1 }
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") {
            position += 1
            if isDigit(current) { throw error("数字写法不正确：不能以0开头。") }
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

extension JSONReader {
    /// Reads a string whose opening quote is the current byte.
    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
            case 0x00..<0x20: throw error("字符串中有换行或其他控制字符，可能缺少右双引号。")
            default: text.append(byte)
            }
        }
        throw error("字符串没有结束，缺少右双引号。")
    }

    /// The character after a backslash.
    private mutating func escaped() throws(JSONSyntaxError) -> Unicode.Scalar {
        guard let byte = current else { throw error("字符串没有结束，缺少右双引号。") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw error("字符串中有不认识的转义。文件路径请用“/”而不是“\\”。")
        }
    }

    /// Four hexadecimal digits, or a pair of surrogates.
    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), current == UInt8(ascii: "\\") else {
            throw error("字符串中有不成对的代理字符（\\u转义）。")
        }
        position += 1
        guard current == UInt8(ascii: "u") else { throw error("字符串中有不成对的代理字符（\\u转义）。") }
        position += 1
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("字符串中有不成对的代理字符（\\u转义）。") }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw error("\\u后应为四位十六进制数字。")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
