import DocumentModel
import Imaging

/// Finds the date that belongs to a signature, and reads it again where it is in doubt.
struct SigningDating {
    struct Result {
        var state: SigningPlace.DateState
        var box: Rect?
        var confidence: Double
    }

    let page: SigningPage
    let recognizer: (any LineRecognizing)?

    /// Dates stand within so many heights of print below their signature: seals and spare lines lie between.
    private static let reach = 8.0
    /// Characters read less surely than this are read again.
    private static let sure = 0.85

    func date(of label: SigningLabel) throws -> Result {
        guard let date = nearest(to: label) else { return Result(state: .none, box: nil, confidence: 0.8) }
        switch date.state {
        case .filled where date.score >= SigningDating.sure:
            return Result(state: date.state, box: date.box, confidence: 0.97 * date.score)
        case .blank where try !hasInk(date, label):
            return Result(state: .blank, box: date.box, confidence: 0.95)
        default:
            return try again(date, label)
        }
    }

    private func nearest(to label: SigningLabel) -> SigningDate? {
        let box = page.box(of: label)
        let size = page.size(of: label)
        var best: (date: SigningDate, cost: Double)?
        for date in page.dates {
            let down = date.box.midY - box.midY
            // Two dates in a row are the last line of a block in two columns, and may stand further down.
            let isPaired = page.dates.contains { $0 != date && abs($0.box.midY - date.box.midY) < 0.5 * size }
            let reach = SigningDating.reach * (isPaired ? 1.5 : 1)
            guard down > -0.8 * size, down < reach * size + box.height else { continue }
            if down < 0.8 * size, date.box.midX < box.midX { continue }
            // The authorities' dates are theirs.
            if let top = page.officeTop, (box.midY > top) != (date.box.midY > top) { continue }
            let aside = abs(date.box.midX - box.midX)
            let isOthers = page.labels.contains { other in
                guard other != label, other.role != label.role else { return false }
                let place = page.box(of: other)
                // Another's label stands between, or beside the label and nearer to the date.
                return place.midY > box.midY - 0.8 * size && place.midY < date.box.midY + 0.5 * size
                    && abs(place.midX - date.box.midX) + 2 * size < aside + (place.y > box.maxY ? 6 * size : 0)
            }
            if isOthers { continue }
            let cost = max(0, down) / size + 0.12 * aside / size
            if cost < best?.cost ?? .infinity { best = (date, cost) }
        }
        return best?.date
    }

    /// Whether more stands in a blank date's place than its printed signs.
    private func hasInk(_ date: SigningDate, _ label: SigningLabel) throws -> Bool {
        let size = page.size(of: label)
        let rect = Rect(
            x: date.box.x - (date.signs > 0 ? 3 * size : 0), y: date.box.y - 0.25 * size,
            width: date.box.width + (date.signs > 0 ? 3 * size : 0), height: date.box.height + 0.5 * size)
        var map = InkMap(page.frame.crop(rect, of: page.image), tile: Int(1.5 * size))
        guard map.width > 0 else { return false }
        let borders = map.removeRulings(size: size)
        if let left = borders.columns.last(where: { Double($0) < Double(map.width) / 2 }) {
            map.clear(Rect(x: 0, y: 0, width: Double(left) + 1, height: Double(map.height)))
        }
        for seal in page.seals {
            let box = page.frame.level(seal.quad).insetBy(-0.05 * seal.quad.width)
            // What is written under black ink goes with it when that is taken away.
            let isBlack = seal.colour == .black || seal.colour == .gray
            if isBlack, (box.intersection(date.box)?.area ?? 0) > 0.3 * date.box.area { return true }
            _ = map.removeSeal(
                seal.colour, in: Rect(x: box.x - rect.x, y: box.y - rect.y, width: box.width, height: box.height),
                isRound: seal.shape == .circle)
        }
        for (index, box) in page.boxes.enumerated() where !box.overlapsMuch(date.box) && !page.isInSeal(index) {
            map.clear(Rect(x: box.x - rect.x, y: box.y - rect.y, width: box.width, height: box.height))
        }
        _ = map.removeSpecks(size: size)
        dropScratches(&map, size)
        // Groups of ink with gaps between: 年, 月 and 日 are one each.
        var columns = [Bool](repeating: false, count: map.width)
        for y in 0..<map.height { for x in 0..<map.width where map[x, y] != .none { columns[x] = true } }
        var groups = 0
        var space = Int(size)
        for isInked in columns {
            if isInked {
                if Double(space) > 0.3 * size { groups += 1 }
                space = 0
            } else {
                space += 1
            }
        }
        return groups > date.signs
    }

