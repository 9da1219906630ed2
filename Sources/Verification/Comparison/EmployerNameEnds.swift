/// Where a name of a company that was read may begin or end at the wrong place, or be no name at all.
enum EmployerNameEnds {
    /// Last words of registered names (organisational forms, 企业名称登记管理规定, article 6) and of institutions.
    private static let forms = [
        "公司", "厂", "中心", "事务所", "合伙）", "店", "行", "院", "所", "集团", "社", "站", "局", "委员会", "大学", "学校", "队",
        "处", "部", "协会", "学会", "工作室", "场", "馆", "园",
    ]

    /// Labels that stand beside the name in templates and can be read into it, or in its place.
    private static let labels = [
        "法定代表人", "法人代表", "负责人", "统一社会信用", "信用代码", "地址", "住所", "注册地", "经营地", "电话", "邮编", "邮政编码",
        "单位性质", "单位类型", "盖章", "公章", "乙方", "签订日期", "起止时间", "工作经历", "管理号", "资格证书", "继续教育",
    ]

    /// Why a difference may be one of the cut, not of the name, in Chinese; nil if it is not.
    static func doubt(of difference: TextDifference) -> String? {
        let found = String(difference.found)
        let expected = String(difference.expected)
        if found.hasPrefix(expected), labels.contains(where: found.dropFirst(expected.count).hasPrefix) {
            return "名称后面的文字可能不属于名称"
        }
        if labels.contains(where: { found.contains($0) && !expected.contains($0) }) { return "读到的文字不像单位名称" }
        // An unusual ending is a cut only if the declared name has a usual one.
        if forms.contains(where: expected.hasSuffix), !forms.contains(where: found.hasSuffix) { return "名称末尾未读完整" }
        return nil
    }
}
