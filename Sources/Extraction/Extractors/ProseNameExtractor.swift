import DocumentModel

/// Reads names of persons out of sentences: 兹证明陈晓东同志…, 本人陈晓东，…, and behind 陈述人：.
struct ProseNameExtractor {
    let page: LabelledPage

    /// The holder of a certificate.
    func holders() -> [LocatedField] {
        let told = names(
            openings: ["兹证明", "学员：", "学员", "持证人：", "持证人", "同志姓名", "证明："],
            closings: ["同志", "（", "，", "于", "在", "参加", "身份证", "性别", "已", "系", "。"])
        if !told.isEmpty { return told }
        let row = namesInRows()
        return row.isEmpty ? namesBefore("同志") : row
    }

    /// Who writes a statement.
    func authors() -> [LocatedField] {
        let signed = labelled([
            "陈述人", "述职人", "汇报人", "报告人", "本人签名", "本人签字", "陈述人签名", "陈述人签字", "申请人", "申请人签名", "签名", "签字",
        ])
        let told = names(
            openings: ["本人姓名", "本人", "我叫", "我是"],
            closings: ["，", "（", "于", "系", "身份证", "自", "现", "。", "在", "男", "女", "担任", "是", "为"])
        return signed + told.filter { name in !signed.contains { $0.field.value == name.field.value } }
    }

    /// A surname with one or two characters of a given name; with a middle dot any length up to a register's 25
    /// (民委发〔2016〕33号).
    private func isName(_ text: String) -> Bool {
        let length = text.unicodeScalars.count
        guard length >= 2, length <= (text.contains("·") ? 25 : 4),
            text.unicodeScalars.allSatisfy({ TextNormalization.isHan($0) || $0 == "·" }),
            !ProseNameExtractor.nonNames.contains(where: { text.contains($0) }),
            let first = text.unicodeScalars.first, !ProseNameExtractor.noSurnames.contains(first)
        else { return false }
        // 三月份, 三个月, 上月; but 陈慧月.
        return !zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).contains { before, scalar in
            scalar == "月" && ProseNameExtractor.beforeMonths.contains(before)
        }
    }

    /// LIM SOO JIN. Letters that are read as figures (S00) make no other name of it; 1 may be I or L, and leaves it open.
    private func latinName(_ range: Range<Int>) -> LocatedField? {
        let scalars = Array(page.flow.scalars[range])
        let letters = scalars.count { ("A"..."Z").contains($0) || ("a"..."z").contains($0) }
        guard letters >= 3, letters * 2 > scalars.count, scalars.allSatisfy({ $0.isASCII }) else { return nil }
        let text = String(String.UnicodeScalarView(scalars.map { ProseNameExtractor.letters[$0] ?? $0 }))
        return page.flow.field(
            .applicantName, range, value: text, isComplete: !text.contains(where: \.isNumber))
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = ["0": "O", "2": "Z", "5": "S", "8": "B"]

    private static let nonNames = [
        "公司", "单位", "本人", "该", "同志", "以上", "及其", "尤其", "作为", "负责", "从事", "我", "的", "工作", "安全", "职", "证", "签", "年",
        "承诺", "严格", "始终", "认真", "积极", "主要", "一直", "参与", "组织", "按照", "根据", "期间", "已", "在", "所", "学习", "大学", "中学",
        "小学", "学员", "同学", "学校", "学院", "学历", "科学", "亲自", "独自",
    ]
    private static let beforeMonths = Set("一二两三四五六七八九十个上本当每".unicodeScalars)
    /// Of given names some of these are a part (李学文, 林自强, 陈慧月), but no surname.
    private static let noSurnames = Set("其持学月自共".unicodeScalars)

    private func names(openings: [String], closings: [String]) -> [LocatedField] {
        let flow = page.flow
        for opening in openings {
            for start in flow.occurrences(of: opening).prefix(12) {
                let from = start + opening.unicodeScalars.count
                let window = from..<max(from, min(flow.count, from + 26))
                guard let end = closings.compactMap({ flow.occurrences(of: $0, in: window).first }).min() else {
                    continue
                }
                let range = page.trimmed(from..<end)
                if let name = latinName(range) { return [name] }
                let text = PersonNameExtractor.normalized(flow.scalars[range])
                if !range.isEmpty, isName(text), let field = flow.field(.applicantName, range, value: text) {
                    return [field]
                }
            }
        }
        return []
    }

    /// 陈晓东同志参加了…
    private func namesBefore(_ word: String) -> [LocatedField] {
        let flow = page.flow
        for end in flow.occurrences(of: word).prefix(6) {
            var start = end
            while start > 0, end - start < 26, !flow.startsRow(start),
                TextNormalization.isHan(flow.scalars[start - 1]) || flow.scalars[start - 1] == "·"
            {
                start -= 1
            }
            let text = flow.text(start..<end)
            if isName(text), let field = flow.field(.applicantName, start..<end, value: text) { return [field] }
        }
        return []
    }

    /// Words after a name that begins a row: 陈晓东（身份证号…, 陈晓东参加了…
    private static let followers = ["（身份证", "（证件", "（男", "（女", "，身份证", "参加", "同志", "于20", "女士", "先生", "学员"]

    /// 陈晓东：, alone in its row, and names that begin a sentence about their holder.
    private func namesInRows() -> [LocatedField] {
        let flow = page.flow
        for row in 0..<flow.rowCount {
            let range = flow.rowRange(row)
            var end = range.lowerBound
            while end < range.upperBound, end - range.lowerBound < 26,
                TextNormalization.isHan(flow.scalars[end]) || flow.scalars[end] == "·"
            {
                if ProseNameExtractor.followers.contains(where: { flow.hasPrefix($0, at: end) }) { break }
                end += 1
            }
            let isFollowed =
                ProseNameExtractor.followers.contains { flow.hasPrefix($0, at: end) }
                || end + 1 == range.upperBound && flow.scalars[end] == "："
            // JAMES O'NEIL（证件号码…
            let latin = (range.lowerBound..<min(range.upperBound, range.lowerBound + 40)).first {
                !flow.scalars[$0].isASCII
            }
            if let latin, ProseNameExtractor.followers.contains(where: { flow.hasPrefix($0, at: latin) }),
                let name = latinName(range.lowerBound..<latin)
            {
                return [name]
            }
            let text = flow.text(range.lowerBound..<end)
            guard isFollowed, isName(text), let field = flow.field(.applicantName, range.lowerBound..<end) else {
                continue
            }
            return [field]
        }
        return []
    }

    private func labelled(_ words: [String]) -> [LocatedField] {
        let flow = page.flow
        for (label, value) in PrintedValueExtractor(page: page).values(of: words) {
            var range = value.lowerBound..<min(value.upperBound, value.lowerBound + 26)
            if let stop = range.first(where: { !TextNormalization.isHan(flow.scalars[$0]) && flow.scalars[$0] != "·" })
            {
                range = range.lowerBound..<stop
            }
            // 陈晓东日期：2026年…
            for word in ["日期", "年", "联系", "身份"] {
                if let stop = flow.occurrences(of: word, in: range).first { range = range.lowerBound..<stop }
            }
            let text = PersonNameExtractor.normalized(flow.scalars[range])
            if isName(text), let field = flow.field(.applicantName, range, label: label, value: text) { return [field] }
        }
        return []
    }
}