    /// A scanner's scratch or a fold runs upright over the place, in one piece or in many with small gaps, and is thinner than the stem
    /// of a figure (a tenth of its height).
    private func dropScratches(_ map: inout InkMap, _ size: Double) {
        let reach = Int(0.06 * size)
        let rows = (0..<map.width).map { x in (0..<map.height).count { map[x, $0] != .none } }
        for x in 0..<map.width where rows[x] * 10 > map.height * 7 {
            let sides = [x - reach - 1, x + reach + 1].filter { (0..<map.width).contains($0) }
            guard sides.allSatisfy({ rows[$0] * 8 < map.height }) else { continue }
            map.clear(
                Rect(x: Double(max(0, x - reach)), y: 0, width: Double(2 * reach + 1), height: Double(map.height)))
        }
    }

    /// Reads the place again, with and without red ink, and under a seal with its dark red taken out, too.
    private func again(_ date: SigningDate, _ label: SigningLabel) throws -> Result {
        let size = page.size(of: label)
        let doubtful: SigningPlace.DateState
        switch date.state {
        case .blank: doubtful = .unreadable("")
        default: doubtful = date.state
        }
        guard let recognizer else { return Result(state: doubtful, box: date.box, confidence: 0.5 + 0.4 * date.score) }
        let lacksDay = SigningDating.endsInMonth(date.state)
        let tail = lacksDay ? room(behind: date, size) : 0.8 * size
        let rect = Rect(
            x: date.box.x - 2.2 * size, y: date.box.y - 0.25 * size, width: date.box.width + 2.2 * size + tail,
            height: date.box.height + 0.5 * size)
        let crop = page.frame.crop(rect, of: page.image)
        guard !crop.isEmpty else { return Result(state: doubtful, box: date.box, confidence: 0.5) }
        let isSealed = page.seals.contains { page.frame.level($0.quad).intersection(date.box) != nil }
        let readings = try recognizer.recognize([crop.redRemoved().rgb(), crop])
        let isHidden = isUnderBlackSeal(date, size)
        var found = SigningDating.days(in: readings, needSign: lacksDay)
        // A dense seal stays where only bright red goes; print that is thin goes with it, so this one is asked last.
        if found.isEmpty, isSealed, !isHidden {
            let dark = try recognizer.recognize([crop.redRemoved(white: 0.55).rgb()])
            found = SigningDating.days(in: dark, needSign: lacksDay)
            if case .blank = date.state, found.isEmpty, dark.contains(where: SigningDating.isBlank) {
                return Result(state: .blank, box: date.box, confidence: 0.75)
            }
        }
        if case .filled(let day) = date.state {
            let agrees = found.contains { $0.day == day }
            return Result(state: date.state, box: date.box, confidence: agrees ? 0.95 : 0.9 * date.score)
        }
        if let first = found.max(by: { $0.score < $1.score }), found.allSatisfy({ $0.day == first.day }) {
            return Result(
                state: .filled(first.day), box: date.box, confidence: first.score * (found.count > 1 ? 0.95 : 0.85))
        }
        if isHidden, isBare(date.state) { return Result(state: .unreadable(""), box: date.box, confidence: 0.6) }
        // Under a seal only the reading without its colour counts.
        if case .blank = date.state, isSealed, let clean = readings.first, SigningDating.isBlank(clean) {
            return Result(state: .blank, box: date.box, confidence: 0.75)
        }
        // Nothing but the printed signs, twice: what seemed ink was none.
        if case .blank = date.state, readings.allSatisfy(SigningDating.isBlank) {
            return Result(state: .blank, box: date.box, confidence: 0.8)
        }
        // What was read of it tells that it is a date.
        if case .unreadable("") = doubtful, let partly = readings.compactMap({ partialDate(in: $0.text) }).first {
            return Result(state: .unreadable(partly), box: date.box, confidence: 0.7)
        }
        if case .blank = date.state, isSealed, showsNoFigure(readings, date) {
            return Result(state: .blank, box: date.box, confidence: 0.75)
        }
        return Result(state: doubtful, box: date.box, confidence: 0.7)
    }

