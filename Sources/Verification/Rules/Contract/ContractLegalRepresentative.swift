import DocumentModel

/// The contract names the employer's legal representative, or who is mainly in charge.
struct ContractLegalRepresentative: Rule {
    static let id = "contract.legal-representative"
    static let title = "劳动合同载明法定代表人或主要负责人"
    static let rationale = "劳动合同或聘用文件须包含聘用单位法定代表人或主要负责人（附件材料的具体要求 二.1）；只有委托代理人，或与申报的法定代表人不同的，由人工判断。"

    static let examples = [
        RuleExample("与申报一致", contract(.example(.legalRepresentative, "林国栋")), .match),
        RuleExample("没有申报而已载明", .example([.contract(.example(.legalRepresentative, "林国栋"))]), .match),
        RuleExample("与申报的不同", contract(.example(.legalRepresentative, "王志远")), .doubtful),
        RuleExample("只有委托代理人", .example([.contract(lines: ["委托代理人：王志远"])]), .doubtful),
        RuleExample("各页均未载明", .example([.contract()]), .missing),
        RuleExample("有栏目而空白", .example([.contract(lines: ["法定代表人（主要负责人）：", "地址：福州市"])]), .missing),
        RuleExample(
            "有栏目，未读出内容而有笔迹",
            .example([.contract(lines: Self.blankEntry).inked(1)]), .unreadable),
        RuleExample(
            "有栏目而空白，签字页模糊",
            .example([
                .contract(lines: Self.blankEntry),
                .contract(lines: ["法定代表人（签字或盖章）："], blurred: true),
            ]), .missing),
        RuleExample("栏目在模糊的页上", .example([.contract(lines: ["法定代表人："], blurred: true)]), .unreadable),
        RuleExample(
            "没有栏目而有申报的姓名", .example([.contract(lines: ["林国栋"])]) { $0.legalRepresentative = "林国栋" }, .unreadable),
        RuleExample("签字处的栏目不算", .example([.contract(lines: ["法定代表人（签字或盖章）："])]), .missing),
        RuleExample("有姓名而没有读出", .example([.contract(lines: ["法定代表人：林※栋"])]), .unreadable),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample("没有上传合同", .example(), .notApplicable),
    ]

    private static let blankEntry = ["甲方（用人单位）：福建闽安工程技术有限公司", "法定代表人（主要负责人）：", "乙方（劳动者）：陈晓东"]

    private static func contract(_ field: ExtractedField) -> Evidence {
        .example([.contract(field)]) { $0.legalRepresentative = "林国栋" }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        if let other = Finding.noContract(id, evidence) { return other }
        let read = evidence.fields(.legalRepresentative, in: .labourContract).filter { $0.field.isComplete }
        guard let first = read.first else { return absent(evidence) }
        guard let declared = evidence.declaration.legalRepresentative else { return named(first, nil) }
        switch PlacesComparison(expected: declared, places: read, content: .personName).result {
        case .equal(let comparison), .mixed(let comparison, _): return named(comparison.field, declared)
        case .different(let comparison):
            return Finding(
                rule: id, outcome: .doubtful, attachment: .labourContract, expected: declared, found: comparison.value,
                confidence: comparison.confidence, evidence: [comparison.field.spot],
                message: "劳动合同载明的法定代表人或主要负责人为“\(comparison.value)”，与申报的“\(declared)”不同，可能已变更，请人工判断。")
        // The rule asks that somebody is named; who it is was not read surely.
        case .undecided(let comparison, _): return named(comparison.field, declared)
        case .absent: return absent(evidence)
        }
    }

    private func named(_ place: LocatedField, _ declared: String?) -> Finding {
        Finding(
            rule: id, outcome: .match, attachment: .labourContract, expected: declared, found: place.field.value,
            confidence: 0.5 + min(1, max(0, place.field.score)) / 2, evidence: [place.spot],
            message: "劳动合同载明了法定代表人或主要负责人“\(place.field.value)”。")
    }

    private static let labels = ["法定代表人", "主要负责人", "法人代表", "负责人"]

