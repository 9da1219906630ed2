import DocumentModel

/// Whether another applicant's submission has the same picture, the same file or the same identity number.
///
/// ## Known problems
/// Papers of an employer (renaming, certificates of institutions) are rightly the same for its employees, and are not
/// compared. Two photographs of one sheet of paper are two pictures.
struct SubmissionDuplicate: Rule {
    static let id = "submission.duplicate"
    static let title = "材料未与其他申请重复"
    static let rationale = "不同申请人的申请中出现同一图片、同一文件或同一证件号码，可能是误传或冒用，须由人工核对两份申请（操作流程（二），申请人本人填报并上传材料）。"

    static let examples = [
        RuleExample("与其他申请没有重复", twins([]), .match),
        RuleExample("同一图片", twins([.example(.picture)]), .doubtful),
        RuleExample("同一文件", twins([.example(.file)]), .doubtful),
        RuleExample("同一证件号码", twins([.example(.number)]), .doubtful),
        RuleExample("两处重复", twins([.example(.picture), .example(.number)]), .doubtful),
        RuleExample("没有与其他申请比较", .example(), .notApplicable),
    ]

    private static func twins(_ twins: [SubmissionTwin]) -> Evidence {
        var evidence = Evidence.example()
        evidence.twins = twins
        return evidence
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        guard let twins = evidence.twins else {
            return .notApplicable(id, nil, because: "没有与其他申请比较。")
        }
        guard let first = twins.first else {
            return Finding(rule: id, outcome: .match, confidence: 0.99, message: "未发现与其他申请人的申请重复的图片、文件或证件号码。")
        }
        var ids: [String] = []
        for twin in twins where !ids.contains(twin.submission) { ids.append(twin.submission) }
        let told = twins.map(Self.sentence).joined(separator: "；")
        var finding = Finding(
            rule: id, outcome: .doubtful, found: ids.joined(separator: "、"), confidence: Self.confidence(first),
            message: "\(told)；申请人不同，请人工核对。")
        finding.evidence = twins.flatMap { twin in
            [
                twin.own,
                twin.others.map { spot in
                    EvidenceSpot(
                        file: spot.file, page: spot.page, quad: spot.quad, text: spot.text, submission: twin.submission)
                },
            ].compactMap { $0 }
        }
        return finding
    }

    /// Bytes and numbers are the same or not. Of 26,557 pairs of generated pages of different submissions none was as like
    /// as pictures have to be, of 260 that were scaled and compressed anew all were; real templates may be more alike.
    private static func confidence(_ twin: SubmissionTwin) -> Double { twin.likeness == .picture ? 0.95 : 0.99 }

    private static func sentence(_ twin: SubmissionTwin) -> String {
        func place(_ spot: EvidenceSpot?) -> String { spot.map { "“\($0.file)”第\($0.page)页" } ?? "申报信息" }
        let what =
            switch twin.likeness {
            case .file: "是同一文件"
            case .picture: "是同一图片"
            case .number: "中的证件号码相同"
            }
        return "\(place(twin.own))（\(twin.what)）与申请\(twin.submission)的\(place(twin.others))\(what)"
    }
}

extension SubmissionTwin {
    fileprivate static func example(_ likeness: Likeness) -> SubmissionTwin {
        let spot = EvidenceSpot(file: "申请表1.jpg", page: 1, quad: .exampleLine(0), text: "")
        return SubmissionTwin(
            likeness: likeness, what: likeness == .number ? "证件号码" : "注册申请表",
            own: likeness == .number ? nil : spot, submission: "FJ-20261120-0008",
            others: likeness == .number ? nil : spot)
    }
}
