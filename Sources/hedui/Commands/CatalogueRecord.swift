import DocumentModel
import Reporting
import Verification

/// An entry of what `hedui rules` lists.
protocol CatalogueRecord: Encodable {
    /// Several lines, each ended.
    func text(width: Int) -> String
}

/// A rule, as it is listed.
struct RuleRecord: CatalogueRecord {
    struct Example: Encodable {
        var name: String
        var outcome: Outcome
    }

    var id: String
    var title: String
    var rationale: String
    /// Nil if not asked for.
    var examples: [Example]?

    init(_ rule: any Rule, hasExamples: Bool) {
        id = rule.id
        title = rule.title
        rationale = rule.rationale
        examples = hasExamples ? rule.examples.map { Example(name: $0.name, outcome: $0.outcome) } : nil
    }

    func text(width: Int) -> String {
        var lines = ["\(id)  \(title)"] + indented("依据：\(rationale)", to: width)
        if let examples {
            lines.append("  示例：")
            lines += examples.map { "    \(padded($0.outcome.chinese, to: 12))\($0.name)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A setting, as it is listed.
struct SettingRecord: CatalogueRecord {
    enum CodingKeys: String, CodingKey {
        case key, allowed, chinese, english
        case defaultValue = "default"
    }

    var key: String
    var defaultValue: String
    var allowed: String
    var chinese: String
    var english: String

    init(_ setting: RuleSetting) {
        key = setting.key
        defaultValue = setting.defaultValue
        allowed = setting.allowed
        chinese = setting.chinese
        english = setting.english
    }

    func text(width: Int) -> String {
        let lines =
            ["\(key)  默认：\(defaultValue)  可用：\(allowed)"] + indented(chinese, to: width) + indented(english, to: width)
        return lines.joined(separator: "\n") + "\n"
    }
}

private func indented(_ text: String, to width: Int) -> [String] {
    wrapped(text, to: max(20, width - 2)).map { "  \($0)" }
}