    private func absent(_ evidence: Evidence) -> Finding {
        let pages = evidence.ownPages(of: .labourContract)
        func finding(_ outcome: Outcome, _ spots: [EvidenceSpot], _ message: String) -> Finding {
            Finding(
                rule: id, outcome: outcome, attachment: .labourContract,
                expected: evidence.declaration.legalRepresentative, confidence: 0.8, evidence: spots, message: message,
                returnReason: outcome.flags ? "上传的劳动合同未体现法定代表人或主要负责人，请补充相应页面。" : nil)
        }
        for page in pages {
            guard let line = page.line(holding: ["委托代理人"]) else { continue }
            let text = NormalizedText(line.text).text
            let isAlone = !Self.labels.contains { text.contains($0) }
            if isAlone, PrintedLabel.entry(behind: ["委托代理人"], in: line, on: page) == .filled {
                let spot = EvidenceSpot(file: page.file, page: page.page, quad: line.quad, text: line.text)
                return finding(.doubtful, [spot], "劳动合同只载明委托代理人，未见法定代表人或主要负责人，请人工判断。")
            }
        }
        // Not where somebody signs, and not where the head is the applicant, too.
        if let declared = evidence.declaration.legalRepresentative, declared != evidence.declaration.applicantName,
            PrintedLabel.stands(declared, .personName, on: pages, where: { !$0.text.contains { "签章".contains($0) } })
        {
            return finding(.unreadable, pages.prefix(1).map(\.spot), "劳动合同中似有法定代表人或主要负责人姓名，但未能可靠识别，请人工查看。")
        }
        if let blank = blank(on: pages) {
            return finding(.missing, [blank], "劳动合同中法定代表人或主要负责人一栏为空白。")
        }
        guard Legibility.areLegible(pages) else {
            return finding(.unreadable, pages.suffix(1).map(\.spot), "劳动合同部分页面不够清晰，未读到法定代表人或主要负责人，请人工查看。")
        }
        for page in pages {
            for line in page.text.lines
            where PrintedLabel.entry(behind: Self.labels, in: line) == .filled || isInkedEntry(line, page) {
                let spot = EvidenceSpot(file: page.file, page: page.page, quad: line.quad, text: line.text)
                return finding(.unreadable, [spot], "劳动合同中有法定代表人或主要负责人一栏，但未能读出内容，请人工查看。")
            }
        }
        return finding(.missing, pages.prefix(3).map(\.spot), "上传的劳动合同页面清晰，但各页均未见法定代表人或主要负责人姓名。")
    }

    /// The place among the parties' data where the name is asked for, with nothing in it, on a page that was read well, as all before
    /// it; pages behind ask for a signature at most.
    private func blank(on pages: [DocumentPage]) -> EvidenceSpot? {
        var found: EvidenceSpot?
        var isLegible = true
        for page in pages {
            isLegible = isLegible && Legibility.isLegible(page)
            for line in page.text.lines {
                // Ink behind a later label is a signature.
                if found != nil, PrintedLabel.isInked(line, on: page) { continue }
                switch PrintedLabel.entry(behind: Self.labels, in: line, on: page) {
                case .noLabel: continue
                case .filled: return nil
                case .blank:
                    guard found == nil else { continue }
                    guard line.score >= Legibility.wholeLine, isLegible, isOfParty(line, page) else { return nil }
                    found = EvidenceSpot(file: page.file, page: page.page, quad: line.quad, text: line.text)
                }
            }
        }
        return found
    }

    /// The first such label among the parties' data with ink behind it; at a later one somebody signs.
    private func isInkedEntry(_ line: TextLine, _ page: DocumentPage) -> Bool {
        guard PrintedLabel.isInked(line, on: page), isOfParty(line, page) else { return false }
        return page.text.lines.first { isOfParty($0, page) } == line
    }

    /// 法定代表人 on the page that names both parties, and not the head of a department or whoever signs.
    private func isOfParty(_ line: TextLine, _ page: DocumentPage) -> Bool {
        NormalizedText(line.text).text.hasPrefix("法定代表人") && !line.text.contains("代理人")
            && page.line(holding: ["甲方", "用人单位"]) != nil && page.line(holding: ["乙方", "劳动者"]) != nil
    }
}
