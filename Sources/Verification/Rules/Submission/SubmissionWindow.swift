import DocumentModel

/// The application is made within the time of its kind of registration.
///
/// Periods of years and months end on the day of the same number, that day included; where the month has no such day, on
/// its last (Civil Code, article 202).
struct SubmissionWindow: Rule {
    static let id = "submission.window"
    static let title = "在规定的时限内申请"
    static let rationale =
        "取得职业资格证书后5年内申请初始注册，2019年3月1日前取得的应在2024年3月1日前申请，逾期的按逾期初始注册；延续注册在期满前3个月内（最长1年内）申请；注册有效期已过的重新注册（附件材料清单表1至5）。"

    static let examples = [
        RuleExample("初始注册在5年内", case1(.initial, issued: "2022-10-30"), .match),
        RuleExample("初始注册满5年当天", case1(.initial, issued: "2021-11-20"), .match),
        RuleExample("初始注册过5年一天", case1(.initial, issued: "2021-11-19"), .invalid),
        RuleExample("2019年3月1日前取得证书", case1(.initial, issued: "2018-12-01"), .invalid),
        RuleExample("旧证在2024年3月1日当天", case1(.initial, issued: "2018-12-01", on: "2024-03-01"), .match),
        RuleExample("2月29日取得，第5年按2月28日", case1(.initial, issued: "2024-02-29", on: "2029-03-01"), .invalid),
        RuleExample("证书取得日期晚于申请日期", case1(.initial, issued: "2026-12-01"), .doubtful),
        RuleExample("逾期初始注册", case1(.initialOverdue, issued: "2020-05-01"), .match),
        RuleExample("未逾期而按逾期申请", case1(.initialOverdue, issued: "2022-10-30"), .notice),
        RuleExample("延续注册在期满前3个月内", case2(.renewal, expires: "2027-01-15"), .match),
        RuleExample("延续注册在期满前1年内", case2(.renewal, expires: "2027-11-20"), .match),
        RuleExample("延续注册早于期满前1年", case2(.renewal, expires: "2027-11-21"), .invalid),
        RuleExample("延续注册在期满当天", case2(.renewal, expires: "2026-11-20"), .match),
        RuleExample("延续注册已过有效期", case2(.renewal, expires: "2026-11-19"), .invalid),
        RuleExample("重新注册", case2(.reRegistration, expires: "2026-11-19"), .match),
        RuleExample("有效期内申请重新注册", case2(.reRegistration, expires: "2027-01-15"), .invalid),
        RuleExample("变更注册在有效期内", case2(.changeEmployer, expires: "2028-01-15"), .match),
        RuleExample("变更注册已过有效期", case2(.changeSpecialty, expires: "2026-01-15"), .invalid),
        RuleExample("没有申报证书取得日期", .example(), .notApplicable),
        RuleExample("没有申报提交日期", .example { $0.submittedOn = nil }, .notApplicable),
    ]

    private static func case1(_ kind: RegistrationKind, issued: String, on day: String = "2026-11-20") -> Evidence {
        .example {
            $0.registration = kind
            $0.certificateIssuedOn = .example(issued)
            $0.submittedOn = .example(day)
        }
    }

    private static func case2(_ kind: RegistrationKind, expires: String) -> Evidence {
        .example {
            $0.registration = kind
            $0.previousRegistrationExpiresOn = .example(expires)
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        let declared = evidence.declaration
        guard let kind = declared.registration, let day = declared.submittedOn else {
            return .notApplicable(id, nil, because: "没有申报注册种类或提交日期。")
        }
        switch kind {
        case .initial, .initialOverdue:
            guard let issued = declared.certificateIssuedOn else {
                return .notApplicable(id, nil, because: "没有申报职业资格证书取得日期。")
            }
            return first(kind, issued: issued, day)
        case .renewal, .reRegistration, .changeEmployer, .changeEmployerName, .changeSpecialty:
            guard let expires = declared.previousRegistrationExpiresOn else {
                return .notApplicable(id, nil, because: "没有申报原注册有效期。")
            }
            return later(kind, expires: expires, day)
        }
    }

    /// From this day on examinations are held by specialty (应急〔2019〕8号); holders of older certificates had five years.
    private static let newRule = (year: 2019, month: 3, day: 1)

    /// The last day for 初始注册.
    static func lastDay(issued: CalendarDate) -> CalendarDate? {
        let start = CalendarDate(year: newRule.year, month: newRule.month, day: newRule.day)
        return max(issued, start ?? issued).adding(years: 5)
    }

    private func first(_ kind: RegistrationKind, issued: CalendarDate, _ day: CalendarDate) -> Finding {
        guard issued <= day else {
            return finding(.doubtful, "职业资格证书取得日期（\(issued.chinese)）晚于申请日期（\(day.chinese)），请人工核对。")
        }
        guard let last = Self.lastDay(issued: issued) else {
            return .notApplicable(id, nil, because: "职业资格证书取得日期超出可计算的范围。")
        }
        let told = "职业资格证书于\(issued.chinese)取得，初始注册应在\(last.chinese)前（含当日）申请，申请日期为\(day.chinese)"
        switch (kind, day <= last) {
        case (.initial, true): return finding(.match, "\(told)，在规定时限内。")
        case (.initial, false):
            return finding(
                .invalid, "\(told)，已逾期。",
                "取得职业资格证书（\(issued.chinese)）已超过规定的初始注册时限（至\(last.chinese)止），请按逾期初始注册申请，并满足继续教育要求。")
        case (_, false): return finding(.match, "\(told)，属逾期初始注册。")
        case (_, true): return finding(.notice, "\(told)，尚在初始注册时限内，可以按初始注册申请。")
        }
    }

    private func later(_ kind: RegistrationKind, expires: CalendarDate, _ day: CalendarDate) -> Finding {
        let told = "注册有效期至\(expires.chinese)，申请日期为\(day.chinese)"
        let isOver = day > expires
        switch kind {
        case .reRegistration where isOver: return finding(.match, "\(told)，有效期已过，属重新注册。")
        case .reRegistration:
            return finding(
                .invalid, "\(told)，有效期尚未届满，不属于重新注册。",
                "注册有效期至\(expires.chinese)，尚未届满，不属于重新注册；拟继续注册到原聘用单位的，请在期满前3个月内（最长期满前1年内）按延续注册申请，需变更的请按变更注册申请。")
        case _ where isOver:
            return finding(
                .invalid, "\(told)，有效期已过，不能申请\(kind.chinese)。",
                "注册有效期（至\(expires.chinese)）已过，不能办理\(kind.chinese)，请按重新注册申请，并满足继续教育要求。")
        case .renewal:
            guard let earliest = expires.adding(years: -1), let usual = expires.adding(months: -3) else {
                return .notApplicable(id, nil, because: "原注册有效期超出可计算的范围。")
            }
            if day < earliest {
                return finding(
                    .invalid, "\(told)，早于期满前1年（\(earliest.chinese)）。",
                    "注册有效期至\(expires.chinese)，延续注册可在期满前3个月内（最长期满前1年内）申请，现尚未到申请时间，请于\(earliest.chinese)以后再行申请。")
            }
            return finding(.match, day < usual ? "\(told)，在期满前1年内。" : "\(told)，在期满前3个月内。")
        default: return finding(.match, "\(told)，在有效期内。")
        }
    }

    private func finding(_ outcome: Outcome, _ message: String, _ reason: String? = nil) -> Finding {
        var finding = Finding(rule: id, outcome: outcome, confidence: 1, message: message, returnReason: reason)
        finding.returnGroup = .refile
        return finding
    }
}
