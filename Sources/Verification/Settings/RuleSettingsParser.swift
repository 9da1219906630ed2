import DocumentModel

extension RuleSettings {
    /// Larger files are refused unread: all settings together take less than one kilobyte.
    public static let greatestByteCount = 1 << 16

    /// Reads a settings file: one JSON object, a key for each setting that differs from its default.
    ///
    /// - Throws: ``SubmissionError`` with every problem found, each with its path, its line and what is allowed. Unlike in
    ///   a submission an unknown key is an error: a setting that is misspelt would silently decide nothing.
    public init(json bytes: [UInt8]) throws(SubmissionError) {
        guard bytes.count <= RuleSettings.greatestByteCount else {
            throw SubmissionError(problems: [.init(path: "", line: 1, message: "文件超过64 KiB，不是核对设置。")])
        }
        let root: JSONNode
        do {
            root = try JSONReader.read(bytes)
        } catch {
            throw SubmissionError(problems: [.init(path: "", line: error.line, message: "不是有效的JSON：\(error.message)")])
        }
        guard case .object(let members) = root.value else {
            throw SubmissionError(problems: [
                .init(path: "", line: root.line, message: "应为对象{…}，实为\(root.kindInChinese)。")
            ])
        }
        self.init()
        var problems: [SubmissionProblem] = []
        for member in members {
            guard let setting = RuleSetting.named(member.name) else {
                problems.append(RuleSettings.unknown(member))
                continue
            }
            if !set(setting, to: member.node) {
                problems.append(
                    .init(path: setting.key, line: member.line, message: "值不可用，可用的值：\(setting.allowed)。"))
            }
        }
        if !problems.isEmpty { throw SubmissionError(problems: problems) }
    }

    private static func unknown(_ member: JSONNode.Member) -> SubmissionProblem {
        let name = String(member.name.prefix(60))
        let near = RuleSetting.all.first { TextDifference(from: $0.key, to: name).distance <= 2 }
        let hint = near.map { "是否应为“\($0.key)”？" } ?? ""
        let known = RuleSetting.all.map(\.key).joined(separator: "、")
        return .init(path: name, line: member.line, message: "不认识的设置。\(hint)可用的设置：\(known)。")
    }

    /// False if the value is none that is allowed.
    private mutating func set(_ setting: RuleSetting, to node: JSONNode) -> Bool {
        switch (setting.values, node.value) {
        case (.outcomes(let allowed, let path), .string(let text)):
            guard let outcome = allowed.first(where: { $0.rawValue == text || $0.chinese == text }) else {
                return false
            }
            self[keyPath: path] = outcome
        case (.count(let range, let path), .number(let digits)):
            guard let number = Int(digits), range.contains(number) else { return false }
            self[keyPath: path] = number
        case (.flag(let path), .boolean(let isOn)): self[keyPath: path] = isOn
        default: return false
        }
        return true
    }
}
