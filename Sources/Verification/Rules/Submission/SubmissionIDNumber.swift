import DocumentModel

/// The declared document number has the shape of its kind; a citizen's number also a real date and its check digit.
struct SubmissionIDNumber: Rule {
    static let id = "submission.id-number"
    static let title = "申报的证件号码本身有效"
    static let rationale = "公民身份号码由18位组成，第7至14位为出生日期，第18位为校验码（GB 11643-1999，ISO 7064 MOD 11-2）；其他证件按其号码格式检查。"

    static let examples = [
        RuleExample("有效的身份证号", number("350102198703154212"), .match),
        RuleExample("校验位为X", number("11010519491231002X"), .match),
        RuleExample("校验位为小写x", number("11010519491231002x"), .match),
        RuleExample("校验位错误", number("350102198703154217"), .invalid),
        RuleExample("日期不存在", number("350203199002290015"), .invalid),
        RuleExample("少一位", number("35010219870315421"), .invalid),
        RuleExample("地区代码不存在", number("990102198703154219"), .invalid),
        RuleExample("出生日期在将来", number("350102203703154216"), .invalid),
        RuleExample("护照", number("EA1234567", .passport), .match),
        RuleExample("护照格式不常见", number("12-3", .passport), .doubtful),
        RuleExample("港澳通行证", number("H1234567800", .hkMacaoPermit), .match),
        RuleExample("台湾通行证", number("12345678", .taiwanPermit), .match),
        RuleExample("新版永久居留证", number("911124198108030024", .foreignPermanentID), .match),
        RuleExample("旧版永久居留证", number("USA110181080300", .foreignPermanentID), .match),
        RuleExample("没有证件种类", .example { $0.idType = nil }, .notApplicable),
    ]

    private static func number(_ text: String, _ type: IDType = .residentID) -> Evidence {
        .example {
            $0.idNumber = text
            $0.idType = type
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        guard let declared = evidence.declaration.idNumber, let type = evidence.declaration.idType else {
            return .notApplicable(id, nil, because: "未申报证件种类或证件号码。")
        }
        let number = ComparedValue.number(declared)
        switch type {
        case .residentID: return citizen(number, declared, evidence.today)
        case .foreignPermanentID where number.first == "9":
            return citizen(number, declared, evidence.today)
        case .passport, .hkMacaoPermit, .taiwanPermit, .foreignPermanentID:
            guard Self.hasShape(number, of: type) else {
                return finding(.doubtful, declared, 0.7, "申报的\(type.chinese)号码不是常见格式，请人工核对。")
            }
            return finding(.match, declared, 0.95, "申报的\(type.chinese)号码格式正确。")
        }
    }

    private func citizen(_ text: String, _ declared: String, _ today: CalendarDate) -> Finding {
        guard let number = IDNumber(text) else {
            return invalid(declared, "应为18位（前17位为数字，末位为数字或X），实为\(text.count)个字符")
        }
        guard let birth = number.birthDate else { return invalid(declared, "第7至14位不是有效的出生日期") }
        if birth > today { return invalid(declared, "出生日期晚于核对当日") }
        if !number.hasKnownRegion { return invalid(declared, "前两位不是有效的省级行政区划代码") }
        if !number.isChecksumValid { return invalid(declared, "校验位不符，号码中至少有一位有误") }
        return finding(.match, declared, 1, "申报的证件号码结构、出生日期和校验位均正确。")
    }

    private func invalid(_ declared: String, _ what: String) -> Finding {
        finding(
            .invalid, declared, 1, "申报的证件号码\(Finding.tail(of: declared))无效：\(what)。",
            "填报的证件号码\(Finding.tail(of: declared))无效（\(what)），请核对后修改。")
    }

    private func finding(
        _ outcome: Outcome, _ declared: String, _ confidence: Double, _ message: String, _ reason: String? = nil
    ) -> Finding {
        Finding(
            rule: id, outcome: outcome, found: declared, confidence: confidence, message: message, returnReason: reason)
    }

    /// Shapes of other documents' numbers: passports of China (letter and eight characters, two letters and seven digits)
    /// and of other states (ICAO 9303: up to nine letters and digits); H or M and eight or ten digits; eight or ten
    /// digits; three letters and twelve digits on cards before 2023.
    private static func hasShape(_ number: String, of type: IDType) -> Bool {
        let isPlain = number.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        let digits = number.drop { $0.isLetter }
        let letters = number.count - digits.count
        let restIsDigits = digits.utf8.allSatisfy { (48...57).contains($0) }
        switch type {
        case .residentID: return IDNumber(number) != nil
        case .passport: return isPlain && (6...9).contains(number.count) && number.contains(where: \.isNumber)
        case .hkMacaoPermit:
            return isPlain && ["H", "M"].contains(number.first) && letters == 1 && restIsDigits
                && [8, 10].contains(digits.count)
        case .taiwanPermit: return isPlain && letters == 0 && restIsDigits && [8, 10].contains(number.count)
        case .foreignPermanentID: return isPlain && letters == 3 && restIsDigits && digits.count == 12
        }
    }
}
