/// Makes texts comparable without changing what they say: only differences of code, never of sign.
///
/// The steps are those that leave 「完全一致」 intact: full and half width, white space, kinds of brackets, colons and middle
/// dots. A letter is never turned into another letter here.
public enum TextNormalization {
    /// The text without white space, Latin letters and digits in half width, brackets and colons in full width.
    public static func normalized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars(of: text))
        return String(result)
    }

    /// The scalars of ``normalized(_:)``; working on scalars keeps matching fast.
    static func scalars(of text: some StringProtocol) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if let kept = folded(scalar) { result.append(kept) }
        }
        return result
    }

    /// Nil for white space and other scalars without ink.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let mapped = table[scalar] { return mapped }
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFE00...0xFE0F, 0xFEFF:
            return nil
        // Full-width forms are the ASCII range moved by 0xFEE0 (Unicode chart FF00).
        case 0xFF01...0xFF5E:
            guard let half = Unicode.Scalar(scalar.value - 0xFEE0) else { return scalar }
            return table[half] ?? half
        default: return scalar
        }
    }

    private static let table: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        let groups: [(Unicode.Scalar, String)] = [
            ("（", "(（﹙[［〔﹝⦅"), ("）", ")）﹚]］〕﹞⦆"), ("：", ":：︰﹕∶"), ("·", "·•・‧∙⋅･"),
            ("；", ";；"), ("，", ",，﹐"), ("_", "_＿﹍﹎﹏ˍ"), ("-", "-－‐‑‒–—―─━﹣−"), ("~", "~～〜∼"), ("。", "｡"),
        ]
        for (sign, variants) in groups {
            for variant in variants.unicodeScalars { table[variant] = sign }
        }
        return table
    }()

    /// Characters of Chinese names and words: the unified ideographs with their extensions, and 〇.
    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
        default: false
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
}

extension Sequence<Unicode.Scalar> {
    /// The scalars put together again.
    var joinedText: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}
