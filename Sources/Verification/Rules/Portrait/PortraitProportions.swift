import DocumentModel

/// The portrait has the proportions of a passport picture: upright format, the head of a usual size in its middle.
struct PortraitProportions: Rule {
    static let id = "portrait.proportions"
    static let title = "证件照尺寸比例正常"
    static let rationale = "须上传本人免冠证件照（指南二）；常用证件照为一寸（25×35毫米）、小二寸（33×48、35×45毫米）、二寸（35×49、35×53毫米）。"

    /// Width over height. The usual sizes: 35×53 0.66, 33×48 0.69, 25×35 and 35×49 0.71, 35×45 0.78; cutting by hand
    /// costs a twentieth.
    private static let usual = 0.62...0.82
    private static let possible = 0.55...0.9
    /// Height of the face's box over that of the picture: the rules for identity photos want a head of 28 to 33 of 48 mm,
    /// of which the box, from forehead to chin, is two to three quarters.
    private static let usualFace = 0.2...0.7
    /// Below this it is a picture of half or the whole person.
    private static let leastFace = 0.12
    /// Distance of the face's middle from the picture's, over its width.
    private static let offCentre = 0.15

    static let examples = [
        RuleExample("比例正常", .example([.portrait()]), .match),
        RuleExample("横幅照片", .example([.portrait(width: 3000, height: 2240)]), .invalid),
        RuleExample("偏方", .example([.portrait(width: 1600, height: 1880)]), .doubtful),
        RuleExample("生活照，头部很小", .example([.portrait(width: 3300, height: 5000)]), .invalid),
        RuleExample("头部偏小", .example([.portrait(width: 2300, height: 3300)]), .doubtful),
        RuleExample("没有人脸", .example([.portrait(faces: [])]), .notApplicable),
        RuleExample("打不开", .example(problems: [.example(.portrait)]), .unreadable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        switch PortraitPages.subject(id, evidence, needsFace: true) {
        case .none(let finding): return finding
        case .page(let page):
            return PortraitPages.finding(id, .doubtful, 0.5, page, [], "证件照中未能认出人脸，请人工查看比例。")
        case .face(let page, let face): return finding(page, face)
        }
    }

    private func finding(_ page: DocumentPage, _ face: Face) -> Finding {
        let (width, height) = (Double(page.text.width), Double(page.text.height))
        guard width > 0, height > 0 else {
            return PortraitPages.finding(id, .doubtful, 0.5, page, [], "未能判断证件照的比例，请人工查看。")
        }
        let ratio = width / height
        let share = face.box.height / height
        let isCentred = abs(face.box.midX / width - 0.5) <= PortraitProportions.offCentre
        if !PortraitProportions.possible.contains(ratio) || share < PortraitProportions.leastFace {
            let what = share < PortraitProportions.leastFace ? "人像头部过小" : "照片的宽高比例不符"
            return PortraitPages.finding(
                id, .invalid, 0.85, page, [face], "\(what)，不是常用的证件照（宽\(page.text.width)、高\(page.text.height)像素）。",
                "上传的照片不是常用的证件照尺寸（\(what)），请上传一寸或二寸免冠证件照。")
        }
        if PortraitProportions.usual.contains(ratio), PortraitProportions.usualFace.contains(share), isCentred {
            return PortraitPages.finding(id, .match, 0.95, page, [face], "证件照比例正常。")
        }
        let what =
            !PortraitProportions.usual.contains(ratio)
            ? "宽高比例与常用证件照略有出入"
            : isCentred ? "头部大小与常用证件照有出入" : "头部偏离中央"
        return PortraitPages.finding(id, .doubtful, 0.6, page, [face], "证件照\(what)，请人工判断是否合格。")
    }
}
