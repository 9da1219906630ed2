import DocumentModel

/// One of the boxes is ticked: the certificate, the label, or both.
struct ReissueRequest: Rule {
    static let id = "reissue.request"
    static let title = "补办申请表勾选了补办内容"
    static let rationale = "注册证书（标签）补办申请表（附件1）须勾选申请补办注册证书或标签。"

    static let examples = [
        RuleExample("勾选注册证书", .example([.certificate(.reissueForm, .example(.requestedItem, "注册证书"))]), .match),
        RuleExample(
            "两项都勾选",
            .example([
                .certificate(.reissueForm, .example(.requestedItem, "注册证书"), .example(.requestedItem, "标签"))
            ]), .match),
        RuleExample("两项都没有勾选", .example([.certificate(.reissueForm, .example(.requestedItem, ""))]), .missing),
        RuleExample(
            "未能辨认勾选", .example([.certificate(.reissueForm, .example(.requestedItem, "", isComplete: false))]),
            .unreadable),
        RuleExample(
            "页面不清而方框清楚，均未勾选",
            .example([.example(.reissueForm, fields: [.example(.requestedItem, "", score: 0.95)], blurred: true)]),
            .missing),
        RuleExample(
            "页面不清，方框也未看清",
            .example([.example(.reissueForm, fields: [.example(.requestedItem, "", score: 0.7)], blurred: true)]),
            .unreadable),
        RuleExample("没有读到这一栏", .example([.certificate(.reissueForm)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        let form = AnnexForm.reissue
        if let preliminary = form.preliminary(id, evidence) { return preliminary }
        let fields = evidence.fields(.requestedItem, in: form.attachment)
        let ticked = fields.filter { !$0.field.value.isEmpty }
        if let first = ticked.first {
            let items = ticked.map(\.field.value).joined(separator: "、")
            return form.finding(id, .match, 0.9, [first.spot], found: items, "补办申请表勾选了补办\(items)。")
        }
        let blank = fields.first
        let spots = blank.map { [$0.spot] } ?? form.formPages(evidence).prefix(1).map(\.spot)
        // Where both boxes were surely seen it does not matter what else the page is like.
        guard let blank, blank.field.isComplete,
            blank.field.score >= DecisionThresholds.easilyConfused || Legibility.areLegible(form.formPages(evidence))
        else {
            return form.finding(id, .unreadable, 0.75, spots, "补办申请表未能辨认勾选了哪一项，请人工查看。")
        }
        return form.finding(
            id, .missing, 0.8, spots, "补办申请表未勾选申请补办的内容。", reason: "补办申请表未勾选补办注册证书或标签，请勾选后重新上传。")
    }
}
