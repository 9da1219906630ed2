import DocumentModel
import Imaging

/// A page as the search for places to sign sees it: level boxes, texts, labels and dates.
struct SigningPage {
    let image: Image
    let lines: [TextLine]
    let seals: [Seal]
    let frame: LevelFrame
    /// Level; one a line.
    let boxes: [Rect]
    /// Normalised; one a line.
    let texts: [String]
    /// Median height of a line's box in pixels.
    let lineHeight: Double
    private(set) var labels: [SigningLabel] = []
    private(set) var dates: [SigningDate] = []
    /// Where the block of the reviewing authorities begins.
    private(set) var officeTop: Double?

    /// Nil for a page without any place to sign; that is told without touching a pixel.
    ///
    /// - Parameter needsLabels: false for other questions about ink beside print.
    init?(image: Image, lines: [TextLine], seals: [Seal], needsLabels: Bool = true) {
        guard !image.isEmpty, !lines.isEmpty else { return nil }
        let heights = lines.filter { $0.glyphs.count > 1 && $0.quad.height < $0.quad.width }.map(\.quad.height)
            .filter(\.isFinite).sorted()
        lineHeight = heights.isEmpty ? 0 : heights[heights.count / 2]
        // Characters of fewer pixels cannot be told from dust.
        guard lineHeight >= 6, lineHeight < Double(image.height) else { return nil }
        labels = SigningLabelLocator.labels(in: lines, height: lineHeight)
        guard !labels.isEmpty || !needsLabels else { return nil }
        self.image = image
        self.lines = lines
        self.seals = seals
        frame = LevelFrame(lines: lines)
        boxes = lines.map { [frame] in frame.level($0.quad) }
        texts = lines.map { TextNormalization.normalized($0.text) }
        officeTop = zip(texts, boxes).filter { text, _ in SigningPage.isOfficeHeading(text) }.map(\.1.y).min()
        dates = SigningDates(page: self).dates
        labels = labels.compactMap(settled)
    }

    private static func isOfficeHeading(_ text: String) -> Bool {
        ["初审机构意见", "初审意见", "注册机构意见", "注册管理机构意见", "终审机构意见", "初审机构审查", "国家注册机构"].contains { text.contains($0) }
            // 初 | 审机构意见, in two boxes; 意見 in the traditional form.
            || text.contains("机构意") && !text.contains("聘用")
            // The same set downwards at the side of its block.
            || ["初审", "初审机构", "注册管理", "注册机构", "国家", "国家注册"].contains(text)
    }

    // MARK: Labels

    /// The label's box; its height is that of print, whatever was written into the same line.
    func box(of label: SigningLabel) -> Rect {
        let line = lines[label.line]
        var box = boxes[label.line]
        if let first = line.glyphs[safe: label.glyphs.lowerBound],
            let last = line.glyphs[safe: label.glyphs.upperBound - 1]
        {
            let left = frame.level(first.quad)
            let right = frame.level(last.quad)
            box = Rect(x: left.x, y: box.y, width: max(1, right.maxX - left.x), height: box.height)
        }
        if box.height > 1.25 * lineHeight {
            box = Rect(x: box.x, y: box.midY - 0.625 * lineHeight, width: box.width, height: 1.25 * lineHeight)
        }
        return box
    }

    /// Height of the print, in pixels: the box of a line is a fifth higher than its characters.
    func size(of label: SigningLabel) -> Double { max(5, 0.82 * min(box(of: label).height, 1.25 * lineHeight)) }

    /// The label with its role; nil for a party's name that asks for no signature.
    private func settled(_ label: SigningLabel) -> SigningLabel? {
        var label = label
        let box = box(of: label)
        if label.isBareParty {
            guard label.role != .applicant || isAuthor(label), isInSigningBlock(box, of: label) else { return nil }
        }
        if let officeTop, box.midY > officeTop {
            label.role = .office
        } else if label.role == nil {
            label.role = label.isForSeal ? .employer : pageRole
        } else if label.role == .applicant, isStatement, !isForm {
            label.role = .author
        }
        if label.role == .applicant || label.role == nil, isContract { label.role = .worker }
        return label
    }

    /// Whether a statement is signed behind 申请人：. On a form, and where somebody is asked to sign below, it is the label of a name.
    private func isAuthor(_ label: SigningLabel) -> Bool {
        isStatement && !isForm
            && !labels.contains { other in
                [.author, .applicant, nil].contains(other.role) && !other.isForSeal
                    && self.box(of: other).midY > self.box(of: label).midY + size(of: label)
            }
    }

    private var pageRole: SigningPlace.Role {
        if isForm { return .applicant }
        if isContract { return .worker }
        return isStatement ? .author : .applicant
    }

    private var isForm: Bool { texts.contains { $0.contains("申请表") || $0.contains("聘用单位意见") } }
    private var isStatement: Bool {
        texts.contains { $0.contains("履职") || $0.contains("陈述") || $0.contains("述职") }
    }
    private var isContract: Bool {
        !isForm && texts.contains { $0.contains("甲方") } && texts.contains { $0.contains("乙方") || $0.contains("丙方") }
    }

