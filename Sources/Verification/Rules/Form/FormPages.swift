import DocumentModel

/// Both sheets of the application form were uploaded; on one picture, in one file or in two.
struct FormPages: Rule {
    static let id = "form.pages"
    static let title = "申请表两页齐全"
    static let rationale = "申请表共2页，均需上传（附件材料的具体要求 一.1）。"

    static let examples = [
        RuleExample("两页各一张", .example([.firstSheet(), .secondSheet()]), .match),
        RuleExample("两页在一张图上", .example([.example(.applicationForm, sheets: [1, 2])]), .match),
        RuleExample("缺第2页", .example([.firstSheet()]), .missing),
        RuleExample("第1页传了两次", .example([.firstSheet(), .firstSheet(.example(.applicantName, "陈晓东"))]), .missing),
        RuleExample("只有一页且认不出是哪一页", .example([.example(.applicationForm, blurred: true)]), .unreadable),
        RuleExample(
            "另一页是别的文件", .example([.firstSheet(), .example(.applicationForm, kind: .labourContract)]), .missing),
        RuleExample(
            "另一页太模糊", .example([.firstSheet(), .example(.applicationForm, kind: .unknown, blurred: true)]), .unreadable),
        RuleExample("文件打不开", .example(problems: [.example(.applicationForm)]), .unreadable),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        guard evidence.hasUpload(of: .applicationForm) else {
            return .notApplicable(id, .applicationForm, because: "未上传注册申请表。")
        }
        let pages = evidence.pages(of: .applicationForm)
        guard !pages.isEmpty else { return .unopened(id, .applicationForm, "注册申请表", evidence) }
        let found = pages.reduce(into: Set<Int>()) { $0.formUnion($1.formSheets) }
        let missing = [1, 2].filter { !found.contains($0) }
        let shown = found.sorted().map { "第\($0)页" }.joined(separator: "、")
        let wanted = missing.map { "第\($0)页" }.joined(separator: "、")
        func finding(_ outcome: Outcome, _ confidence: Double, _ message: String, _ reason: String? = nil) -> Finding {
            Finding(
                rule: id, outcome: outcome, attachment: .applicationForm, expected: "第1页、第2页",
                found: shown.isEmpty ? nil : shown, confidence: confidence,
                evidence: pages.prefix(4).map(\.spot), message: message, returnReason: reason)
        }
        if missing.isEmpty { return finding(.match, 0.98, "注册申请表两页均已上传。") }
        // A page that could not be told may be the missing one; so may one that could not be opened.
        let unclear = pages.contains { $0.formSheets.isEmpty && !isOtherDocument($0) }
        if unclear || !evidence.problems(of: .applicationForm).isEmpty {
            let known = shown.isEmpty ? "未能认出是哪一页" : "只认出\(shown)"
            return finding(.unreadable, 0.8, "上传的注册申请表\(known)，请人工查看\(wanted)是否在内。")
        }
        if shown.isEmpty {
            return finding(
                .missing, 0.85, "作为注册申请表上传的文件不是注册申请表。", "上传的文件不是注册申请表，请上传注册申请表全部2页。")
        }
        return finding(
            .missing, 0.93, "注册申请表只有\(shown)，缺\(wanted)。",
            "注册申请表应上传全部2页，当前仅识别到\(shown)，请补充上传\(wanted)。")
    }

    /// Surely read as another document.
    private func isOtherDocument(_ page: DocumentPage) -> Bool {
        switch page.kind {
        case .applicationForm, .unknown, .other: false
        default: Legibility.isLegible(page)
        }
    }
}
