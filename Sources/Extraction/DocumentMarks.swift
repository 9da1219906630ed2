import DocumentModel

/// Words by which a page without a legible title is still told: labels and phrases that each kind of document prints, with
/// how much each says.
///
/// A weight of 1 is a word that two or three kinds share, 2 one that hardly any other kind prints, 3 one that decides by
/// itself. Judgements from the annexes of the registration guide and the printed items of each certificate
/// (事业单位登记管理暂行条例, article 8; 企业法人营业执照 of 2019; 专业技术人员职业资格证书), not fitted to pictures.
struct DocumentMarks {
    struct Verdict: Equatable {
        var kind: DocumentKind
        /// So many marks that no other document can have them.
        var isCertain: Bool
    }

    private struct Profile {
        var kind: DocumentKind
        var marks: [(word: String, weight: Double)]
        /// One of these must stand on the page, however many marks it has.
        var needed: [String]
        /// A page with one of these is something else.
        var excluded: [String] = []
    }

    /// From this sum on a page is of the kind, and from that on surely.
    private static let threshold = 4.0
    private static let certain = 5.5

    private static let profiles: [Profile] = [
        Profile(
            kind: .reissueForm,
            marks: [
                ("申请补办", 4), ("补办", 1), ("污损的注册证书", 4), ("是否已上传个人证件照", 4), ("□标签", 1.5), ("初审机构意见", 1),
                ("负责人（签名", 1), ("申请原因", 1), ("注册证号", 1),
            ], needed: ["补办", "污损", "是否已上传"]),
        Profile(
            kind: .cancellationForm,
            marks: [
                ("申请注销", 4), ("注销的原因", 4), ("注销原因", 4), ("注销", 1), ("初审机构意见", 1), ("负责人（签名", 1), ("注册证号", 1),
            ], needed: ["注销"], excluded: ["经营范围", "注册资本"]),
        Profile(
            kind: .institutionCertificate,
            marks: [
                ("宗旨和业务范围", 3), ("宗旨和业务", 1), ("举办单位", 2), ("开办资金", 2), ("经费来源", 2), ("事业单位", 1), ("登记管理机关", 2),
                ("法定代表人", 0.5), ("有效期", 0.5),
            ], needed: ["宗旨和业务", "举办单位", "开办资金", "经费来源"], excluded: ["乙方"]),
        Profile(
            kind: .nameChangeProof,
            marks: [
                ("变更前", 1.5), ("变更后", 1.5), ("原名称", 2), ("原企业名称", 2), ("原单位名称", 1), ("现名称", 1.5), ("更名为", 3),
                ("名称变更为", 3), ("名称变更", 2), ("变更名称", 1.5), ("变更为", 1.5), ("准予变更", 3), ("变更登记", 2), ("登记机关", 1),
                ("核准", 0.5), ("变更日期", 1.5), ("变更事项", 1.5), ("变更内容", 1.5), ("市场监督管理局", 1),
            ], needed: ["名称", "更名"],
            excluded: ["乙方", "注册申请表", "申请人签名", "本人签名", "聘用单位意见", "注册类别", "初审机构"]),
        Profile(
            kind: .businessLicence,
            marks: [
                ("注册资本", 1.5), ("经营范围", 1.5), ("成立日期", 1.5), ("营业期限", 1), ("登记机关", 1), ("信用代码", 1), ("类型", 0.5),
                ("住所", 0.5), ("法定代表人", 0.5), ("企业信用信息公示系统", 2), ("市场主体应当", 1), ("扫描二维码", 1), ("营业执照", 2),
            ], needed: ["注册资本", "经营范围", "企业信用信息公示"], excluded: ["变更前", "变更后", "准予变更", "乙方"]),
        Profile(
            kind: .retirementCertificate,
            marks: [
                ("退休时间", 2), ("退休日期", 2), ("退休年月", 2), ("退休证", 2), ("参加工作", 1), ("退休待遇", 2), ("养老金", 1.5),
                ("离退休", 1.5), ("批准退休", 2.5), ("准予退休", 2.5), ("符合退休", 2), ("发证单位", 1), ("发证机关", 0.5), ("原工作单位", 1),
                ("工龄", 1),
            ], needed: ["退休"], excluded: ["甲方", "乙方", "返聘"]),
        Profile(
            kind: .specialtyExamCertificate,
            marks: [
                ("管理号", 1.5), ("批准日期", 1), ("职业资格", 1.5), ("执业资格", 1.5), ("持证人", 2), ("统一组织的考试", 2.5), ("批准颁发", 2),
                ("增项", 2), ("成绩合格", 1.5), ("考试合格", 2), ("专业类别", 1), ("签发单位", 1), ("级别", 0.5), ("证书编号", 0.5),
            ], needed: ["考试", "资格", "增项"],
            excluded: ["学时", "课时", "聘用单位", "毕业院校", "工作经历", "证件名称", "乙方", "注册类别"]),
        Profile(
            kind: .continuingEducation,
            marks: [
                ("继续教育", 2), ("学时", 1.5), ("课时", 1.5), ("公需", 1.5), ("专业科目", 1.5), ("专业课", 1), ("培训", 1), ("兹证明", 1),
                ("特此证明", 0.5), ("合格", 0.5), ("准予结业", 2), ("修满", 1), ("完成", 0.5), ("培训机构", 1), ("课程名称", 1.5),
                ("证书编号", 0.5),
            ], needed: ["学时", "课时"],
            excluded: ["聘用单位意见", "毕业院校", "工作经历", "证件名称", "乙方", "本人签名", "陈述人", "履职"]),
    ]

