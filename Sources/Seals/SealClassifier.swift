public import DocumentModel

/// Tells from its text what a seal is for.
///
/// The order is that of practice: special seals carry the company's name on the ring like its own seal does, and the
/// labour-contract seal ends in the words of the contract seal.
public struct SealClassifier: Sendable {
    public init() {}

    private static let otherBusiness = [
        "业务专用", "报价", "投标", "采购", "销售", "出库", "入库", "质检", "检验专用", "项目经理", "项目部", "资料专用", "技术专用", "收讫", "付讫", "收发", "票据",
        "现金", "档案专用", "验讫",
    ]
    private static let personnel = [
        "人事部", "人事处", "人事科", "力资源", "资源部", "人事专用", "人事章", "人力资源", "组织人事", "劳资", "政工人事", "干部人事", "劳动人事", "人事教育",
    ]
    private static let societies = ["工会", "党委", "党支部", "党总支", "中共", "共产党", "共青团", "团委"]
    private static let departments = ["部", "处", "科", "室", "中心", "车间", "分厂", "班组"]
    private static let branches = ["分公司", "分厂", "分店", "营业部", "支行", "分行", "分院", "门市部", "办事处", "分所"]

    /// - Parameters:
    ///   - text: along the ring; empty if it was not read.
    ///   - lineText: across.
    ///   - hasUnreadLine: whether something stands across that was not read.
    /// - Returns: `unknown` if neither was read, and where what was not read decides.
    public func kind(text: String, lineText: String, shape: SealShape, hasUnreadLine: Bool = false) -> SealKind {
        let both = text + " " + lineText
        func has(_ words: [String], in text: String) -> Bool { words.contains(where: text.contains) }
        // No other seal ends so, and the first character of a line is lost most easily.
        if both.contains("劳动合同") || isCutLabourContract(both) || lineText == "劳动专用章" { return .labourContract }
        if both.contains("发票") { return .invoice }
        if both.contains("财务") { return .finance }
        if both.contains("合同专用") || lineText.contains("合同") { return .contract }
        if has(SealClassifier.personnel, in: lineText) || text.hasSuffix("人力资源部") || text.hasSuffix("人事部") {
            return .personnel
        }
        if shape == .square {
            let name = SealText.hanCount(lineText.isEmpty ? text : lineText)
            return name <= 4 ? .personal : .other
        }
        if has(SealClassifier.otherBusiness, in: lineText) || text.hasSuffix("专用章") { return .other }
        if lineText.contains("专用章") {
            // Purposes have two characters, seldom three; four that are none of them are a longer one misread: 南位士司 of 劳动合同.
            return SealText.hanCount(lineText) >= 7 ? .unknown : .other
        }
        if has(SealClassifier.societies, in: both) { return .other }
        let across = SealClassifier.withoutNumber(SealClassifier.withoutDate(lineText))
        // Nothing else that stands across ends in 公司: the 分 before it is lost now and then.
        if SealClassifier.branches.contains(where: across.hasSuffix) || across.hasSuffix("公司") { return .branch }
        // 项目部; the recogniser sometimes takes 项 for its traditional form, or loses it, and 目 for 自.
        if across.hasSuffix("目部") || across.hasSuffix("自部") { return .other }
        if SealClassifier.departments.contains(where: across.hasSuffix) { return .department }
        // Some purpose is named, of which too little was read.
        let hasPurpose = has(["专用", "用章"], in: lineText)
        return text.isEmpty || hasUnreadLine || hasPurpose ? .unknown : .official
    }

    /// 动合同专, of which both ends were lost; 移动合同 and the like are other things.
    private func isCutLabourContract(_ text: String) -> Bool {
        guard let place = text.firstRange(of: "动合同") else { return false }
        return !["移", "流", "自", "活"].contains { text[..<place.lowerBound].hasSuffix($0) }
    }

    /// Without what the form prints for the date under the seal: 工程部年.
    private static func withoutDate(_ text: String) -> String {
        var rest = Substring(text)
        while let last = rest.last, "年月日".contains(last) || last.isNumber { rest.removeLast() }
        return String(rest)
    }

    /// 合同专用章（1） without its number.
    private static func withoutNumber(_ text: String) -> String {
        guard text.hasSuffix("）"), let opening = text.lastIndex(of: "（") else { return text }
        return String(text[..<opening])
    }
}
