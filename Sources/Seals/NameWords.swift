/// Words that names of units are made of.
///
/// A ring is read character by character; what stands in it is no random text. 有限公司 misread in one character is still
/// 有限公司, which no name ends otherwise, if the ink allows for it at all. No name of a firm is among the words: the part
/// that tells one unit from another is never touched.
enum NameWords {
    struct Correction {
        var text: String
        /// How much less probable than the reading the ink may say that it is, natural logarithm.
        var mostLoss: Double
    }

    /// What a reading could be instead, with one word in which a single character differs.
    ///
    /// Places stand at the beginning, and behind another place.
    static func corrections(of text: String) -> [Correction] {
        let scalars = text.unicodeScalars.map(\.value)
        guard (4...60).contains(scalars.count) else { return [] }
        var found: [Correction] = []
        for group in groups {
            for (length, words) in group.byLength where length <= scalars.count {
                for start in 0...scalars.count - length {
                    if group.isPlace, start > 0, !placeEnds.contains(scalars[start - 1]) { continue }
                    let piece = scalars[start..<start + length]
                    for word in words where isOneOff(piece, word) {
                        let whole = string(scalars[..<start] + word + scalars[(start + length)...])
                        found.append(Correction(text: whole, mostLoss: group.mostLoss))
                    }
                }
            }
        }
        return found
    }

    /// The name with the end of 有限公司 or 有限责任公司 that the strip cut off; nil where nothing or too much is missing: behind
    /// 有限 either may follow.
    static func completed(_ text: String) -> String? {
        for whole in ["有限责任公司", "有限公司"] {
            for length in 3..<whole.count where text.hasSuffix(whole.prefix(length)) {
                return text + whole.dropFirst(length)
            }
        }
        return nil
    }

    private static func isOneOff(_ piece: ArraySlice<UInt32>, _ word: [UInt32]) -> Bool {
        var changes = 0
        for (index, scalar) in word.enumerated() where piece[piece.startIndex + index] != scalar {
            changes += 1
            if changes > 1 { return false }
        }
        return changes == 1
    }

    private static func string(_ scalars: some Sequence<UInt32>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        return String(view)
    }

    private static let placeEnds = Set("省市".unicodeScalars.map(\.value))

    private struct Group {
        var byLength: [Int: [[UInt32]]]
        var isPlace = false
        var mostLoss: Double

        init(_ text: String, least: Int, isPlace: Bool = false, mostLoss: Double) {
            let words = text.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) }
            byLength = Dictionary(grouping: Set(words).filter { $0.count >= least }, by: \.count)
            self.isPlace = isPlace
            self.mostLoss = mostLoss
        }
    }

    /// A free character is one of some hundreds in use, 5 to 6 nats, and one in a hundred names or less has a word that misses
    /// one of the first two groups by a character. Places and trades have others near them that are not in the lists.
    private static let groups = [
        Group(forms, least: 4, mostLoss: 6), Group(institutions, least: 5, mostLoss: 6),
        Group(places, least: 3, isPlace: true, mostLoss: 2.5), Group(trades, least: 4, mostLoss: 2.5),
    ]

    /// 企业名称登记管理规定实施办法 (2023), articles 8 to 15, with the brackets and branches of practice.
    private static let forms = """
        有限公司 有限责任公司 股份有限公司 集团有限公司 集团股份有限公司 集团有限责任公司 （集团）有限公司 （集团）股份有限公司 控股有限公司
        特殊普通合伙 专业合作社
        """

    /// Institutions and offices that employ registered safety engineers, or issue what is handed in.
    private static let institutions = """
        总公司 分公司 合伙企业 普通合伙 有限合伙 个人独资 事务所 营业部 经营部 门市部 项目部 办事处
        研究院 研究所 设计院 设计研究院 规划设计院 勘察设计院 规划设计研究院 建筑设计院 建筑设计研究院 科学研究院 科学技术研究院
        科学研究所 检验研究院 检测研究院 检验检测院 检验检测中心 检测中心 检验所 质量检验所 产品质量检验所 计量检定所 特种设备检验研究院
        服务中心 管理中心 指挥中心 考试中心 培训中心 技术中心 信息中心 疾病预防控制中心 安全生产教育培训 培训学校 教育培训 职业培训学校
        职业技术学院 职业学院 技师学院 技工学校 高级中学 人民医院 中心医院 中医院 妇幼保健院 人民政府 管理委员会 经济开发区 高新技术
        市场监督管理局 应急管理局 应急管理厅 行政审批局 工商行政管理局 住房和城乡建设局 自然资源局 生态环境局 人力资源和社会保障局
        监督管理局 安全生产监督管理局 消防救援支队 消防救援大队 安全生产协会 工程师协会
        """

    /// Trades, in the words of 国民经济行业分类 (GB/T 4754) and of names in use.
    private static let trades = """
        科技 技术 信息 网络 软件 电子 电气 电器 电力 能源 新能源 环保 环境 生态 化工 石化 石油 石油化工 化学 医药 制药 生物 生物科技 食品
        食品工业 饮料 粮油 纺织 服装 鞋业 陶瓷 建材 水泥 混凝土 玻璃 钢铁 冶金 冶金科技 有色金属 金属 矿业 矿山 煤业 煤矿 机械 机械制造 制造
        设备 装备 装备制造 汽车 船舶 船舶重工 重工 港务 港口 航运 物流 运输 仓储 供应链 贸易 商贸 进出口 投资 控股 实业 发展 开发 产业 置业
        房地产 房地产开发 物业 物业管理 建设 建设工程 建设发展 建筑 建筑工程 建筑设计 建筑安装 建筑劳务 市政 市政工程 园林 园林绿化 装饰 装修
        安装 工程 工程技术 工程管理 工程咨询 工程建设 工程设计 工程监理 监理 项目管理 勘察 测绘 检测 检验 检测技术 检验检测 认证 评价 安全评价
        安全评价咨询 安全技术 安全科技 安全咨询 安全技术服务 安全技术咨询 安全技术培训 安全生产 安全环保 安全工程 消防 消防工程 消防技术 消防安全 消防安全技术
        消防科技 应急 咨询 咨询服务 管理 管理咨询 服务 技术服务 技术咨询 技术开发 企业管理 人力资源 劳务 劳务派遣 教育 教育科技 培训 文化 传媒
        广告 旅游 酒店 餐饮 农业 林业 渔业 水产 水务 供水 自来水 燃气 天然气 热电 发电 核电 风电 光伏 电网 供电 电力工程 通信 电信 智能 智能科技
        自动化 材料 新材料 新材料科技 材料科技 复合材料 塑料 塑胶 橡胶 轮胎 包装 印刷 造纸 纸业 木业 家具 工艺品 五金 模具 精密 光电 半导体 集成电路
        航空 航天 铁路 公路 桥梁 隧道 轨道交通 交通 交通工程 客运 公交 爆破 爆破工程 民爆 烟花爆竹 危险化学品 粮食 盐业 烟草 茶业 酒业 乳业
        畜牧 饲料 种业 化肥 农药 涂料 集团 国际 环保科技 环境科技 电子科技 信息科技 信息技术 网络科技 化工科技 能源科技 电力科技 节能 节能环保
        """
}