    let flow: TextFlow

    /// Nil where no kind, or more than one, has enough marks.
    func verdict() -> Verdict? {
        var found: [(kind: DocumentKind, sum: Double)] = []
        for profile in DocumentMarks.profiles where contains(any: profile.needed) && !contains(any: profile.excluded) {
            let sum = profile.marks.reduce(0) { $0 + (contains($1.word) ? $1.weight : 0) }
            if sum >= DocumentMarks.threshold { found.append((profile.kind, sum)) }
        }
        found.sort { $0.sum > $1.sum }
        guard let best = found.first else {
            return statement().map { Verdict(kind: .dutyStatement, isCertain: $0) }
        }
        if found.count > 1, best.sum - found[1].sum < 1 { return nil }
        return Verdict(kind: best.kind, isCertain: best.sum >= DocumentMarks.certain)
    }

    // MARK: Statements

    private static let safetyWords = [
        "安全生产", "隐患", "安全检查", "应急演练", "应急预案", "事故", "风险", "安全培训", "安全管理", "双重预防", "安全教育", "危险源", "标准化", "安全评价",
        "特种作业", "安全技术", "消防", "劳动防护", "安全投入", "安全会议",
    ]
    private static let signingWords = ["陈述人", "述职人", "汇报人", "报告人", "本人签名", "本人签字", "特此陈述", "特此说明"]
    private static let foreignWords = [
        "甲方", "乙方", "聘用单位意见", "初审机构", "注册类别", "证件名称", "兹聘", "系我单位", "系我公司", "特此证明", "委托人", "法定代表人：",
    ]

    /// Whether the page is prose in which somebody tells of safety work; true if it also says that it is such a
    /// statement. Nil for another page.
    private func statement() -> Bool? {
        guard !contains(any: DocumentMarks.foreignWords) else { return nil }
        let sentences = flow.scalars.count { $0 == "。" || $0 == "；" }
        guard sentences >= 3, DocumentMarks.safetyWords.count(where: { contains($0) }) >= 3 else { return nil }
        let names = contains("本人") || flow.scalars.count { $0 == "我" } >= 2
        let isSigned = contains(any: DocumentMarks.signingWords)
        guard names || isSigned || contains("履职") else { return nil }
        return contains("履职") && (names || isSigned)
    }

    private func contains(_ word: String) -> Bool { flow.contains(word, in: 0..<flow.count) }
    private func contains(any words: [String]) -> Bool { words.contains { contains($0) } }
}
