/// Whether the name of a post or department says that its work is work safety (安全生产).
enum SafetyWork {
    /// Words by which safety posts and departments are called. 安 followed by 环, 质, 监, 技 or 健 abbreviates 安全.
    private static let words = [
        "安全", "安环", "安质", "质安", "安监", "安技", "安健环", "安评", "环安", "EHS", "HSE", "HSSE", "ESH", "SHE", "注安", "职业健康", "职业卫生",
        "应急管理", "检测检验", "安生", "安委",
    ]

    /// Other kinds of safety and security.
    private static let otherKinds = ["信息安全", "网络安全", "数据安全", "食品安全", "保密安全", "国家安全", "粮食安全", "药品安全"]

    /// - Parameter post: a post or department as it was declared or read.
    static func isNamed(in post: String) -> Bool {
        var text = NormalizedText(post).text.uppercased()
        for other in otherKinds { text = text.split(separator: other).joined(separator: "、") }
        return words.contains(where: text.contains)
    }
}
