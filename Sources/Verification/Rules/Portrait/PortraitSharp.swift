import DocumentModel

/// The face on the portrait is sharp and well lit.
struct PortraitSharp: Rule {
    static let id = "portrait.sharp"
    static let title = "证件照清晰"
    static let rationale = "须上传本人免冠证件照（指南二）；照片应清晰可辨。"

    /// Faces at 100 px of width: drawn ones had 0.26 to 0.39, a photograph 0.41; after a Gaussian blur of 1.2 % of the face's
    /// width 0.15 to 0.18, of 1.7 % 0.13 to 0.15, of 2.5 % 0.09 to 0.13 (the photograph 0.18 at 2.3 %).
    private static let limits = (sharp: 0.19, blurred: 0.13)
    /// Pixels between the edges of the face's box. A one-inch picture at 300 dpi has a face of about 150; at a third of
    /// that nobody is recognised with ease.
    private static let leastFace = 48.0

    static let examples = [
        RuleExample("清晰", .example([.portrait()]), .match),
        RuleExample("模糊", .example([.portrait(sharpness: 0.04)]), .invalid),
        RuleExample("略模糊", .example([.portrait(sharpness: 0.16)]), .doubtful),
        RuleExample("没有人脸", .example([.portrait(faces: [])]), .notApplicable),
        RuleExample("打不开", .example(problems: [.example(.portrait)]), .unreadable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        switch PortraitPages.subject(id, evidence, needsFace: true) {
        case .none(let finding): return finding
        case .page(let page):
            return PortraitPages.finding(id, .doubtful, 0.5, page, [], "证件照中未能认出人脸，请人工查看是否清晰。")
        case .face(let page, let face):
            guard let look = page.portrait else {
                return PortraitPages.finding(id, .doubtful, 0.5, page, [face], "未能判断证件照是否清晰，请人工查看。")
            }
            if face.box.width < PortraitSharp.leastFace {
                return PortraitPages.finding(id, .doubtful, 0.7, page, [face], "证件照分辨率偏低，请人工判断是否清晰。")
            }
            if look.sharpness < PortraitSharp.limits.blurred {
                return PortraitPages.finding(
                    id, .invalid, 0.85, page, [face], "证件照模糊不清。", "上传的证件照模糊不清，请重新上传清晰的免冠证件照。")
            }
            return look.sharpness < PortraitSharp.limits.sharp
                ? PortraitPages.finding(id, .doubtful, 0.6, page, [face], "证件照不够清晰，请人工判断是否合格。")
                : PortraitPages.finding(id, .match, 0.95, page, [face], "证件照清晰。")
        }
    }
}
