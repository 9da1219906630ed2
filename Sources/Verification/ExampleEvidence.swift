import DocumentModel

/// Short ways to write the evidence of an example. All persons, numbers and companies are invented.
extension Evidence {
    static let exampleName = "陈晓东"
    /// Its check digit is right.
    static let exampleIDNumber = "350102198703154212"
    static let exampleEmployer = "福建闽安工程技术有限公司"

    /// A complete declaration of an employee's first registration, with `pages` uploaded.
    static func example(
        _ pages: [DocumentPage] = [], problems: [FileProblem] = [],
        changing change: (inout Declaration) -> Void = { _ in }
    ) -> Evidence {
        var declaration = Declaration(
            registration: .initial, applicantName: exampleName, idType: .residentID, idNumber: exampleIDNumber,
            employerName: exampleEmployer, contractStart: .example("2024-03-01"),
            contractEnd: .date(.example("2027-02-28")))
        declaration.employmentStatus = .employee
        declaration.submittedOn = .example("2026-11-20")
        change(&declaration)
        return Evidence(
            declaration: declaration, pages: pages, problems: problems, today: .example("2026-11-20"))
    }

    /// The same where the office decided otherwise than by default.
    static func example(
        _ pages: [DocumentPage] = [], settings set: (inout RuleSettings) -> Void,
        changing change: (inout Declaration) -> Void
    ) -> Evidence {
        var evidence = example(pages, changing: change)
        set(&evidence.settings)
        return evidence
    }
}

extension CalendarDate {
    static func example(_ iso: String) -> CalendarDate {
        guard let date = CalendarDate(iso: iso) else { preconditionFailure("An example's date must exist: \(iso).") }
        return date
    }
}

extension Quad {
    /// The n-th line of an example page.
    static func exampleLine(_ index: Int) -> Quad {
        Quad(Rect(x: 200, y: 200 + 60 * Double(index), width: 1200, height: 40))
    }
}

extension DocumentPage {
    /// A page whose text is `lines` and, unless it is `blurred`, enough else to be a legible page.
    static func example(
        _ attachment: AttachmentKind, kind: DocumentKind? = nil, sheets: Set<Int> = [], lines: [String] = [],
        fields: [ExtractedField] = [], seals: [Seal] = [], blurred: Bool = false
    ) -> DocumentPage {
        let score = blurred ? 0.4 : 0.97
        let filler = "本页其余文字清晰可读，内容与核对项目没有关系，仅作示例之用。"
        let text = lines + [filler, filler]
        let recognized = text.enumerated().map { index, line in
            let quad = Quad.exampleLine(index)
            let count = max(1, Double(line.count))
            let glyphs = line.enumerated().map { place, character in
                Glyph(
                    text: String(character),
                    quad: quad.slice(from: Double(place) / count, to: Double(place + 1) / count),
                    score: score)
            }
            return TextLine(quad: quad, glyphs: glyphs, score: score)
        }
        return DocumentPage(
            attachment: attachment, file: "\(attachment.chinese).pdf", page: 1,
            kind: kind ?? DocumentKind(rawValue: attachment.rawValue) ?? .other, formSheets: sheets,
            quality: PageQuality(sharpness: blurred ? 0.1 : 0.9, skewDegrees: 0, rotation: 0),
            text: RecognizedPage(width: 1654, height: 2339, lines: recognized), fields: fields, seals: seals)
    }

    /// One page of a labour contract.
    static func contract(
        _ fields: ExtractedField..., lines: [String] = [], seals: [Seal] = [], blurred: Bool = false
    ) -> DocumentPage {
        example(.labourContract, lines: lines, fields: fields, seals: seals, blurred: blurred)
    }

    /// The first sheet of the application form.
    static func firstSheet(_ fields: ExtractedField..., blurred: Bool = false) -> DocumentPage {
        example(
            .applicationForm, sheets: [1], lines: ["中级注册安全工程师初始注册申请表", "姓名", "证件号码", "聘用单位名称"],
            fields: fields, blurred: blurred)
    }

    /// The blocks of the second sheet, far enough apart for a seal to stand in one of them.
    static let secondSheetLines = ["劳动合同期限", "聘用单位意见", "", "", "", "", "", "", "", "初审机构意见"]

    /// The second sheet of the application form.
    static func secondSheet(
        _ fields: ExtractedField..., seals: [Seal] = [], lines: [String] = secondSheetLines,
        blurred: Bool = false
    ) -> DocumentPage {
        example(.applicationForm, sheets: [2], lines: lines, fields: fields, seals: seals, blurred: blurred)
    }

    /// The second sheet of the application form, uploaded as something else.
    static func misplacedForm(_ attachment: AttachmentKind, _ fields: ExtractedField..., seals: [Seal] = [])
        -> DocumentPage
    {
        example(
            attachment, kind: .applicationForm, sheets: [2], lines: secondSheetLines, fields: fields, seals: seals)
    }

    /// A photograph of a person with an identity card.
    static func idPhoto(_ fields: ExtractedField..., kind: DocumentKind = .idCard, blurred: Bool = false)
        -> DocumentPage
    {
        var page = example(.idInHand, kind: kind, fields: fields, blurred: blurred)
        page.faces = [.examplePerson]
        return page
    }
}

extension ExtractedField {
    static func example(
        _ name: FieldName, _ value: String, score: Double = 0.97, isComplete: Bool = true, note: String? = nil,
        text: String? = nil
    ) -> ExtractedField {
        ExtractedField(
            name: name, value: value, text: text ?? value, quad: .exampleLine(30), score: score, isComplete: isComplete,
            note: note)
    }
}

extension Seal {
    /// A red, round seal in the lower half of the page.
    static func example(
        _ text: String, line: String = "", kind: SealKind = .official, colour: SealColour = .red,
        confidence: Double = 0.95, alternatives: [String] = [], odds: [Double] = [], y: Double = 330,
        isPartial: Bool = false
    ) -> Seal {
        Seal(
            kind: kind, shape: .circle, colour: colour, text: text, lineText: line, confidence: confidence,
            alternatives: alternatives, alternativeOdds: odds, quad: Quad(Rect(x: 900, y: y, width: 240, height: 240)),
            isPartial: isPartial)
    }

    /// The seal with room for so many characters on its ring.
    func spaced(_ places: Int) -> Seal {
        var seal = self
        seal.ring = SealRing(
            center: Point(x: 1020, y: 450), longAxis: 120, shortAxis: 120, angle: 0, outerDepth: 0.1, innerDepth: 0.4,
            first: -3.4, last: -3.4 + 0.3 * Double(places - 1), pitch: 0.3)
        return seal
    }

    /// The seal after its ink was held against a name.
    func looked(for name: String, support: Double) -> Seal {
        var seal = self
        seal.looks.append(SealLook(name: name, support: support))
        return seal
    }
}

extension FileProblem {
    static func example(_ attachment: AttachmentKind, _ reason: Reason = .damaged) -> FileProblem {
        FileProblem(
            attachment: attachment, file: "\(attachment.chinese).pdf", reason: reason, message: "文件已损坏，请重新上传。")
    }
}
