import DocumentModel

extension Finding {
    /// The rule does not concern this submission.
    static func notApplicable(_ rule: String, _ attachment: AttachmentKind?, because message: String) -> Finding {
        Finding(rule: rule, outcome: .notApplicable, attachment: attachment, confidence: 1, message: message)
    }

    /// Uploaded, but no page of it could be opened.
    static func unopened(
        _ rule: String, _ attachment: AttachmentKind, _ document: String, _ evidence: Evidence, expected: String? = nil
    ) -> Finding {
        let problem = evidence.problems(of: attachment).first
        return Finding(
            rule: rule, outcome: .unreadable, attachment: attachment, expected: expected, confidence: 0.99,
            message: "\(document)无法打开，未能核对：\(problem?.message ?? "没有可读的页面。")")
    }

    /// The finding of a rule about the contract where there is none to look at.
    static func noContract(_ rule: String, _ evidence: Evidence) -> Finding? {
        guard evidence.hasUpload(of: .labourContract) else {
            return .notApplicable(rule, .labourContract, because: "未上传劳动合同。")
        }
        if let misplaced = misplaced(rule, .labourContract, evidence) { return misplaced }
        return evidence.pages(of: .labourContract).isEmpty
            ? .unopened(rule, .labourContract, "劳动合同（聘用文件）", evidence) : nil
    }

    /// `（尾号4217）`: the last four characters, all that a reason repeats of a number.
    static func tail(of number: String) -> String {
        number.count > 6 ? "（尾号\(number.suffix(4))）" : "（\(maskedNumber(number))）"
    }
}

extension Evidence {
    /// True if the form was uploaded and recognised, and `sheet` is surely not among its pages.
    func lacksFormSheet(_ sheet: Int) -> Bool {
        let pages = pages(of: .applicationForm)
        return !pages.isEmpty && problems(of: .applicationForm).isEmpty
            && pages.allSatisfy { !$0.formSheets.isEmpty && !$0.formSheets.contains(sheet) }
    }
}
