import DocumentModel

extension FormContractTerm {
    /// The date of a signature beside a term that was not read.
    static let signingExamples = [
        RuleExample("期限未读出，读到的是签字日期", atSignature(start: "2026-04-14", end: nil), .unreadable),
        RuleExample("开始日期不同，截止日期已读出", atSignature(start: "2026-04-14", end: "2027-02-28"), .mismatch),
        RuleExample("开始日期不同，不在签字处", atSignature(start: "2026-04-14", end: nil, line: 5), .mismatch),
    ]

    static func form(_ fields: ExtractedField...) -> Evidence {
        .example([
            .example(.applicationForm, sheets: [2], lines: DocumentPage.secondSheetLines, fields: fields)
        ])
    }

    static func undeclared(form: String, contract: String?, start: String? = nil) -> Evidence {
        let other = contract.map {
            DocumentPage.contract(.example(.contractStart, "2024-03-01"), .example(.contractEnd, $0))
        }
        return .example([
            .secondSheet(.example(.contractStart, "2024-03-01"), .example(.contractEnd, form)),
            other ?? .contract(blurred: true),
        ]) {
            $0.contractStart = start.map { .example($0) }
            $0.contractEnd = nil
        }
    }

    private static func atSignature(start: String, end: String?, line: Int = 21) -> Evidence {
        var field = ExtractedField.example(.contractStart, start)
        field.quad = .exampleLine(line)
        let ends = end.map { [ExtractedField.example(.contractEnd, $0)] } ?? []
        return .example([
            .example(.applicationForm, sheets: [2], fields: [field] + ends).signed(.example(.employer, .handwritten))
        ])
    }
}
