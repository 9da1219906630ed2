import DocumentModel

extension FieldName {
    /// As it is called in reports to clerks.
    var label: String {
        switch self {
        case .applicantName: "申请人姓名"
        case .workerName: "劳动者姓名"
        case .idNumber: "证件号码"
        case .employerName: "单位名称"
        case .legalRepresentative: "法定代表人"
        case .department: "部门"
        case .post: "岗位职务"
        case .contractStart: "合同开始"
        case .contractEnd: "合同终止"
        case .signingDate: "签订日期"
        case .birthDate: "出生日期"
        case .sex: "性别"
        case .address: "地址"
        case .formTitle: "表格名称"
        case .specialty: "注册专业"
        }
    }
}

extension DocumentKind {
    /// As it is called in reports to clerks.
    var label: String {
        switch self {
        case .applicationForm: "注册申请表"
        case .labourContract: "劳动合同"
        case .employmentAgreement: "聘用合同"
        case .appointmentLetter: "聘书"
        case .employmentCertificate: "聘用证明"
        case .idCard: "居民身份证人像面"
        case .idCardEmblem: "居民身份证国徽面"
        case .dutyStatement: "履职情况书面陈述"
        case .continuingEducation: "继续教育证明"
        case .nameChangeProof: "单位名称变更证明"
        case .specialtyExamCertificate: "增项考试证书"
        case .institutionCertificate: "事业单位法人证书"
        case .retirementCertificate: "退休证"
        case .other: "其他材料"
        case .unknown: "未能判断材料种类"
        }
    }
}

extension SealColour {
    var label: String {
        switch self {
        case .red: "红色"
        case .blue: "蓝色"
        case .gray: "灰色"
        case .black: "黑色"
        }
    }
}

extension SealShape {
    var label: String {
        switch self {
        case .circle: "圆形"
        case .ellipse: "椭圆形"
        case .square: "方形"
        case .other: "其他形状"
        }
    }
}
