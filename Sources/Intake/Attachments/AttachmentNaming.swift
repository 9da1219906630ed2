import DocumentModel

/// The kind of an attachment as its file's name tells it: 申请表1.jpg, 劳动合同.pdf, 手持身份证.jpg.
enum AttachmentNaming {
    /// The first kind with a word in the name; those that contain another's word come first: 更名证明 before 证明,
    /// 退休返聘协议 before 退休.
    private static let words: [(AttachmentKind, [String])] = [
        (.reissueForm, ["补办", "补发", "reissue"]),
        (.cancellationForm, ["注销", "cancellation"]),
        (.idInHand, ["手持", "持证照", "id-in-hand", "idinhand", "id-photo", "idphoto"]),
        (
            .continuingEducation,
            ["继续教育", "继教", "学时", "培训证", "continuing-education", "continuingeducation", "training"]
        ),
        (
            .nameChangeProof,
            ["更名", "名称变更", "变更证明", "变更登记", "变更核准", "变更通知", "name-change", "namechange"]
        ),
        (.specialtyExamCertificate, ["增项", "专业考试", "specialty-exam", "specialtyexam"]),
        (.institutionCertificate, ["法人证书", "事业单位法人", "事业法人", "institution-certificate", "institution"]),
        (
            .labourContract,
            [
                "劳动合同", "聘用合同", "聘用协议", "返聘协议", "聘用文件", "合同", "聘书", "contract", "labour-contract", "employment",
            ]
        ),
        (.retirementCertificate, ["退休证", "退休", "retirement"]),
        (.dutyStatement, ["履职", "书面陈述", "陈述", "工作总结", "duty-statement", "statement"]),
        (.applicationForm, ["申请表", "注册表", "application-form", "applicationform", "application", "form"]),
        (.portrait, ["证件照", "免冠", "一寸", "1寸", "二寸", "2寸", "寸照", "登记照", "portrait"]),
        (.idInHand, ["身份证", "证件照片", "idcard", "id-card"]),
    ]

    /// - Parameter path: relative, with slashes; the folder's name counts where the file's says nothing.
    static func kind(of path: String) -> AttachmentKind? {
        for part in path.split(separator: "/").reversed() {
            if let kind = word(in: part.lowercased()) { return kind }
        }
        return nil
    }

    /// Headings say less than names: 身份证 alone over a column is a number, not a file.
    static func kind(ofHeading plain: String) -> AttachmentKind? {
        let headings: [(AttachmentKind, [String])] = [
            (.applicationForm, ["申请表", "注册申请表文件", "申请表文件"]), (.labourContract, ["劳动合同", "聘用合同", "合同", "聘用文件", "合同文件"]),
            (.idInHand, ["手持身份证", "手持身份证照片", "手持证件照", "手持证件照片", "手持身份证件"]),
            (.dutyStatement, ["履职陈述", "书面陈述", "履职情况陈述"]),
            (.continuingEducation, ["继续教育证书", "继续教育材料", "学时证明"]),
            (.nameChangeProof, ["更名材料", "更名证明", "名称变更证明"]),
            (.specialtyExamCertificate, ["增项证书", "考试证书"]), (.institutionCertificate, ["法人证书"]),
            (.retirementCertificate, ["退休证书"]), (.portrait, ["证件照", "免冠照片"]), (.other, ["其他附件"]),
        ]
        return headings.first { $0.1.contains(plain) }?.0
    }

    private static func word(in name: String) -> AttachmentKind? {
        words.first { $0.1.contains { name.contains($0) } }?.0
    }
}
