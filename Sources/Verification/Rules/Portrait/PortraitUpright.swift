import DocumentModel

/// The head on the portrait stands upright.
struct PortraitUpright: Rule {
    static let id = "portrait.upright"
    static let title = "证件照方向端正"
    static let rationale = "须上传本人免冠证件照（指南二）；证件照为正面免冠像，头部端正。"

    /// Degrees. A quarter turn is surely wrong, and half of it is nobody's upright; a head held a little to one side is
    /// within 10 to 15 degrees. Judgements: the landmarks themselves are right to about 3 degrees.
    private static let limits = (upright: 15.0, turned: 45.0)

    static let examples = [
        RuleExample("端正", .example([.portrait()]), .match),
        RuleExample("横放", .example([.portrait(faces: [.example(.person, roll: 90)])]), .invalid),
        RuleExample("倒置", .example([.portrait(faces: [.example(.person, roll: 180)])]), .invalid),
        RuleExample("没有人脸", .example([.portrait(faces: [])]), .notApplicable),
        RuleExample("打不开", .example(problems: [.example(.portrait)]), .unreadable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        switch PortraitPages.subject(id, evidence, needsFace: true) {
        case .none(let finding): return finding
        case .page(let page):
            return PortraitPages.finding(id, .doubtful, 0.5, page, [], "证件照中未能认出人脸，请人工查看方向。")
        case .face(let page, let face):
            guard let roll = face.rollDegrees.map(abs) else {
                return PortraitPages.finding(id, .doubtful, 0.5, page, [face], "未能判断证件照的方向，请人工查看。")
            }
            if roll > PortraitUpright.limits.turned {
                return PortraitPages.finding(
                    id, .invalid, 0.95, page, [face], "证件照方向不正（人像\(roll > 135 ? "倒置" : "横放")）。",
                    "上传的证件照方向不正，请转正后重新上传。")
            }
            return roll > PortraitUpright.limits.upright
                ? PortraitPages.finding(id, .doubtful, 0.6, page, [face], "证件照中头部倾斜约\(Int(roll.rounded()))度，请人工判断是否合格。")
                : PortraitPages.finding(id, .match, 0.97, page, [face], "证件照方向端正。")
        }
    }
}
