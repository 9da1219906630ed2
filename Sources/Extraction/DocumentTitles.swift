import DocumentModel

/// The headings that name a document, and how a line is told to be one.
enum DocumentTitles {
    struct Match: Equatable {
        var kind: DocumentKind
        /// Every character as printed; otherwise one of at least four differs.
        var isExact: Bool
    }

    /// Title words, the telling ones first: 解除劳动合同协议 must not pass for a 劳动合同, nor 注销注册申请表 for a 注册申请表.
    /// Sources: the annexes and the requirements of the registration guide (企业职工须交劳动合同，聘书、聘用证明等无效), titles of
    /// contract templates, names of the papers that registration offices and training bodies issue.
    private static let words: [(DocumentKind, [String])] = [
        (.reissueForm, ["补办申请表", "补办申请书"]),
        (.cancellationForm, ["注销注册申请表", "注销注册申请", "注销申请表", "注销登记申请表"]),
        (.applicationForm, ["注册申请表"]),
        (
            .otherAgreement,
            [
                "解除劳动合同", "终止劳动合同", "解除劳动关系", "解除(终止)劳动合同", "实习协议", "就业协议书", "保密协议", "竞业限制协议", "录用通知书",
                "集体合同", "劳务派遣协议", "劳务协议", "劳务合同", "培训协议",
            ]
        ),
        (.institutionCertificate, ["事业单位法人证书"]),
        (.retirementCertificate, ["退休证", "退休人员证", "退休证书", "退休证明", "退休审批表", "退休人员审批表", "退休核准表"]),
        (
            .nameChangeProof,
            [
                "准予变更登记通知书", "变更核准通知书", "变更登记通知书", "变更(备案)登记通知书", "名称变更证明", "企业名称变更", "变更登记情况", "准予变更登记",
                "名称变更通知书", "更名证明", "名称变更的证明", "变更信息", "名称变更核准", "变更事项", "变更备案通知书",
            ]
        ),
        (.businessLicence, ["营业执照"]),
        (
            .continuingEducation,
            [
                "继续教育证书", "继续教育证明", "继续教育合格证", "继续教育合格证明", "继续教育学时证明", "继续教育登记", "继续教育结业", "继续教育培训",
                "培训合格证书", "培训合格证明", "培训证明", "培训结业证书", "培训结业证", "学时证明", "学习证明", "结业证书", "继续教育学习", "继续教育完成",
            ]
        ),
        (
            .specialtyExamCertificate,
            [
                "增项考试", "增项专业合格证", "考试合格证明", "职业资格证书", "执业资格证书", "考试成绩合格", "考试合格证书", "考试合格通知", "成绩合格证明",
                "增项合格", "专业增项",
            ]
        ),
        (
            .dutyStatement,
            [
                "履职情况", "履职陈述", "执业情况", "履职报告", "书面陈述", "履职说明", "履职总结", "履职材料", "述职报告", "述职", "履行职责情况", "工作总结",
                "工作陈述", "工作情况说明", "工作情况陈述", "工作情况汇报", "工作业绩", "工作汇报", "安全生产工作情况",
            ]
        ),
        (.appointmentLetter, ["聘书", "聘任书", "聘用书", "聘请书", "聘用证书", "聘任证书", "聘任通知书", "任命书", "任命文件"]),
        (.employmentCertificate, ["聘用证明", "在职证明", "工作证明", "任职证明", "劳动关系证明"]),
        (
            .employmentAgreement,
            [
                "聘用合同", "聘用合同书", "聘用协议", "聘用协议书", "返聘协议", "返聘合同", "返聘协议书", "聘任合同", "退休返聘",
            ]
        ),
        (.labourContract, ["劳动合同", "劳动合同书"]),
        (.other, ["注册证书", "注册执业证书", "毕业证书", "学位证书", "授权委托书"]),
    ]

    private static let table = words.map { kind, words in (kind, words.map { TextNormalization.scalars(of: $0) }) }

