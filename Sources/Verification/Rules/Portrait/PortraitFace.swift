import DocumentModel

/// There is exactly one person on the portrait.
struct PortraitFace: Rule {
    static let id = "portrait.face"
    static let title = "证件照中有且只有一张人脸"
    static let rationale = "基本信息页面须上传本人证件照片，须为免冠证件照（指南二）；是否免冠、是否本人由人工判断。"

    static let examples = [
        RuleExample("一张人脸", .example([.portrait()]), .match),
        RuleExample("两个人", .example([.portrait(faces: [.examplePerson, .example(.onCard, score: 0.9)])]), .invalid),
        RuleExample("没有人脸", .example([.portrait(faces: [])]), .invalid),
        RuleExample("人脸不清楚", .example([.portrait(faces: [.example(.person, score: 0.5)])]), .doubtful),
        RuleExample(
            "旁边似有另一张人脸", .example([.portrait(faces: [.examplePerson, .example(.onCard, score: 0.5)])]), .match),
        RuleExample("打不开", .example(problems: [.example(.portrait)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        switch PortraitPages.subject(id, evidence, needsFace: false) {
        case .none(let finding): return finding
        case .page(let page):
            let weak = !page.faces.isEmpty || PageProblems.reason(of: [page]) != nil
            return weak
                ? PortraitPages.finding(id, .doubtful, 0.6, page, page.faces, "证件照中的人脸不清楚，请人工查看。")
                : PortraitPages.finding(
                    id, .invalid, 0.9, page, [], "上传的证件照中未见人脸。", "上传的证件照中未见人脸，请上传本人免冠证件照。")
        case .face(let page, let face):
            let others = page.faces.filter { $0 != face && $0.score >= CardOnPhoto.sureFace }
            guard !others.isEmpty else {
                return PortraitPages.finding(id, .match, 0.97, page, [face], "证件照中有一张人脸（是否为本人、是否免冠请人工判断）。")
            }
            return PortraitPages.finding(
                id, .invalid, 0.9, page, [face] + others, "证件照中有\(others.count + 1)张人脸，应只有本人。",
                "证件照中有\(others.count + 1)张人脸，请上传只有本人的免冠证件照。")
        }
    }
}
