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
        case .documentTitle: "材料名称"
        case .specialty: "注册专业"
        case .formerName: "变更前名称"
        case .newName: "变更后名称"
        case .educationHours: "学时"
        case .specialtyHours: "专业学时"
        case .certificateNumber: "证书编号"
        case .registrationNumber: "注册证号"
        case .requestReason: "申请原因"
        case .validUntil: "有效期至"
        case .workUnit: "用工单位"
        case .workDate: "工作时间"
        case .requestedItem: "申请事项"
        case .issueDate: "发证日期"
        case .retirementDate: "退休日期"
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
