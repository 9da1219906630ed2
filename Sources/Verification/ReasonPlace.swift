import DocumentModel

/// Where on the upload a reason's defect stands, said in the reason behind the name of the attachment:
/// `劳动合同（“合同扫描件.pdf”第2页）中的……`, `注册申请表（第2页）未见……`.
struct ReasonPlace {
    private let words: [String]
    /// With its brackets; nil where there is nothing worth saying.
    private let place: String?

    init(of finding: Finding, _ evidence: Evidence) {
        guard let attachment = finding.attachment else {
            (words, place) = ([], nil)
            return
        }
        words = ReasonPlace.words(for: attachment)
        place = ReasonPlace.place(of: finding, attachment, evidence)
    }

    /// The reason with the place in it, and without a whole identity number, whatever file names may hold.
    func named(in reason: String) -> String {
        // A reason that names pages says itself where to look.
        // What was typed into the system stands on no page.
        guard let place, !reason.hasPrefix("填报"), reason.firstMatch(of: /第[0-9、–]+页/) == nil else {
            return maskingNumbers(in: reason)
        }
        let found = words.compactMap { reason.firstRange(of: $0) }.min { left, right in
            (left.lowerBound, right.upperBound) < (right.lowerBound, left.upperBound)
        }
        guard let found else { return maskingNumbers(in: reason) }
        // Behind the quotation mark where the name is quoted.
        let rest = reason[found.upperBound...]
        let end = rest.first == "”" ? rest.index(after: rest.startIndex) : rest.startIndex
        return maskingNumbers(in: reason[..<end] + place + reason[end...])
    }

    /// Names by which reasons call the attachment.
    private static func words(for attachment: AttachmentKind) -> [String] {
        switch attachment {
        case .applicationForm: ["注册申请表"]
        case .labourContract: ["劳动合同或聘用文件", "劳动合同（聘用文件）", "劳动合同", "聘用文件"]
        case .idInHand: ["手持身份证件照片"]
        case .dutyStatement: ["履职情况书面陈述"]
        case .continuingEducation: ["继续教育证书", "继续教育证明"]
        case .nameChangeProof: ["单位名称变更证明材料", "名称变更证明材料", "单位名称变更证明", "更名材料"]
        case .specialtyExamCertificate: ["增项考试证书", "增项考试通过证书"]
        case .institutionCertificate: ["事业单位法人证书"]
        case .retirementCertificate: ["退休证"]
        case .portrait: ["免冠证件照", "证件照片"]
        case .reissueForm: ["补办申请表"]
        case .cancellationForm: ["注销注册申请表", "注销申请表"]
        case .other: []
        }
    }

    private static func place(of finding: Finding, _ attachment: AttachmentKind, _ evidence: Evidence) -> String? {
        let own = evidence.pages(of: attachment)
        let spots = finding.evidence
        let pages = own.filter { page in spots.contains { $0.file == page.file && $0.page == page.page } }
        if pages.isEmpty { return nil }
        if attachment == .applicationForm { return sheets(of: pages) }
        // What is nowhere stands on no page; how many were looked through is said instead.
        let isNowhere = finding.outcome == .missing && spots.allSatisfy { spot in pages.contains { $0.spot == spot } }
        if isNowhere { return own.count > 1 ? "（共\(own.count)页）" : nil }
        return "（\(files(of: pages, among: own))）"
    }

    private static func sheets(of pages: [DocumentPage]) -> String? {
        let sheets = pages.map(\.formSheets)
        // A picture of both sheets is the whole form.
        guard sheets.allSatisfy({ $0.count == 1 }) else { return nil }
        return "（第\(pageRanges(sheets.flatMap(\.self)))页）"
    }

    /// More files than this are told by their number.
    private static let mostFiles = 3

    private static func files(of pages: [DocumentPage], among own: [DocumentPage]) -> String {
        var names: [String] = []
        for page in pages where !names.contains(page.file) { names.append(page.file) }
        let told = names.prefix(mostFiles).map { name in
            let isLong = own.count { $0.file == name } > 1
            let numbers = pageRanges(pages.filter { $0.file == name }.map(\.page))
            return "“\(shortened(name))”\(isLong ? "第\(numbers)页" : "")"
        }
        return told.joined(separator: "、") + (names.count > mostFiles ? "等\(names.count)个文件" : "")
    }

    /// The last part of a path; the middle of a long name is left out, and so is what does not print.
    private static func shortened(_ path: String) -> String {
        let name = (path.split(separator: "/").last.map(String.init) ?? path)
            .filter { character in
                !character.unicodeScalars.contains {
                    [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
                }
            }
        // Forty characters name a file well enough in a sentence.
        return name.count <= 40 ? name : "\(name.prefix(24))…\(name.suffix(15))"
    }
}
