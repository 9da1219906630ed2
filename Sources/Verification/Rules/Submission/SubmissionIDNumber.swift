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
        RuleExample("护照号码种类填成居民身份证", number("E12345678"), .invalid),
        RuleExample("港澳居民居住证", number("810000199101010016"), .match),
        RuleExample("台湾居民居住证", number("830000198808080121"), .match),
        RuleExample("15位旧号码", number("350102870315421"), .doubtful),
        RuleExample("永久居留证号填成居民身份证", number("911124198108030024"), .doubtful),
        RuleExample("永久居留证校验位错误", number("911124198108030025", .foreignPermanentID), .invalid),
        RuleExample("身份证号填成港澳通行证", number("350102198703154212", .hkMacaoPermit), .doubtful),
        RuleExample("港澳通行证少一位", number("H123456780", .hkMacaoPermit), .doubtful),
        RuleExample("台湾通行证旧号码", number("1234567801", .taiwanPermit), .match),
        RuleExample("旧版中国护照", number("G12345678", .passport), .match),
        RuleExample("公务护照", number("SE1234567", .passport), .match),
        RuleExample("一百多岁", number("350102190001010015"), .doubtful),
        RuleExample("申请表上的性别与号码不符", .example([.firstSheet(.example(.sex, "女"))]), .doubtful),
        RuleExample(
            "申请表上的性别和出生日期与号码相符",
            .example([.firstSheet(.example(.sex, "男"), .example(.birthDate, "1987-03-15"))]), .match),
        RuleExample("申请表上只有出生年月且与号码相符", .example([.firstSheet(.example(.birthDate, "1987-03"))]), .match),
        RuleExample("申请表上的出生日期与号码不符", .example([.firstSheet(.example(.birthDate, "1978-03-15"))]), .doubtful),
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
        let finding =
            switch type {
            case .residentID: citizen(number, declared, evidence)
            // Since 2023 the card has a number built like a citizen's that begins with 9.
            case .foreignPermanentID where number.first == "9": citizen(number, declared, evidence)
            case .passport, .hkMacaoPermit, .taiwanPermit, .foreignPermanentID: other(number, declared, type)
            }
        guard finding.outcome == .match, let person = IDNumber(number), type != .passport else { return finding }
        return contradicted(by: evidence, person, declared) ?? finding
    }

    private func other(_ number: String, _ declared: String, _ type: IDType) -> Finding {
        if type != .passport, IDNumber(number)?.isChecksumValid == true {
            return finding(.doubtful, declared, 0.9, "申报的证件种类为\(type.chinese)，号码却是公民身份号码的格式，请人工核对证件种类。")
        }
        guard Self.hasShape(number, of: type) else {
            return finding(.doubtful, declared, 0.7, "申报的\(type.chinese)号码不是常见格式，请人工核对。")
        }
        return finding(.match, declared, 0.95, "申报的\(type.chinese)号码格式正确。")
    }

    /// Nobody registers at a greater age (GB 11643 numbers are given for life).
    private static let greatestAge = 100

    private func citizen(_ text: String, _ declared: String, _ evidence: Evidence) -> Finding {
        if let modern = ComparedValue.modernNumber(text).flatMap({ IDNumber($0) }), modern.birthDate != nil,
            modern.hasKnownRegion
        {
            return finding(.doubtful, declared, 0.9, "申报的是15位旧身份证号码，此类证件自2013年1月1日起停止使用，请人工核对。")
        }
        guard let number = IDNumber(text) else {
            return invalid(declared, "应为18位，前17位为数字、末位为数字或X，实为\(text.count)个字符")
        }
        guard let birth = number.birthDate else { return invalid(declared, "第7至14位不是有效的出生日期") }
        if birth > evidence.today { return invalid(declared, "出生日期晚于核对当日") }
        if !number.hasKnownRegion { return invalid(declared, "前两位不是有效的省级行政区划代码") }
        if !number.isChecksumValid { return invalid(declared, "校验位不符，号码中至少有一位有误") }
        if number.text.first == "9", evidence.declaration.idType == .residentID {
            return finding(.doubtful, declared, 0.9, "申报的证件种类为居民身份证，号码却是外国人永久居留身份证的格式，请人工核对证件种类。")
        }
        if let oldest = birth.adding(years: Self.greatestAge), oldest < evidence.today {
            return finding(.doubtful, declared, 0.9, "按申报的证件号码，申请人已超过\(Self.greatestAge)周岁，请人工核对。")
        }
        return finding(.match, declared, 1, "申报的证件号码结构、出生日期和校验位均正确。")
    }

    /// The sex (character 17, odd for men) and the birth date printed on the form against those in the number.
    private func contradicted(by evidence: Evidence, _ number: IDNumber, _ declared: String) -> Finding? {
        func sure(_ name: FieldName) -> LocatedField? {
            evidence.fields(name, in: .applicationForm).first {
                $0.field.isComplete && $0.field.score >= DecisionThresholds.easilyConfused
            }
        }
        var told: [String] = []
        var spots: [EvidenceSpot] = []
        if let sex = sure(.sex), ["男", "女"].contains(sex.field.value), let digit = number.text.dropFirst(16).first,
            let value = digit.wholeNumberValue
        {
            let own = value % 2 == 1 ? "男" : "女"
            if own != sex.field.value {
                told.append("按证件号码第17位性别为\(own)，注册申请表上为\(sex.field.value)")
                spots.append(sex.spot)
            }
        }
        // 出生年月 may be printed without a day.
        if let birth = sure(.birthDate), [7, 10].contains(birth.field.value.count), let own = number.birthDate,
            !own.description.hasPrefix(birth.field.value)
        {
            told.append("按证件号码出生日期为\(own)，注册申请表上为\(birth.field.value)")
            spots.append(birth.spot)
        }
        if told.isEmpty { return nil }
        var finding = finding(.doubtful, declared, 0.85, "\(told.joined(separator: "；"))，请人工核对。")
        finding.evidence = spots
        return finding
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
