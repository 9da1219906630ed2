import DocumentModel

/// The portrait was taken before a plain background.
struct PortraitBackground: Rule {
    static let id = "portrait.background"
    static let title = "证件照背景为单色"
    static let rationale = "须上传本人免冠证件照（指南二）；证件照一般为白、蓝、红等单色背景。"

    /// Part of the least even side in the main colour: 1.00 on 12 generated portraits before a wall, 0.05 to 0.79 on 4 before a
    /// room. Long hair and a second person reach into what is looked at; the middle is left to a person.
    private static let limits = (plain: 0.9, busy: 0.7)

    static let examples = [
        RuleExample("单色", .example([.portrait()]), .match),
        RuleExample("室内", .example([.portrait(evenness: 0.4)]), .invalid),
        RuleExample("不均匀", .example([.portrait(evenness: 0.8)]), .doubtful),
        RuleExample("倒置", .example([.portrait(faces: [.example(.person, roll: 180)], evenness: 0.4)]), .notApplicable),
        RuleExample("没有人脸", .example([.portrait(faces: [])]), .notApplicable),
        RuleExample("打不开", .example(problems: [.example(.portrait)]), .unreadable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        switch PortraitPages.subject(id, evidence, needsFace: true) {
        case .none(let finding): return finding
        case .page(let page):
            return PortraitPages.finding(id, .doubtful, 0.5, page, [], "证件照中未能认出人脸，请人工查看背景。")
        case .face(let page, let face):
            // Above the chin of a head upside down are its shoulders.
            if let roll = face.rollDegrees, abs(roll) > 45 {
                return .notApplicable(id, .portrait, because: "证件照方向不正，另有提示。")
            }
            guard let look = page.portrait else {
                return PortraitPages.finding(id, .doubtful, 0.5, page, [face], "人像占满画面，请人工查看背景。")
            }
            if look.evenness < PortraitBackground.limits.busy {
                return PortraitPages.finding(
                    id, .invalid, 0.85, page, [], "证件照背景杂乱，不是单色背景。", "上传的照片背景不是单色，请上传单色背景的免冠证件照。")
            }
            return look.evenness < PortraitBackground.limits.plain
                ? PortraitPages.finding(id, .doubtful, 0.6, page, [], "证件照背景不够均匀，请人工判断是否合格。")
                : PortraitPages.finding(id, .match, 0.95, page, [], "证件照背景为单色。")
        }
    }
}
