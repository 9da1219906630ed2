import DocumentModel

/// Takes typed values out of JSON objects and collects everything that is wrong on the way.
///
/// Values themselves are quoted in messages only where they are words of an enumeration or dates: names and numbers of
/// persons stay out of error texts.
struct FieldReader {
    struct Object {
        var path: String
        var line: Int
        var members: [String: JSONNode]
    }

    struct Element {
        var path: String
        var node: JSONNode
    }

    /// Longer texts are refused; no name, post or path of a submission comes near (Linux paths end at 4096 bytes).
    static let greatestTextLength = 1000

    private(set) var problems: [SubmissionProblem] = []
    private(set) var warnings: [SubmissionProblem] = []

    private mutating func fail(_ path: String, _ line: Int, _ message: String) {
        problems.append(SubmissionProblem(path: path, line: line, message: message))
    }

    private mutating func warn(_ path: String, _ line: Int, _ message: String) {
        warnings.append(SubmissionProblem(path: path, line: line, message: message))
    }

    private func path(_ name: String, in object: Object) -> String {
        object.path.isEmpty ? name : "\(object.path).\(name)"
    }

    /// Tells what is wrong with an element that only others show: too many of them, or the same twice.
    mutating func refuse(_ element: Element, _ message: String) { fail(element.path, element.node.line, message) }

    // MARK: Structure

    mutating func object(_ node: JSONNode, path: String, known: [String]) -> Object? {
        guard case .object(let members) = node.value else {
            fail(path, node.line, "应为对象{…}，实为\(node.kindInChinese)。")
            return nil
        }
        for member in members where !known.contains(member.name) {
            let name = member.name.beginning(60)
            let place = path.isEmpty ? name : "\(path).\(name)"
            let near = known.first { TextDifference(from: $0, to: name).distance <= 2 }
            warn(place, member.line, "不认识的字段，已忽略\(near.map { "（是否应为“\($0)”？）" } ?? "")。")
        }
        let values = Dictionary(members.map { ($0.name, $0.node) }, uniquingKeysWith: { first, _ in first })
        return Object(path: path, line: node.line, members: values)
    }

    mutating func requiredObject(_ name: String, in object: Object, known: [String]) -> Object? {
        guard let node = required(name, in: object) else { return nil }
        return self.object(node, path: path(name, in: object), known: known)
    }

    mutating func optionalObject(_ name: String, in object: Object, known: [String]) -> Object? {
        guard let node = present(name, in: object) else { return nil }
        return self.object(node, path: path(name, in: object), known: known)
    }

    mutating func requiredArray(_ name: String, in object: Object) -> [Element]? {
        guard let node = required(name, in: object) else { return nil }
        let place = path(name, in: object)
        guard case .array(let elements) = node.value else {
            fail(place, node.line, "应为数组[…]，实为\(node.kindInChinese)。")
            return nil
        }
        return elements.enumerated().map { Element(path: "\(place)[\($0.offset)]", node: $0.element) }
    }

    private func present(_ name: String, in object: Object?) -> JSONNode? {
        guard let node = object?.members[name], node.value != .null else { return nil }
        return node
    }

    private mutating func required(_ name: String, in object: Object) -> JSONNode? {
        if let node = present(name, in: object) { return node }
        fail(path(name, in: object), object.members[name]?.line ?? object.line, "必填，不能缺少或为null。")
        return nil
    }

    // MARK: Values

    private mutating func text(_ node: JSONNode, _ path: String) -> String? {
        guard case .string(let text) = node.value else {
            fail(path, node.line, "应为字符串，实为\(node.kindInChinese)。")
            return nil
        }
        guard !text.isLonger(than: FieldReader.greatestTextLength) else {
            fail(path, node.line, "超过\(FieldReader.greatestTextLength)个字符。")
            return nil
        }
        return text.trimmed
    }

    mutating func requiredText(_ name: String, in object: Object) -> String? {
        guard let node = required(name, in: object), let text = text(node, path(name, in: object)) else { return nil }
        guard !text.isEmpty else {
            fail(path(name, in: object), node.line, "必填，不能为空。")
            return nil
        }
        return text
    }

