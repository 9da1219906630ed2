import DocumentModel

/// A date, or the place for one, near the places to sign.
struct SigningDate: Equatable {
    var state: SigningPlace.DateState
    /// Level.
    var box: Rect
    /// The weakest character's probability.
    var score: Double
    /// Characters of print in the place: 年, 月, 日.
    var signs: Int
    /// The place is reckoned from the last of its signs.
    var isGuessed = false

    /// Figures were read.
    var isWritten: Bool {
        switch state {
        case .filled, .unreadable: true
        case .blank, .none: false
        }
    }
}

/// Finds the dates of a page that may belong to a signature: short rows of their own, or behind a label.
struct SigningDates {
    private(set) var dates: [SigningDate] = []

    private struct Piece {
        var scalar: Unicode.Scalar
        var box: Rect
        var score: Double
    }

    private static let letters: Set<Unicode.Scalar> = Set(
        "年月日号0123456789〇零一二三四五六七八九十.-/、·:： _—O○○".unicodeScalars)

    /// Print is read so surely by itself; what a ring's characters look like is not.
    private static let sureSign = 0.8

    /// A year and one more.
    private static let leastFigures = 5

    private static let marks: Set<Unicode.Scalar> = Set(".-/、·:： _—".unicodeScalars)

    /// Nothing but the signs of a date.
    static func isDateLike(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(letters.contains) && text.unicodeScalars.contains { !marks.contains($0) }
    }

    /// The second halves of 日期： and 时间：, normalised, by the first ones.
    private static let halves = ["日": ["期", "期："], "时": ["间", "间："]]

    private static func isSecondHalf(_ text: String) -> Bool { halves.values.contains { $0.contains(text) } }

    /// Words of dates that are no signature's.
    static let foreign = [
        "至", "起", "止", "出生", "有效", "批准", "取得", "毕业", "自", "截", "。", "，", "发证", "参加工作", "合同编号", "第",
    ]

    init(page: SigningPage) {
        var used: Set<Int> = []
        let order = page.lines.indices.filter { index in
            let text = page.texts[index]
            return text.unicodeScalars.count <= 60 && page.boxes[index].height > 0
                && (SigningDates.isDateLike(text) || text.contains("年") || text.contains("20") || text.contains("期")
                    || text.contains("时间") || SigningDates.halves[text] != nil
                    || SigningDates.isSecondHalf(text))
                && !SigningDates.foreign.contains { text.contains($0) }
        }
        for index in order where !used.contains(index) && !SigningDates.isSecondHalf(page.texts[index]) {
            var group = [index]
            used.insert(index)
            // So may the halves of a label that is spread over its line be: 日 期：
            let rest = SigningDates.halves[page.texts[index]] ?? []
            let other = order.filter {
                !used.contains($0) && page.boxes[$0].x > page.boxes[index].x && rest.contains(page.texts[$0])
                    && SigningDates.areBeside(page.boxes[index], page.boxes[$0], page.lineHeight)
            }.min { page.boxes[$0].x < page.boxes[$1].x }
            if let other {
                group.append(other)
                used.insert(other)
            }
            // 年, 月 and 日 may have been found as boxes of their own.
            if other == nil, SigningDates.isDateLike(page.texts[index]) {
                for other in order where !used.contains(other) && SigningDates.isDateLike(page.texts[other]) {
                    let isBeside = group.contains {
                        SigningDates.areBeside(page.boxes[$0], page.boxes[other], page.lineHeight)
                    }
                    if isBeside {
                        group.append(other)
                        used.insert(other)
                    }
                }
            }
            dates += SigningDates.dates(in: group.sorted { page.boxes[$0].x < page.boxes[$1].x }, page)
            if dates.count > 64 { break }
        }
        // A character of a seal's ring beside a date that was read is no place for another one.
        let found = dates
        dates.removeAll { date in
            date.isGuessed && found.contains { !$0.isGuessed && $0.box.intersection(date.box) != nil }
        }
    }

    private static func areBeside(_ a: Rect, _ b: Rect, _ height: Double) -> Bool {
        let overlap = min(a.maxY, b.maxY) - max(a.y, b.y)
        let gap = max(a.x, b.x) - min(a.maxX, b.maxX)
        return overlap > 0.4 * min(a.height, b.height) && gap < 5 * height
    }

    private static func dates(in group: [Int], _ page: SigningPage) -> [SigningDate] {
        var pieces: [Piece] = []
        for index in group {
            for glyph in page.lines[index].glyphs {
                for scalar in glyph.text.unicodeScalars {
                    guard let folded = TextNormalization.folded(scalar) else { continue }
                    let place = page.frame.level(glyph.quad)
                    let box = Rect(
                        x: place.x, y: page.boxes[index].y, width: place.width, height: page.boxes[index].height)
                    pieces.append(Piece(scalar: folded, box: box, score: glyph.score))
                }
            }
        }
        let scalars = pieces.map(\.scalar)
        let text = scalars.joinedText
        func date(_ range: Range<Int>, _ state: SigningPlace.DateState) -> SigningDate? {
            guard let first = pieces[safe: range.lowerBound] else { return nil }
            let own = pieces[range.clamped(to: 0..<pieces.count)]
            return SigningDate(
                state: state, box: own.reduce(first.box) { $0.union($1.box) }, score: own.map(\.score).min() ?? 0,
                signs: own.count { "年月日".unicodeScalars.contains($0.scalar) })
        }
        let readings = DateParser(scalars: scalars).readings()
        if !readings.isEmpty {
            return readings.compactMap { reading in
                guard !reading.range.isEmpty else { return nil }
                switch reading.kind {
                case .date(let day): return date(reading.range, .filled(day))
                case .blank: return date(reading.range, .blank)
                case .incomplete, .invalid, .month:
                    return date(reading.range, .unreadable(scalars[reading.range].joinedText))
                }
            }
        }
        let signs = scalars.count { "年月日".unicodeScalars.contains($0) }
        let digits = scalars.count { TextNormalization.isDigit($0) }
        if isDateLike(text), signs >= 2 || signs == 1 && digits >= 2 || digits >= 6 {
            return [date(0..<pieces.count, digits == 0 ? .blank : .unreadable(text))].compactMap { $0 }
        }
        // 签订日期：2026-61, of which a stroke was not read.
        if let colon = scalars.lastIndex(of: "："), ["日期", "时间"].contains(scalars[..<colon].suffix(2).joinedText) {
            let rest = scalars[(colon + 1)...]
            if isDateLike(rest.joinedText), rest.count(where: TextNormalization.isDigit) >= leastFigures {
                return [date(rest.indices, .unreadable(rest.joinedText))].compactMap { $0 }
            }
        }
        // The last sign of 年 月 日, under the seal of which the others were not read.
        if text == "日", let last = pieces.last, last.score >= SigningDates.sureSign {
            let width = 7 * page.lineHeight
            return [
                SigningDate(
                    state: .blank,
                    box: Rect(
                        x: last.box.x - width, y: last.box.y, width: width + last.box.width, height: last.box.height),
                    score: last.score, signs: 1, isGuessed: true)
            ]
        }
        // 日期： with nothing read behind it.
        if text.hasSuffix("日期") || text.hasSuffix("日期：") || text.hasSuffix("时间：") || text == "时间",
            text.unicodeScalars.count <= 8,
            let last = pieces.last
        {
            let size = page.lineHeight
            return [
                SigningDate(
                    state: .blank, box: Rect(x: last.box.maxX, y: last.box.y, width: 8 * size, height: last.box.height),
                    score: last.score, signs: 0)
            ]
        }
        return []
    }
}
