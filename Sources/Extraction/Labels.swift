/// What a printed label announces.
///
/// Some are wanted for their value, others only because they end the value before them or open a section in which the
/// same words mean something else.
enum Label: Hashable {
    /// 甲方, 用人单位 as a party of a contract.
    case employerParty
    /// 乙方, 劳动者.
    case workerParty
    /// 用工单位 of a dispatched worker: not the employer (劳动合同法, article 58).
    case receivingUnit
    /// 甲方（盖章）, 用人单位（公章）.
    case employerSeal
    /// 乙方（签字）, 本人签名.
    case workerSignature
    case employerName
    /// 名称 alone in a cell; what it names depends on the section.
    case bareName
    /// 姓名.
    case personName
    /// 申请人 as the label of a cell: the name where no 姓名 is printed, otherwise the place of a signature.
    case applicant
    case idNumber
    case legalRepresentative
    case department
    case post
    case contractTerm
    /// 劳动合同起始日期, 截止日期: the two ends of the term, each with a label of its own.
    case termStart
    case termEnd
    case signingDate
    case birthDate
    case sex
    case address
    case specialty
    /// 原聘用单位 and the like: never the present employer.
    case formerEmployer
    /// 紧急联系人, 担保人: somebody else's name and number follow.
    case otherPerson
    /// 工作经历: employers of the past follow, row by row.
    case workHistory
    /// 聘用单位意见 and other headings of a new section.
    case section
    /// 统一社会信用代码: 18 characters that are no ID number.
    case creditCode
    /// A label whose value is not wanted.
    case other
}

