import DocumentModel

/// The applicant is of age and not over 70 on the day of submission.
///
/// The guide says 年龄不超70周岁 and not how to count. Up to and on the 70th birthday nobody is over 70; after the 71st
/// everybody is; in between the office decides (`ageOverSeventy`). Someone born on 29 February has the birthday on the 28th
/// of a common year (Civil Code, article 202).
///
/// ## Known limits
/// The birth date is taken from the declared number; where that holds none, from what is printed on the form and the card.
struct SubmissionAge: Rule {
    static let id = "submission.age"
    static let title = "申请人年龄不超70周岁"
    static let rationale =
        "申请人应具有完全民事行为能力，年龄不超70周岁（重点提示（1））；不满18周岁的不具有完全民事行为能力（民法典第十七、十八条）。"

    static let examples = [
        RuleExample("39周岁", born("19870315"), .match),
        RuleExample("70周岁生日当天", born("19561120"), .match),
        RuleExample("70周岁生日次日", born("19561119"), .doubtful),
        RuleExample("71周岁生日当天", born("19551120"), .doubtful),
        RuleExample("71周岁生日次日", born("19551119"), .invalid),
        RuleExample("2月29日出生，平年按2月28日", born("19560229", on: "2026-02-28"), .match),
        RuleExample("2月29日出生，平年3月1日已过生日", born("19560229", on: "2026-03-01"), .doubtful),
        RuleExample("18周岁生日当天", born("20081120"), .match),
        RuleExample("差一天满18周岁", born("20081121"), .invalid),
        RuleExample("15位旧号码", .example { $0.idNumber = "350102550101001" }, .invalid),
        RuleExample(
            "办公室规定超过70周岁一律不符合", .example(settings: { $0.ageOverSeventy = .invalid }) { $0.idNumber = born19561119 },
            .invalid),
        RuleExample(
            "护照号码不含出生日期而申请表有",
            .example([.firstSheet(.example(.birthDate, "1950-01-01"))]) {
                $0.idType = .passport
                $0.idNumber = "EA1234567"
            }, .invalid),
        RuleExample(
            "护照号码不含出生日期",
            .example {
                $0.idType = .passport
                $0.idNumber = "EA1234567"
            }, .notApplicable),
        RuleExample("没有申报证件号码", .example { $0.idNumber = nil }, .notApplicable),
    ]

    private static let born19561119 = number("19561119")

    private static func number(_ birth: String) -> String {
        let body = "350102" + birth + "421"
        return body + String(IDNumber.checkCharacter(for: body.utf8.map { Int($0) - 48 }))
    }

    private static func born(_ birth: String, on day: String = "2026-11-20") -> Evidence {
        .example {
            $0.idNumber = number(birth)
            $0.submittedOn = .example(day)
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        guard let birth = DeclaredBirth(evidence) else {
            return .notApplicable(id, nil, because: "没有可用于计算年龄的出生日期。")
        }
        let day = evidence.dayOfSubmission
        guard birth.date <= day, let of70 = birth.date.adding(years: 70), let of71 = birth.date.adding(years: 71),
            let of18 = birth.date.adding(years: 18)
        else { return .notApplicable(id, nil, because: "出生日期晚于申请日期，见“申报的证件号码本身有效”一项。") }
        let told = "申请人\(birth.date.chinese)出生（\(birth.source)），申请日期为\(day.chinese)"
        if day < of18 {
            return refused(birth, "\(told)，不满18周岁。", "申请人不满18周岁，不具有完全民事行为能力，不符合注册申请条件，不予受理，请知悉。")
        }
        if day > of71 {
            return refused(birth, "\(told)，已超过70周岁。", "申请人年龄已超过70周岁，不符合注册申请条件，不予受理，请知悉。")
        }
        guard day > of70 else { return finding(.match, birth, "\(told)，未超过70周岁。") }
        switch evidence.settings.ageOverSeventy {
        case .invalid:
            return refused(birth, "\(told)，已超过70周岁。", "申请人年龄已超过70周岁，不符合注册申请条件，不予受理，请知悉。")
        case .match: return finding(.match, birth, "\(told)，已过70周岁生日，未满71周岁。")
        default: return finding(.doubtful, birth, "\(told)，已过70周岁生日而未满71周岁，是否符合“不超70周岁”请人工判断。")
        }
    }

    private func refused(_ birth: DeclaredBirth, _ message: String, _ reason: String) -> Finding {
        var finding = finding(.invalid, birth, message)
        finding.returnReason = reason
        finding.returnGroup = .notAccepted
        return finding
    }

    private func finding(_ outcome: Outcome, _ birth: DeclaredBirth, _ message: String) -> Finding {
        Finding(
            rule: id, outcome: outcome, found: birth.date.description, confidence: birth.confidence,
            evidence: birth.evidence, message: message)
    }
}
