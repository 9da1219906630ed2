import DocumentModel

/// The statement tells concrete safety work of the current cycle, with time, place and object.
///
/// Never flags: whether a text tells enough is for a person to say. What is lacking is named.
struct StatementContent: Rule {
    static let id = "statement.content"
    static let title = "履职情况具体、在当前注册周期内"
    static let rationale =
        "履职情况指在当前注册周期内完成或参与的具体主要安全生产工作，应详实反映时间、地点、对象、内容；仅描述工作职责的或与安全生产工作不相关的，视为未提供（附件材料的具体要求 四.2）。"

    private static let safe = "组织安全检查和应急演练，消除事故隐患"

    static let examples = [
        RuleExample(
            "两项具体工作",
            statement(
                [
                    ("2024-05", "2024年5月，在福清厂区开展安全检查，排查隐患12项，全部完成整改。"),
                    ("2025-06-12", "2025年6月12日，组织罐区泄漏应急演练一次，参加人员56人。"),
                ], lines: [safe]), .match),
        RuleExample(
            "一项有地点有数量的工作",
            statement([("2024", "2024年参与长乐港区储罐改造工程安全设施验收，提出整改意见15条。")], lines: [safe]), .match),
        RuleExample(
            "仅描述工作职责",
            statement([("2023", "2023年以来负责公司安全生产管理，组织开展安全检查、隐患排查和应急演练。")], lines: [safe]), .doubtful),
        RuleExample("没有时间", statement([], lines: ["负责安全生产管理工作，组织隐患排查。"]), .doubtful),
        RuleExample(
            "时间不在当前注册周期",
            statement(
                [
                    ("2015-05", "2015年5月，在福清厂区开展安全检查，排查隐患12项。"),
                    ("2016-06", "2016年6月，组织罐区应急演练，参加人员56人。"),
                ], lines: [safe]), .doubtful),
        RuleExample(
            "与安全生产无关",
            statement(
                [
                    ("2024-05", "2024年5月，在福清厂区完成办公家具采购12套。"), ("2025-06", "2025年6月，在长乐厂区完成合同审核56份。"),
                ], lines: []), .doubtful),
        RuleExample("页面不清晰", .example([.example(.dutyStatement, blurred: true)]), .unreadable),
        RuleExample("文件打不开", .example(problems: [.example(.dutyStatement)]), .unreadable),
        RuleExample("上传的是合同", .example([.example(.dutyStatement, kind: .labourContract)]), .notApplicable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func statement(_ items: [(String, String)], lines: [String]) -> Evidence {
        .example([
            .example(
                .dutyStatement, lines: lines,
                fields: items.map { .example(.workDate, $0.0, text: $0.1) })
        ]) {
            $0.registration = .renewal
            $0.previousRegistrationExpiresOn = .example("2027-01-31")
        }
    }

    /// A registration is valid for five years (应急〔2019〕8号).
    private static let cycleYears = 5

    static func cycle(_ evidence: Evidence) -> ClosedRange<CalendarDate> {
        let end = evidence.dayOfSubmission
        let expiry = evidence.declaration.previousRegistrationExpiresOn ?? end
        let start = expiry.adding(years: -cycleYears) ?? end
        return min(start, end)...end
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        let slot = AttachmentKind.dutyStatement
        guard evidence.hasUpload(of: slot) else { return .notApplicable(id, slot, because: "未上传履职情况书面陈述。") }
        if let misplaced = Finding.misplaced(id, slot, evidence) { return misplaced }
        let pages = evidence.ownPages(of: slot)
        guard !pages.isEmpty else { return .unopened(id, slot, "履职情况书面陈述", evidence) }
        let cycle = Self.cycle(evidence)
        let text = StatementText(evidence, cycle: cycle)
        let concrete = text.items.filter(\.isConcrete)
        func finding(_ outcome: Outcome, _ confidence: Double, _ spots: [EvidenceSpot], _ message: String) -> Finding {
            Finding(
                rule: Self.id, outcome: outcome, attachment: slot, confidence: confidence,
                evidence: spots.isEmpty ? pages.prefix(2).map(\.spot) : spots, message: message)
        }
        let isSafety = text.items.contains(where: \.isSafety) || text.items.isEmpty && text.safetyWords >= 2
        if concrete.count >= 2 || concrete.contains(where: \.isDetailed) {
            return finding(
                .match, 0.85, concrete.prefix(3).map(\.spot),
                "履职情况写有当前注册周期（\(cycle.lowerBound)起）内的具体安全生产工作\(concrete.count)项，有时间和地点、对象或数量。")
        }
        guard Legibility.areLegible(pages) else {
            return finding(.unreadable, 0.8, [], "履职情况书面陈述部分页面不够清晰，未能判断内容是否具体，请人工查看。")
        }
        let lacking = Self.lacking(text, concrete: concrete.count, isSafety: isSafety)
        let duties = text.dutyPhrases > 0 && concrete.isEmpty ? "，主要是工作职责的描述" : ""
        return finding(
            .doubtful, 0.8, text.items.prefix(3).map(\.spot),
            "履职情况书面陈述\(lacking)\(duties)，请人工判断是否详实反映具体工作的时间、地点、对象、内容。")
    }

    private static func lacking(_ text: StatementText, concrete: Int, isSafety: Bool) -> String {
        var lacks: [String] = []
        if text.items.isEmpty {
            lacks.append("未写明工作时间")
        } else if !text.items.contains(where: \.isInCycle) {
            lacks.append("写明的时间均不在当前注册周期内")
        }
        let inCycle = text.items.filter(\.isInCycle)
        if !inCycle.isEmpty {
            if !inCycle.contains(where: \.hasAction) { lacks.append("未写明完成了什么工作") }
            if !inCycle.contains(where: { $0.hasPlace || $0.hasNumber }) { lacks.append("未写明地点、对象或数量") }
        }
        if !isSafety { lacks.append("未见安全生产工作内容") }
        if lacks.isEmpty { lacks.append(concrete == 1 ? "只写有一项具体工作且不够详细" : "时间、地点、内容没有写在同一项工作中") }
        return lacks.joined(separator: "、")
    }
}