/// All labels in one place, as printed, normalised. Sources: the templates collected for labour contracts (parties block
/// of the 人社部 form of 2019 and its predecessors), the annexes of the registration guide, the ID card.
enum LabelTable {
    static let words: [(Label, [String])] = [
        (.employerParty, ["甲方", "用人单位", "聘用单位(甲方)", "聘用方", "用人单位(甲方)"]),
        (.workerParty, ["乙方", "劳动者", "受聘人", "受聘人员", "受聘方", "被聘用人", "员工", "职工", "丙方"]),
        (.receivingUnit, ["用工单位", "实际用工单位", "接受单位"]),
        (.employerSeal, ["甲方盖章", "甲方签章", "甲方公章", "用人单位盖章", "聘用单位盖章", "单位盖章", "单位公章"]),
        (
            .workerSignature,
            [
                "乙方签字", "乙方签名", "乙方签章", "本人签名", "本人签字", "申请人签名", "申请人签字", "劳动者签字", "劳动者签名",
                "申请人本人签名", "受聘人签字",
            ]
        ),
        (
            .employerName,
            [
                "聘用单位", "聘用单位名称", "聘用单位全称", "现聘用单位", "现聘用单位名称", "工作单位", "工作单位名称", "单位名称", "用人单位名称",
                "单位全称", "甲方名称", "甲方单位名称", "甲方单位", "受聘单位", "执业单位", "新聘用单位", "新聘用单位名称", "变更后聘用单位",
                "变更后单位名称", "现单位名称", "企业名称", "甲方全称", "现工作单位",
            ]
        ),
        (.bareName, ["名称"]),
        (.personName, ["姓名", "申请人姓名", "乙方姓名", "劳动者姓名", "员工姓名", "职工姓名", "受聘人姓名", "学员姓名", "考生姓名", "参训人员姓名"]),
        (.applicant, ["申请人", "申报人", "注册申请人"]),
        (
            .idNumber,
            [
                "公民身份号码", "公民身份证号码", "居民身份证号码", "居民身份证号", "居民身份证", "身份证号码", "身份证号", "身份证件号码", "身份证件号",
                "身份证", "证件号码", "证件号", "有效身份证件号码", "乙方身份证号码", "乙方身份证号", "身份号码", "身份证编号",
                "证件编号", "有效证件号码", "有效证件号", "有效身份证件号", "有效身份证件编号", "其他有效身份证件号码", "其他有效证件号码", "其他有效证件号", "身份证明号码", "护照号码",
                "护照号", "护照编号", "通行证号码", "通行证号", "通行证编号", "永久居留身份证号码", "永久居留证号码", "居留身份证号码", "居住证号码",
            ]
        ),
        (
            .legalRepresentative,
            [
                "法定代表人", "法定代表人或主要负责人", "法定代表人/主要负责人", "法定代表人/负责人", "法人代表", "法定代表", "主要负责人", "负责人",
                "法定代表人(主要负责人)", "法定代表人(主要负责人)或委托代理人", "法定代表人或委托代理人", "甲方法定代表人", "法人", "单位负责人",
                "法定代表人(负责人)", "法定代表人或授权代表", "法定代表人/授权代表", "法定代表人(授权代表)", "法定代表人或授权代理人",
            ]
        ),
        (.department, ["所在部门", "部门", "工作部门", "任职部门", "所属部门", "聘用部门"]),
        (
            .post,
            [
                "岗位", "职务", "岗位/职务", "岗位(职务)", "岗位或职务", "职务/岗位", "工作岗位", "聘用岗位", "现任岗位", "所在岗位", "岗位名称", "工作岗位(工种)",
                "岗位工种", "现任职务", "任职岗位", "从事岗位",
            ]
        ),
        (
            .contractTerm,
            [
                "劳动合同期限", "劳动合同起止时间", "劳动合同起止日期", "聘用期限", "聘用合同期限", "合同期限", "聘期", "劳动合同期", "劳动合同有效期",
                "合同起止时间", "合同起止日期", "劳动(聘用)合同期限", "劳动合同(聘用)期限", "聘用合同起止时间", "合同有效期", "劳动合同(聘用合同)期限",
                "劳动合同/聘用合同期限", "劳动合同/聘用期限",
            ]
        ),
        (
            .termStart,
            [
                "劳动合同起始日期", "合同起始日期", "起始日期", "劳动合同开始日期", "合同开始日期", "开始日期", "劳动合同起始时间", "起始时间", "聘用起始日期", "合同生效日期",
            ]
        ),
        (
            .termEnd,
            [
                "劳动合同截止日期", "合同截止日期", "截止日期", "劳动合同终止日期", "合同终止日期", "终止日期", "劳动合同结束日期", "合同结束日期", "结束日期",
                "合同到期日期", "到期日期", "劳动合同截止时间", "截止时间", "聘用截止日期", "截至日期", "劳动合同截至日期", "合同期满日期",
            ]
        ),
        (.signingDate, ["签订日期", "签订时间", "签署日期", "签约日期", "合同签订日期", "合同签订时间", "签字日期", "签名日期", "日期"]),
        (.birthDate, ["出生年月", "出生日期", "出生年月日", "出生"]),
        // The traditional form is what the recogniser makes of a crooked one.
        (.sex, ["性别", "性別"]),
        (.address, ["住址", "家庭住址", "户籍地址", "户籍所在地", "现住址", "家庭地址", "居住地址", "住所"]),
        (.specialty, ["注册类别", "注册专业", "专业类别", "注册类别/专业", "注册专业类别", "注册类别(专业)", "申请注册类别", "申请注册专业", "申请专业"]),
        (
            .formerEmployer,
            [
                "原聘用单位", "原聘用单位名称", "原单位", "原单位名称", "原工作单位", "原注册单位", "变更前聘用单位", "变更前单位名称", "原用人单位", "曾用名称",
                "原注册聘用单位", "变更前聘用单位名称", "原聘用单位意见",
            ]
        ),
        (.otherPerson, ["紧急联系人", "紧急联络人", "紧急情况联系人", "担保人", "担保人姓名", "家属", "监护人", "紧急联系人姓名", "家属姓名"]),
        (
            .workHistory,
            [
                "工作经历", "从事安全生产工作经历", "从事安全生产工作简历", "工作起止时间", "起止时间", "起止年月", "工作简历", "工作履历", "主要工作经历", "从业经历",
                "安全生产工作经历", "个人简历",
            ]
        ),
        (
            .section,
            [
                "聘用单位意见", "用人单位意见", "单位意见", "聘用单位审核意见", "用人单位审核意见", "单位审核意见", "初审机构意见", "国家注册机构意见", "注册机构意见", "审核意见",
                "申请人声明", "申请人承诺",
                "继续教育情况", "继续教育", "职业资格", "申请原因", "初审意见", "复审意见", "申请注册", "基本情况", "聘用单位情况", "聘用单位信息",
                "教育情况", "学历情况", "备注", "说明", "承诺",
            ]
        ),
        (.creditCode, ["统一社会信用代码", "统一社会信用代", "社会信用代码", "信用代码", "组织机构代码", "营业执照注册号", "营业执照号"]),
        (
            .other,
            [
                "民族", "证件名称", "证件类型", "毕业院校", "毕业学校", "毕业时间", "所学专业", "学历", "学位", "联系电话", "电话", "手机", "手机号码", "移动电话",
                "传真", "邮政编码", "邮编", "电子邮箱", "E-mail", "Email", "通讯地址", "通信地址", "联系地址", "单位地址", "注册地址", "注册地", "经营地",
                "经营地址",
                "注册证号", "注册证书编号", "资格证书编号", "职业资格证书编号", "证书编号", "证书管理号", "管理号", "批准日期", "取得时间", "发证日期", "发证机关",
                "签发机关", "有效期限", "有效期", "单位性质", "单位类型", "所属行业", "行业", "委托代理人", "代理人", "联系人", "工作内容", "工作地点",
                "从事工作", "证明人", "通讯地址(邮寄)", "经常居住地", "户口所在地", "户口性质", "文化程度", "政治面貌", "籍贯", "婚姻状况", "照片", "贴照片处",
                "盖章", "公章", "签名", "签字", "经办人", "注册种类", "注册类型", "申请类别", "工种", "职称", "技术职称", "专业技术职务", "合同编号", "编号",
                "有效证件名称", "经济类型", "开户银行", "银行账号", "住所地", "学时", "培训机构", "地址", "安全生产工作年限", "参加工作时间", "工作年限",
            ]
        ),
    ]

    /// Bracketed words after a party's label that make the place one for a seal or a signature.
    static let sealWords = ["盖章", "公章", "签章", "签字", "签名", "印章"]
    /// What a bracketed word after 甲方, 乙方 or 丙方 says about who that is.
    static let employerWords = ["用人单位", "聘用单位", "用工主体", "劳务派遣单位", "派遣单位", "聘用方", "聘请方", "雇主", "公司"]
    static let workerWords = ["劳动者", "员工", "职工", "受聘", "返聘", "退休", "被聘", "雇员", "聘用人"]
}