    /// The longest title, 中级注册安全工程师变更注册申请表（变更聘用单位名称）, has 27 characters.
    private static let lengths = 2...34

    /// Signs of running text and of labels with values.
    private static let foreignSigns: Set<Unicode.Scalar> = ["。", "：", "，", "《", "；"]

    /// The kind of document that a line names as its title; nil for a line that is none.
    static func match(of line: [Unicode.Scalar]) -> Match? {
        guard lengths.contains(line.count), !line.contains(where: foreignSigns.contains) else { return nil }
        for isExact in [true, false] {
            for (kind, words) in table {
                for word in words {
                    guard let end = end(of: word, in: line, isExact: isExact) else { continue }
                    if isTitle(kind, line, start: end - word.count, end: end, isExact: isExact) {
                        return Match(kind: kind, isExact: isExact)
                    }
                }
            }
            if isExact, namesRenaming(line) { return Match(kind: .nameChangeProof, isExact: true) }
            if isExact, namesExam(line) { return Match(kind: .specialtyExamCertificate, isExact: true) }
        }
        return nil
    }

    /// What follows a title is a bracket or a small word: 劳动合同（通用）, 劳动合同书样本.
    private static func isTitle(
        _ kind: DocumentKind, _ line: [Unicode.Scalar], start: Int, end: Int, isExact: Bool
    ) -> Bool {
        let rest = line[end...]
        let isTail = rest.isEmpty || rest.first == "（" || tails.contains(rest.joinedText)
        switch kind {
        case .labourContract, .employmentAgreement: return isTail && start <= 14
        case .otherAgreement, .nameChangeProof: return isTail || isExact
        // 履职情况的书面陈述, 履职情况详细说明: what comes after is open, but short.
        case .dutyStatement: return isTail || (isExact && rest.count <= 8 && rest.allSatisfy(TextNormalization.isHan))
        default: return isTail
        }
    }

    private static let tails: Set<String> = [
        "书", "证", "明", "表", "样本", "范本", "正本", "副本", "文本", "书样本", "材料", "陈述", "说明", "报告", "书面陈述", "陈述书",
        "汇报", "总结", "情况", "证明", "通知", "通知书", "名单",
    ]

    /// 关于…更名的批复, …名称变更说明: the words stand apart.
    private static func namesRenaming(_ line: [Unicode.Scalar]) -> Bool {
        let text = line.joinedText
        return ["更名", "名称变更", "变更名称", "变更企业名称", "变更单位名称", "变更公司名称"].contains { text.contains($0) }
            && ["批复", "通知", "函", "证明", "说明", "公告", "决定", "通知书", "核准书", "材料", "登记表", "情况表", "告知书"].contains {
                text.hasSuffix($0)
            }
    }

    /// …考试成绩合格通知单, …增报专业合格证明: the words stand apart.
    private static func namesExam(_ line: [Unicode.Scalar]) -> Bool {
        let text = line.joinedText
        return ["考试", "增项", "增报"].contains { text.contains($0) } && !text.contains("教育") && !text.contains("培训")
            && ["合格证明", "成绩证明", "通知单", "合格通知书", "合格证书", "合格证", "成绩单", "通过证明", "成绩通知书"].contains {
                text.hasSuffix($0)
            }
    }

    /// Where `word` ends in `line`; inexactly, with one wrong character of at least four.
    private static func end(of word: [Unicode.Scalar], in line: [Unicode.Scalar], isExact: Bool) -> Int? {
        if isExact { return line.firstOccurrence(of: word, in: 0..<line.count).map { $0 + word.count } }
        // Of four characters another title is too near (劳动合同, 劳务合同) unless the line is little more than the title.
        guard word.count >= 4, line.count >= word.count, word.count > 4 || line.count <= 6 else { return nil }
        for start in 0...(line.count - word.count) {
            var wrong = 0
            for offset in word.indices where line[start + offset] != word[offset] { wrong += 1 }
            if wrong == 1 { return start + word.count }
        }
        return nil
    }
}
