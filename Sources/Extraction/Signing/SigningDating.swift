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
    /// In heights of print, how much further down a date may stand that is more than a sign: a line of a form.
    private static let guess = 3.0

    func date(of label: SigningLabel) throws -> Result {
        guard let date = nearest(to: label) else { return Result(state: .none, box: nil, confidence: 0.8) }
        switch date.state {
        case .filled where date.score >= SigningDating.sure:
            return Result(state: date.state, box: date.box, confidence: 0.97 * date.score)
        case .blank where try !hasInk(date, label):
            // Where all three signs were read surely, a hand between them would be seen as well.
            let isClear = date.signs == 3 && date.score >= SigningDating.sure
            return Result(
                state: .blank, box: date.box,
                confidence: isClear ? SigningPlace.clearlyBlank : 0.95)
        default:
            let result = try again(date, label)
            guard case .unreadable(let text) = result.state, try showsOnlySigns(date, readAs: text, label) else {
                return result
            }
            return Result(state: .blank, box: date.box, confidence: 0.75)
        }
    }

    private func nearest(to label: SigningLabel) -> SigningDate? {
        let box = page.box(of: label)
        let size = page.size(of: label)
        var found: [(date: SigningDate, cost: Double)] = []
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
            found.append((date, max(0, down) / size + 0.12 * aside / size))
        }
        guard let best = found.min(by: { $0.cost < $1.cost }) else { return nil }
        guard best.date.isGuessed else { return best.date }
        // A sign by itself may be a seal's lettering; a date that was read is one.
        let read = found.filter { $0.cost <= best.cost + SigningDating.guess && $0.date.isWritten }
        return read.min { $0.cost < $1.cost }?.date ?? best.date
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
