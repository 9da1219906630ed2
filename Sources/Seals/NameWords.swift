/// Words that names of units are made of.
///
/// A ring is read character by character; what stands in it is no random text. 有限公司 misread in one character is still
/// 有限公司, which no name ends otherwise, if the ink allows for it at all. The own names of firms are not among the words; a
/// word that is in the lists is never made another one.
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
                    guard !words.contains(Array(piece)) else { continue }
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
        var byLength: [Int: Set<[UInt32]>]
        var isPlace = false
        var mostLoss: Double

        init(_ text: String, isPlace: Bool = false, mostLoss: Double) {
            let words = text.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) }
            byLength = Dictionary(grouping: words, by: \.count).mapValues(Set.init)
            self.isPlace = isPlace
            self.mostLoss = mostLoss
        }
    }

    /// A free character is one of some hundreds in use, 5 to 6 nats, and nothing but these forms ends in 公司 behind 有限. The
    /// other words have neighbours that are not in the lists (动力科技 beside 电力科技).
    private static let groups = [
        Group(forms, mostLoss: 6), Group(institutions, mostLoss: 2.5),
        Group(places, isPlace: true, mostLoss: 2.5), Group(trades, mostLoss: 2.5),
    ]

    /// 企业名称登记管理规定实施办法 (2023), articles 8 to 15, with the brackets and branches of practice.
    private static let forms = """
        有限公司 有限责任公司 股份有限公司 （集团）有限公司 （集团）股份有限公司
        """

    /// Institutions and offices that employ registered safety engineers, or issue what is handed in.
    private static let institutions = """
        设计研究院 规划设计院 勘察设计院 规划设计研究院 建筑设计院 建筑设计研究院 科学研究院 科学技术研究院 科学研究所 检验研究院
        检测研究院 检验检测院 检验检测中心 质量检验所 产品质量检验所 计量检定所 特种设备检验研究院
        勘测设计院 勘测设计研究院 消防救援总队 疾病预防控制中心 安全生产教育培训
        职业培训学校 职业技术学院 妇幼保健院 管理委员会 经济开发区 市场监督管理局 应急管理局 应急管理厅 行政审批局 工商行政管理局
        住房和城乡建设局 自然资源局 生态环境局 人力资源和社会保障局 监督管理局 安全生产监督管理局 消防救援支队 消防救援大队
        安全生产协会 工程师协会
        """

    /// Trades, in the words of 国民经济行业分类 (GB/T 4754) and of names in use.
    private static let trades = """
        石油化工 生物科技 食品工业 冶金科技 有色金属 机械制造 装备制造 船舶重工 房地产开发 物业管理 建设工程 建设发展 建筑工程
        建筑设计 建筑安装 建筑劳务 市政工程 园林绿化 工程技术 工程管理 工程咨询 工程建设 工程设计 工程监理 项目管理 检测技术 检验检测
        安全评价 安全评价咨询 安全技术 安全科技 安全咨询 安全技术服务 安全技术咨询 安全技术培训 安全生产 安全环保 安全工程 消防工程
        消防技术 消防安全 消防安全技术 消防科技 咨询服务 管理咨询 技术服务 技术咨询 技术开发 企业管理 人力资源 劳务派遣 教育科技
        电力工程 智能科技 新材料科技 材料科技 复合材料 集成电路 轨道交通 交通工程 爆破工程 烟花爆竹 危险化学品 环保科技 环境科技
        电子科技 信息科技 信息技术 网络科技 化工科技 能源科技 电力科技 节能环保
        """
}
