import DocumentModel

/// An identity card is in the picture, and its name and number can be read.
struct IDPhotoLegible: Rule {
    static let id = "id-photo.legible"
    static let title = "手持身份证件照片中的证件信息清晰"
    static let rationale = "手持身份证件照片中的证件信息一定要清晰（附件材料的具体要求 三）。"

    static let examples = [
        RuleExample(
            "姓名和号码都清楚",
            .example([
                .idPhoto(.example(.applicantName, "陈晓东"), .example(.idNumber, "350102198703154212"))
            ]), .match),
        RuleExample(
            "号码只读到一部分",
            .example([
                .idPhoto(.example(.applicantName, "陈晓东"), .example(.idNumber, "3501021987", isComplete: false))
            ]), .unreadable),
        RuleExample(
            "号码超出画面，只有前8位",
            .example([.idPhoto(.example(.applicantName, "陈晓东"), .example(.idNumber, "35010219"))]), .unreadable),
        RuleExample(
            "出生日期与号码中的不同",
            .example([
                .idPhoto(
                    .example(.applicantName, "陈晓东"), .example(.idNumber, "350102198703154212"),
                    .example(.birthDate, "1987-05-15"))
            ]), .doubtful),
        RuleExample(
            "性别与号码中的不同",
            .example([
                .idPhoto(
                    .example(.applicantName, "陈晓东"), .example(.idNumber, "350102198703154212"), .example(.sex, "女"))
            ]), .doubtful),
        RuleExample(
            "出生日期没有读清",
            .example([
                .idPhoto(
                    .example(.applicantName, "陈晓东"), .example(.idNumber, "350102198703154212"),
                    .example(.birthDate, "1987-05-15", score: 0.6))
            ]), .match),
        RuleExample("没有姓名", .example([.idPhoto(.example(.idNumber, "350102198703154212"))]), .unreadable),
        RuleExample("没有认出证件", .example([.idPhoto(kind: .unknown, blurred: true)]), .unreadable),
        RuleExample("拍的是国徽面", .example([.idPhoto(kind: .idCardEmblem)]), .invalid),
        RuleExample("上传的是劳动合同", .example([.idPhoto(kind: .labourContract)]), .missing),
        RuleExample(
            "合同中的姓名和号码不算",
            .example([
                .example(
                    .idInHand, kind: .labourContract,
                    fields: [.example(.workerName, "陈晓东"), .example(.idNumber, "350102198703154212")])
            ]), .missing),
        RuleExample(
            "申请表中的姓名和号码不算",
            .example([
                .misplacedForm(.idInHand, .example(.applicantName, "陈晓东"), .example(.idNumber, "350102198703154212"))
            ]), .missing),
        RuleExample("没有上传", .example(), .notApplicable),
        RuleExample("延续注册不要求", .example([.idPhoto(kind: .unknown)]) { $0.registration = .renewal }, .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        guard IDPhotoPages.isRequired(evidence), evidence.hasUpload(of: .idInHand) else {
            return .notApplicable(id, .idInHand, because: "此注册种类不要求手持身份证件照片，或未上传。")
        }
        let pages = evidence.pages(of: .idInHand)
        guard !pages.isEmpty else { return .unopened(id, .idInHand, "手持身份证件照片", evidence) }
        let names = (evidence.fields(.applicantName, in: .idInHand) + evidence.fields(.workerName, in: .idInHand))
            .filter(isLegible)
        let numbers = evidence.fields(.idNumber, in: .idInHand).filter { isLegible($0) && !isPiece($0, evidence) }
        if let name = names.max(by: isLessSure), let number = numbers.max(by: isLessSure) {
            if let contradiction = CardConsistency(number: number, evidence: evidence).contradiction {
                return Finding(
                    rule: id, outcome: .doubtful, attachment: .idInHand, confidence: 0.7,
                    evidence: [number.spot, contradiction.spot], message: contradiction.message)
            }
            return Finding(
                rule: id, outcome: .match, attachment: .idInHand,
                confidence: min(0.99, 0.5 + min(name.field.score, number.field.score) / 2),
                evidence: [name.spot, number.spot], message: "手持身份证件照片中的姓名和证件号码可以辨认。")
        }
        if IDPhotoPages.showEmblemOnly(evidence) {
            return finding(
                .invalid, pages, 0.85, "手持身份证件照片中只有国徽面，看不到姓名和证件号码。",
                "手持身份证件照片应显示证件的人像面，请重新拍摄上传，确保证件姓名和号码清晰。")
        }
        if names.isEmpty, numbers.isEmpty, pages.allSatisfy(isOtherDocument) {
            return finding(
                .missing, pages, 0.85, "作为手持身份证件照片上传的文件中没有身份证件。",
                "上传的手持身份证件照片中未见身份证件，请上传申请人本人手持本人身份证件的半身照，确保证件姓名和号码清晰。")
        }
        if let part = partialNumber(evidence), !names.isEmpty || numbers.isEmpty {
            return Finding(
                rule: id, outcome: .unreadable, attachment: .idInHand, confidence: 0.85, evidence: [part.place.spot],
                message: "手持身份证件照片中的证件号码只辨认出\(part.count)位，其余可能被遮挡、反光或超出画面，请人工查看是否清晰。")
        }
        let what = names.isEmpty && numbers.isEmpty ? "姓名和证件号码" : names.isEmpty ? "姓名" : "证件号码"
        return finding(.unreadable, pages, 0.8, "手持身份证件照片中的\(what)无法可靠识别，请人工查看是否清晰。", nil)
    }

    /// A number of which some characters were surely read, and how many.
    private func partialNumber(_ evidence: Evidence) -> (place: LocatedField, count: Int)? {
        evidence.fields(.idNumber, in: .idInHand).compactMap { place in
            let count = place.field.value.count { $0.isNumber || $0 == "X" }
            let isPartial = !place.field.isComplete || isPiece(place, evidence)
            return isPartial && (4..<18).contains(count) ? (place, count) : nil
        }.max { $0.count < $1.count }
    }

    /// Too short for the card that the applicant declared: 15 digits before 1999, 18 since (GB 11643). Other papers have
    /// shorter numbers, and eight digits alone may be one of theirs.
    private func isPiece(_ place: LocatedField, _ evidence: Evidence) -> Bool {
        guard let declared = evidence.declaration.idNumber, IDNumber(declared) != nil else { return false }
        return place.field.value.count { $0.isNumber || $0 == "X" } < 15
    }

    private func isLegible(_ place: LocatedField) -> Bool {
        place.field.isComplete && !place.field.value.isEmpty && place.field.score >= DecisionThresholds.agreement
    }

    private func isLessSure(_ left: LocatedField, _ right: LocatedField) -> Bool {
        left.field.score < right.field.score
    }

    /// Surely read as another document: a picture in which nothing was recognised may still show a card.
    private func isOtherDocument(_ page: DocumentPage) -> Bool {
        switch page.kind {
        case .idCard, .idCardEmblem, .unknown, .other: false
        default: Legibility.isLegible(page)
        }
    }

    private func finding(
        _ outcome: Outcome, _ pages: [DocumentPage], _ confidence: Double, _ message: String, _ reason: String?
    ) -> Finding {
        Finding(
            rule: id, outcome: outcome, attachment: .idInHand, confidence: confidence,
            evidence: pages.prefix(2).map(\.spot), message: message, returnReason: reason)
    }
}