    /// The name of a person or a unit: a text that is more than punctuation.
    mutating func requiredName(_ name: String, in object: Object) -> String? {
        guard let text = requiredText(name, in: object) else { return nil }
        guard text.isName else {
            fail(path(name, in: object), object.members[name]?.line ?? object.line, "应为名称，不能只有标点或符号。")
            return nil
        }
        return text
    }

    /// Nil where absent or null; an empty string counts as absent, with a warning.
    mutating func text(_ name: String, in object: Object?) -> String? { word(name, in: object)?.text }

    private mutating func word(_ name: String, in object: Object?) -> (text: String, path: String, line: Int)? {
        guard let object, let node = present(name, in: object) else { return nil }
        let place = path(name, in: object)
        guard let text = text(node, place) else { return nil }
        guard !text.isEmpty else {
            warn(place, node.line, "空字符串按未填写处理。")
            return nil
        }
        return (text, place, node.line)
    }

    mutating func date(_ name: String, in object: Object?) -> CalendarDate? {
        guard let word = word(name, in: object) else { return nil }
        if let date = CalendarDate(iso: word.text) { return date }
        fail(word.path, word.line, "“\(word.text.beginning(30))”不是有效日期，应写作2026-11-20。")
        return nil
    }

    mutating func contractEnd(_ name: String, in object: Object?) -> ContractEnd? {
        guard let word = word(name, in: object) else { return nil }
        if let end = ContractEnd(fieldValue: word.text == "无固定期限" ? "open-ended" : word.text) { return end }
        fail(word.path, word.line, "“\(word.text.beginning(30))”不可用，应为日期（如2027-02-28）或open-ended（无固定期限）。")
        return nil
    }

    /// Hours of education: a number from 0 to 10000.
    mutating func hours(_ name: String, in object: Object?) -> Double? {
        guard let object, let node = present(name, in: object) else { return nil }
        let place = path(name, in: object)
        guard case .number(let digits) = node.value else {
            fail(place, node.line, "应为数字，实为\(node.kindInChinese)。")
            return nil
        }
        // 10000 hours are more than a whole registration period of working days.
        guard let hours = Double(digits), (0...10_000).contains(hours) else {
            fail(place, node.line, "应为0至10000之间的数字。")
            return nil
        }
        return hours
    }

    mutating func choice<Choice: DeclaredChoice>(_ name: String, in object: Object?) -> Choice? {
        guard let word = word(name, in: object) else { return nil }
        return choice(word)
    }

    mutating func requiredChoice<Choice: DeclaredChoice>(_ name: String, in object: Object) -> Choice? {
        guard let node = required(name, in: object) else { return nil }
        let place = path(name, in: object)
        guard let text = text(node, place) else { return nil }
        return choice((text, place, node.line))
    }

    private mutating func choice<Choice: DeclaredChoice>(_ word: (text: String, path: String, line: Int)) -> Choice? {
        if let choice = Choice.allCases.first(where: { $0.rawValue == word.text || $0.chinese == word.text }) {
            return choice
        }
        let allowed = Choice.allCases.map { "\($0.rawValue)（\($0.chinese)）" }.joined(separator: "、")
        fail(word.path, word.line, "“\(word.text.beginning(30))”不可用，可用的值：\(allowed)。")
        return nil
    }

    /// The name of a file as written. Whether it stays inside the folder is ``BundlePath``'s matter: one bad path is a
    /// finding about one file, not an error of the whole submission.
    mutating func fileName(_ element: Element) -> String? {
        guard case .string(let name) = element.node.value else {
            fail(element.path, element.node.line, "应为文件路径（字符串），实为\(element.node.kindInChinese)。")
            return nil
        }
        guard !name.isLonger(than: FieldReader.greatestTextLength) else {
            fail(element.path, element.node.line, "超过\(FieldReader.greatestTextLength)个字符。")
            return nil
        }
        return name
    }
}

extension StringProtocol {
    /// Whether anything in the text could name a person or a unit: at least one letter, character or digit.
    public var isName: Bool { contains { $0.isLetter || $0.isNumber } }
}

/// An enumeration of the submission: each value has its word and its Chinese name.
protocol DeclaredChoice: CaseIterable, RawRepresentable<String> {
    var chinese: String { get }
}

extension RegistrationKind: DeclaredChoice {}
extension IDType: DeclaredChoice {}
extension EmploymentStatus: DeclaredChoice {}
extension EducationSource: DeclaredChoice {}
extension AttachmentKind: DeclaredChoice {}
