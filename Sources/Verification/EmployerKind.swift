import DocumentModel

/// What a unit's name looks like.
struct EmployerKind {
    let unitKind: CreditCode.UnitKind

    init(name: String) {
        let name = NormalizedText(name).text
        // A company's branch, project office or station is a company's, whatever it ends in.
        if EmployerKind.companyWords.contains(where: name.contains)
            || EmployerKind.enterpriseEnds.contains(where: name.hasSuffix)
        {
            unitKind = .enterprise
        } else if EmployerKind.mixedEnds.contains(where: name.hasSuffix) {
            unitKind = .other
        } else if EmployerKind.organEnds.contains(where: name.hasSuffix) {
            unitKind = .organ
        } else if EmployerKind.institutionEnds.contains(where: name.hasSuffix) {
            unitKind = .publicInstitution
        } else {
            unitKind = .other
        }
    }

    private static let companyWords = ["公司", "合伙企业", "合作社", "集团"]

    /// Ends of enterprises, partnerships, shops and clubs (企业名称登记管理规定, article 10, and trade practice).
    private static let enterpriseEnds = [
        "厂", "店", "行", "社", "矿", "企业", "事务所", "工作室", "经营部", "商行", "酒店", "宾馆", "协会", "学会", "商会", "农场", "林场", "茶场", "加油站",
    ]

    /// Bureaux that are enterprises, or are enterprise and organ at once.
    private static let mixedEnds = [
        "邮政局", "供电局", "电业局", "烟草专卖局", "矿务局", "工程局", "铁路局", "航道局", "勘察局", "勘查局", "勘测局", "地质局", "电信局",
    ]

    /// Organs with their agencies (派出机关, 派出机构).
    private static let organEnds = [
        "人民政府", "人民政府办公室", "政府办公室", "委员会", "管委会", "厅", "局", "街道办事处", "办事处", "街道办", "派出所", "人民法院", "法院", "人民检察院", "检察院",
        "海关", "支队", "大队", "总队", "督察办公室", "委员会办公室",
    ]

    private static let institutionEnds = [
        "医院", "卫生院", "保健院", "学校", "大学", "学院", "中学", "小学", "幼儿园", "研究院", "研究所", "设计院", "勘察院", "勘测院", "规划院", "检测院", "检验院",
        "检验所", "检测所", "计量所", "科学院", "监测中心", "服务中心", "事务中心", "检测中心", "检验中心", "控制中心", "管理中心", "技术中心", "信息中心", "救援中心",
        "指导中心", "保障中心", "发展中心", "培训中心", "考试中心", "图书馆", "博物馆", "文化馆", "档案馆", "科技馆", "体育馆", "电视台", "广播电台", "监督站",
        "监测站", "管理站", "推广站", "工作站", "服务站", "气象台", "地震台", "管理所", "监督所", "管理处", "出版社",
    ]
}