    /// 2026年10月, and the day under a seal's lettering: as far as a blank, two figures and 日 reach, up to what else stands there.
    private func room(behind date: SigningDate, _ size: Double) -> Double {
        let others = page.boxes.enumerated().filter { index, box in
            abs(box.midY - date.box.midY) < 0.8 * size && box.midX > date.box.maxX && !page.isInSeal(index)
                && !page.texts[index].unicodeScalars.allSatisfy { TextNormalization.isDigit($0) || $0 == "日" }
        }
        let limit = others.map { $0.element.x - date.box.maxX - 0.2 * size }.min() ?? .infinity
        return max(0, min(4.5 * size, limit))
    }

    private static func endsInMonth(_ state: SigningPlace.DateState) -> Bool {
        if case .unreadable(let text) = state { text.hasSuffix("月") } else { false }
    }

    /// Nothing but what forms print: 年月日, 20年.
    private func isBare(_ state: SigningPlace.DateState) -> Bool {
        switch state {
        case .blank: true
        case .unreadable(let text): text.unicodeScalars.count(where: TextNormalization.isDigit) <= 2
        case .filled, .none: false
        }
    }

    /// Whether signs of the date were not read where a seal without a colour lies, or right of it: figures may be under it, too.
    private func isUnderBlackSeal(_ date: SigningDate, _ size: Double) -> Bool {
        let place = Rect(x: date.box.x, y: date.box.y, width: date.box.width + 3 * size, height: date.box.height)
        return date.signs < 3
            && page.seals.contains { seal in
                (seal.colour == .black || seal.colour == .gray)
                    && page.frame.level(seal.quad).intersection(place) != nil
            }
    }

    /// Under a seal: some of the printed signs were read, where any are printed, and of figures that a hand wrote not one.
    private func showsNoFigure(_ readings: [LineReading], _ date: SigningDate) -> Bool {
        let text = readings.flatMap { $0.text.unicodeScalars }
        return (date.signs == 0 || text.contains { "年月日".unicodeScalars.contains($0) })
            && !text.contains { TextNormalization.isDigit($0) || SigningDating.numerals.contains($0) }
    }

    private static let numerals = Set("〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾".unicodeScalars)

    /// The printed signs, well read and nothing between them.
    private static func isBlank(_ reading: LineReading) -> Bool {
        reading.score > 0.8 && DateParser.readings(in: reading.text).contains { $0.kind == .blank }
    }

    /// - Parameter needSign: only days with 日 behind them; a figure without may be something else.
    private static func days(
        in readings: [LineReading], needSign: Bool = false
    ) -> [(day: CalendarDate, score: Double)] {
        readings.flatMap { reading in
            let scalars = TextNormalization.scalars(of: reading.text)
            return DateParser(scalars: scalars).readings().compactMap { found in
                let isSigned = scalars[found.range].last.map { "日号".unicodeScalars.contains($0) } ?? false
                return isSigned || !needSign ? found.date.map { ($0, reading.score) } : nil
            }
        }
    }

    /// A date that lacks something: 2026年月16日.
    private func partialDate(in text: String) -> String? {
        let scalars = TextNormalization.scalars(of: text)
        return DateParser(scalars: scalars).readings().first { $0.kind == .incomplete || $0.kind == .invalid }
            .map { scalars[$0.range].joinedText }
    }
}

extension Rect {
    /// Shares half of the smaller one's area.
    fileprivate func overlapsMuch(_ other: Rect) -> Bool {
        guard let common = intersection(other) else { return false }
        return common.area > 0.5 * min(area, other.area)
    }
}
