/// Makes texts comparable without changing what they say: differences of code, and traditional forms of what is printed in
/// simplified ones.
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
        var pairs = traditional.unicodeScalars.makeIterator()
        while let form = pairs.next(), let simplified = pairs.next() { table[form] = simplified }
        return table
    }()

    /// Traditional forms, each before its simplified one, of the words printed on forms, contracts and certificates and of
    /// the commonest surnames. The documents are in simplified characters (国家通用语言文字法, article 9); recognisers that
    /// know both give now and then the other form of the same character (专業学時).
    private static let traditional =
        "業业學学時时專专單单勞劳動动約约簽签訂订負负責责註注冊册請请證证書书號号碼码準准發发機机構构個个體体現现職职務务崗岗區区縣县廈厦門门產产質质檢检驗验電电話话實实"
        + "習习級级繼继續续內内經经營营執执稱称變变與与關关設设計计師师員员聯联戶户開开長长東东陳陈黃黄吳吴劉刘楊杨趙赵鄭郑謝谢許许鄧邓馮冯蕭萧葉叶蔣蒋蘇苏盧卢"
        + "賴赖溫温強强國国華华麗丽鳳凤蘭兰龍龙雲云飛飞慶庆軍军紅红偉伟輝辉麵面銀银鋼钢鐵铁礦矿運运輸输達达備备監监總总廠厂團团資资訊讯際际貿贸"

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
