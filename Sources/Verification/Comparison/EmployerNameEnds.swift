/// Where a name of a company that was read may begin or end at the wrong place.
enum EmployerNameEnds {
    /// Last words of registered names (organisational forms; 企业名称登记管理规定, article 6).
    private static let forms = [
        "公司", "厂", "中心", "事务所", "合伙）", "店", "行", "院", "所", "集团", "社", "站", "局", "委员会", "大学", "学院",
        "学校", "队", "处", "部",
    ]

    /// Labels that stand after the name in templates and can be read into it.
    private static let labels = [
        "法定代表人", "法人代表", "负责人", "统一社会信用", "信用代码", "地址", "住所", "注册地", "经营地", "电话", "联系",
        "邮编", "邮政编码", "性质", "类型", "盖章", "公章", "乙方", "签订", "日期",
    ]

    /// Why a difference may be one of the cut, not of the name, in Chinese; nil if it is not.
    static func doubt(of difference: TextDifference) -> String? {
        let found = String(difference.found)
        let expected = String(difference.expected)
        if expected.hasPrefix(found), !forms.contains(where: found.hasSuffix) { return "名称末尾未读完整" }
        if found.hasPrefix(expected) {
            let rest = found.dropFirst(expected.count)
            if labels.contains(where: rest.hasPrefix) { return "名称后面的文字可能不属于名称" }
        }
        return nil
    }
}
