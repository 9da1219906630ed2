import DocumentModel

/// The proof that the employer was renamed names the former and the new name, and they are the declared ones.
struct NameChangeNames: Rule {
    static let id = "name-change.names"
    static let title = "单位名称变更证明体现变更前后名称"
    static let rationale = "变更单位名称的应提交聘用单位名称变更证明（附件材料的具体要求 五.1）；单位已更名而合同未重签的，须补充更名材料（二.4）。"

    private static let former = "福州安捷工程有限公司"

    static let examples = [
        RuleExample(
            "变更前后名称都与申报一致", proof([.example(.formerName, former), .example(.newName, Evidence.exampleEmployer)]), .match
        ),
        RuleExample(
            "没有申报原名称",
            proof([.example(.formerName, former), .example(.newName, Evidence.exampleEmployer)], former: nil),
            .match),
        RuleExample(
            "现名称不同", proof([.example(.formerName, former), .example(.newName, "厦门鹭港物流有限公司")]), .mismatch),
        RuleExample(
            "原名称不同", proof([.example(.formerName, "厦门鹭港物流有限公司"), .example(.newName, Evidence.exampleEmployer)]),
            .mismatch),
        RuleExample("缺少原名称", proof([.example(.newName, Evidence.exampleEmployer)]), .missing),
        RuleExample("缺少现名称", proof([.example(.formerName, former)]), .missing),
        RuleExample(
            "只有营业执照",
            .example([
                .example(
                    .nameChangeProof, kind: .businessLicence,
                    fields: [.example(.employerName, Evidence.exampleEmployer)])
            ]), .doubtful),
        RuleExample(
            "营业执照的名称不同",
            .example([
                .example(.nameChangeProof, kind: .businessLicence, fields: [.example(.employerName, "厦门鹭港物流有限公司")])
            ]), .mismatch),
        RuleExample(
            "现名称把握不大",
            proof([.example(.formerName, former), .example(.newName, "福建闽安工程枝术有限公司", score: 0.7)]), .unreadable),
        RuleExample(
            "两个名称都在页面上，但没有分清前后", proof([], lines: ["由\(former)变更为\(Evidence.exampleEmployer)"]), .match),
        RuleExample("页面不清晰", .example([.example(.nameChangeProof, blurred: true)]), .unreadable),
        RuleExample("文件打不开", .example(problems: [.example(.nameChangeProof)]), .unreadable),
        RuleExample("上传的是合同", .example([.example(.nameChangeProof, kind: .labourContract)]), .notApplicable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func proof(
        _ fields: [ExtractedField], lines: [String] = [], former: String? = former
    ) -> Evidence {
        .example([.example(.nameChangeProof, lines: lines, fields: fields)]) {
            $0.registration = .changeEmployerName
            $0.formerEmployerName = former
        }
    }

    private enum Part {
        case equal(FieldComparison)
        /// Nothing was declared to compare with.
        case named(LocatedField)
        case different(FieldComparison)
        case undecided(FieldComparison, String)
        case absent
    }

    private static let slot = AttachmentKind.nameChangeProof

    func evaluate(_ evidence: Evidence) -> Finding {
        let slot = Self.slot
        guard let expected = evidence.declaration.employerName, evidence.hasUpload(of: slot) else {
            return .notApplicable(id, slot, because: "未上传单位名称变更证明。")
        }
        if let misplaced = Finding.misplaced(id, slot, evidence) { return misplaced }
        let pages = evidence.ownPages(of: slot)
        guard !pages.isEmpty else { return .unopened(id, slot, "单位名称变更证明", evidence, expected: expected) }
        var new = part(evidence.fields(.newName, in: slot), expected)
        // 名称 on a licence, or of the unit a notice is written to, is the name of today.
        if case .absent = new {
            new = part(evidence.fields(.employerName, in: slot), expected, isOnlyEqual: !isLicence(pages))
        }
        let former = part(evidence.fields(.formerName, in: slot), evidence.declaration.formerEmployerName)
        if let flagged = different(new, former, evidence) { return flagged }
        if let undecided = undecided(new, former, evidence) { return undecided }
        return complete(new, former, evidence, pages)
    }

    private func isLicence(_ pages: [DocumentPage]) -> Bool { pages.allSatisfy { $0.kind == .businessLicence } }

    private func part(_ places: [LocatedField], _ expected: String?, isOnlyEqual: Bool = false) -> Part {
        guard let expected else { return places.first.map { .named($0) } ?? .absent }
        let all = places.map { FieldComparison(expected: expected, found: $0, content: .employerName) }
        if let equal = all.filter({ $0.decision == .equal }).max(by: { $0.confidence < $1.confidence }) {
            return .equal(equal)
        }
        guard !isOnlyEqual else { return .absent }
        switch PlacesComparison(expected: expected, places: places, content: .employerName).result {
        case .equal(let comparison), .mixed(let comparison, _): return .equal(comparison)
        case .different(let comparison): return .different(comparison)
        case .undecided(let comparison, let reason): return .undecided(comparison, reason)
        case .absent: return .absent
        }
    }

    private func finding(
        _ outcome: Outcome, _ evidence: Evidence, _ spots: [EvidenceSpot], _ confidence: Double, found: String? = nil,
        _ message: String, _ reason: String? = nil
    ) -> Finding {
        Finding(
            rule: id, outcome: outcome, attachment: Self.slot, expected: evidence.declaration.employerName,
            found: found, confidence: confidence, evidence: spots, message: message, returnReason: reason)
    }

    private func different(_ new: Part, _ former: Part, _ evidence: Evidence) -> Finding? {
        if case .different(let comparison) = new {
            let expected = String(comparison.difference.expected)
            return finding(
                .mismatch, evidence, [comparison.field.spot], comparison.confidence, found: comparison.value,
                "单位名称变更证明中变更后的名称“\(comparison.value)”与申报的聘用单位名称“\(expected)”不一致\(comparison.differenceInBrackets)。",
                "单位名称变更证明中变更后的名称“\(comparison.value)”与申请的聘用单位“\(expected)”不一致，请核对后重新提供。")
        }
        if case .different(let comparison) = former {
            let expected = String(comparison.difference.expected)
            return finding(
                .mismatch, evidence, [comparison.field.spot], comparison.confidence, found: comparison.value,
                "单位名称变更证明中变更前的名称“\(comparison.value)”与申报的原单位名称“\(expected)”不一致\(comparison.differenceInBrackets)。",
                "单位名称变更证明中变更前的名称“\(comparison.value)”与申报的原单位名称“\(expected)”不一致，请核对后重新提供。")
        }
        return nil
    }

    private func undecided(_ new: Part, _ former: Part, _ evidence: Evidence) -> Finding? {
        for (part, name) in [(new, "变更后"), (former, "变更前")] {
            guard case .undecided(let comparison, let reason) = part else { continue }
            return finding(
                .unreadable, evidence, [comparison.field.spot], comparison.confidence, found: comparison.value,
                "单位名称变更证明中\(name)的名称无法可靠识别（\(reason)），识别为“\(comparison.value)”，请人工核对。")
        }
        return nil
    }

    private func complete(_ new: Part, _ former: Part, _ evidence: Evidence, _ pages: [DocumentPage]) -> Finding {
        let spots = [new, former].compactMap { part -> EvidenceSpot? in
            switch part {
            case .equal(let comparison): comparison.field.spot
            case .named(let field): field.spot
            default: nil
            }
        }
        let confidence =
            [new, former].compactMap { if case .equal(let comparison) = $0 { comparison.confidence } else { nil } }
            .min() ?? 0.8
        var lacks: [String] = []
        if case .absent = former, !standsWhole(evidence.declaration.formerEmployerName, on: pages) {
            lacks.append("变更前")
        }
        if case .absent = new, !standsWhole(evidence.declaration.employerName, on: pages) { lacks.append("变更后") }
        guard let first = lacks.first else {
            return finding(
                .match, evidence, spots, confidence, found: evidence.declaration.employerName,
                "单位名称变更证明体现了变更前后的单位名称，与申报信息一致。")
        }
        if isLicence(pages), lacks == ["变更前"] {
            return finding(
                .doubtful, evidence, spots, 0.9, "上传的是营业执照，只体现现名称，未体现变更前的名称，请人工判断能否证明名称变更。")
        }
        guard Legibility.areLegible(pages) else {
            return finding(
                .unreadable, evidence, pages.prefix(2).map(\.spot), 0.75, "单位名称变更证明不够清晰，未读到\(first)的名称，请人工查看。")
        }
        // Words of a change, but no names beside them: they were not understood.
        if lacks.count == 2, pages.contains(where: { $0.line(holding: ["变更为", "更名为", "变更前", "变更后", "原名称"]) != nil }) {
            return finding(.unreadable, evidence, pages.prefix(2).map(\.spot), 0.7, "单位名称变更证明中未能读出变更前后的名称，请人工查看。")
        }
        return finding(
            .missing, evidence, spots.isEmpty ? pages.prefix(2).map(\.spot) : spots, 0.8,
            "单位名称变更证明页面清晰，但未见\(lacks.joined(separator: "、"))的单位名称。",
            "变更聘用单位名称应提交单位名称变更证明材料，须体现变更前后名称，上传的材料未体现\(lacks.joined(separator: "、"))的名称，请补充。")
    }

    /// Every character of the name, in a row, somewhere on the pages, over line ends too.
    private func standsWhole(_ name: String?, on pages: [DocumentPage]) -> Bool {
        guard let name else { return false }
        let wanted = NormalizedText(name).text
        guard wanted.count >= 4 else { return false }
        return pages.contains { page in
            let lines = page.text.lines.filter { $0.score >= DecisionThresholds.easilyConfused }.map {
                NormalizedText($0.text).text
            }
            return lines.joined().contains(wanted)
        }
    }
}