    /// 乙方： beside or below which nothing of a person's data stands, but a day or the other party's place for its seal.
    private func isInSigningBlock(_ box: Rect, of label: SigningLabel) -> Bool {
        let size = size(of: label)
        let data = ["身份证", "住址", "地址", "电话", "性别", "住所", "统一社会", "户籍", "证件号", "出生"]
        for (text, other) in zip(texts, boxes)
        where other.midY > box.y - 0.5 * size && other.midY < box.maxY + 4 * size && other.maxX > box.x - 2 * size {
            if data.contains(where: { text.contains($0) }) { return false }
        }
        // A long name behind it is a company's or a list of data.
        let rest = lines[label.line].glyphs.count - label.glyphs.upperBound
        guard rest <= 8 || labels.contains(where: { $0.line == label.line && $0 != label }) else { return false }
        let hasDate = dates.contains {
            $0.box.midY > box.y - 0.5 * size && $0.box.midY < box.maxY + 6 * size
        }
        let hasSeal = labels.contains {
            $0.isForSeal && abs(self.box(of: $0).midY - box.midY) < 6 * size
        }
        return hasDate || hasSeal
    }

    // MARK: Lines

    /// The words of print that stand near places to sign; none is part of a person's name.
    private static let print = [
        "年月日", "公章", "盖章", "签章", "印章", "签字", "签名", "日期", "单位", "公司", "意见", "甲方", "乙方", "丙方", "编号", "号码", "电话", "地址",
        "机构", "声明", "经办人", "负责人", "代表人", "委托", "申请", "承诺", "本人", "身份证", "时间", "附件", "备注", "手印", "证件", "共2页", "日内", "签订",
        "岗位", "部门", "属实", "同意",
    ]

    /// A colon, a dotted line: found as a line of its own, and nothing to keep clear of. Other signs that were read badly (#>)
    /// are rather somebody's scribble.
    func isMark(_ index: Int) -> Bool {
        let scalars = texts[index].unicodeScalars
        let isSign = scalars.allSatisfy {
            !TextNormalization.isHan($0) && !$0.properties.isAlphabetic && !TextNormalization.isDigit($0)
        }
        guard isSign, lines[index].score < 0.8, boxes[index].width > 0.8 * lineHeight else { return isSign }
        // A large scribble was read as 。 at 0.46; no dotted line is so high.
        return boxes[index].height < 1.5 * lineHeight && scalars.allSatisfy { SigningPage.strokes.contains($0) }
    }

    /// What colons, dotted lines and rulings are read as.
    private static let strokes = Set("：:.…·。,，、'-—_=~一".unicodeScalars)

    /// Whether a line may be a name somebody wrote or typed; else it is print of the form.
    func mayBeName(_ index: Int) -> Bool {
        let text = SigningPage.withoutDate(texts[index])
        // Far higher than print and badly read, or hardly read at all: a scribble, whatever it was read as.
        if lines[index].score < 0.7, boxes[index].height > 1.6 * lineHeight { return true }
        if lines[index].score < 0.55, text.unicodeScalars.count <= 3, boxes[index].height > 1.2 * lineHeight {
            return true
        }
        // A scribble is read as a figure or two (00), or badly, or large, as a few (1224, 1045 at 0.82); figures of a date are
        // known as one.
        let isFigure =
            text.unicodeScalars.count <= 2 && !text.unicodeScalars.contains { "年月日".unicodeScalars.contains($0) }
            || (lines[index].score < 0.85 || boxes[index].height > 1.2 * lineHeight) && text.unicodeScalars.count <= 4
                && text.unicodeScalars.allSatisfy(TextNormalization.isDigit)
                && !["19", "20"].contains { text.hasPrefix($0) }
        guard isFigure || !SigningDates.isDateLike(text), !SigningPage.print.contains(where: { text.contains($0) })
        else {
            return false
        }
        let count = text.unicodeScalars.count
        // 欧阳 with two characters more is four; a name with a dot may be long. What was read badly may be a scribble.
        if count <= 4 { return true }
        // A foreigner's name; forms and contracts print no words of Latin letters beside a place to sign.
        if count <= 40,
            text.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic && $0.value < 0x250 || " .-'".unicodeScalars.contains($0)
            })
        {
            return true
        }
        return text.contains("·") && count <= 20 || count <= 8 && lines[index].score < 0.8 || isTransliteration(text)
    }

    /// 陈晓东2026年9月9日, found as one line, without the date; any other text as it is.
    static func withoutDate(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let name = scalars.prefix {
            TextNormalization.isHan($0) || $0 == "·" || $0.isASCII && $0.properties.isAlphabetic
        }
        let rest = scalars.dropFirst(name.count).joinedText
        guard name.count >= 2, rest.hasPrefix("20") || rest.hasPrefix("19"), rest.contains("年"),
            SigningDates.isDateLike(rest), !dateWords.contains(where: name.joinedText.contains)
        else { return text }
        return name.joinedText
    }

    /// What leads to a date in a sentence or a label.
    private static let dateWords =
        SigningDates.foreign + ["于", "从", "到", "期", "时间", "订立", "落款", "签订", "签署", "填报", "打印", "制表"]

    /// A name such as 古丽娜尔·肉孜 whose dot was not read: longer than other names, and of the characters by which they are
    /// written.
    private func isTransliteration(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return (5...14).contains(scalars.count)
            && scalars.count(where: SigningPage.transliterating.contains) * 3 >= scalars.count * 2
    }

    /// The commonest characters of Uyghur, Kazakh and Tibetan names in Chinese.
    private static let transliterating = Set(
        "阿艾买麦提江尔古丽娜那吐尼依木拉力热肉孜卡克库巴合不都迪伊斯夏帕茹亚赛娃扎玛努如祖赫德哈桑贾登旺西卓次仁多吉达平措格甫逊山别森".unicodeScalars)
}
