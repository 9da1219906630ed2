import DocumentModel

/// Searches the class scores of a date's figures for days that the ink says nearly as well as what was read.
///
/// Asked only where what was read cannot be: a month of 17, a term that ends before it begins. It knows nothing of what was
/// declared.
struct DateSearch {
    struct Candidate: Hashable {
        var date: CalendarDate
        /// How many times less probable than the figures as read, natural logarithm.
        var loss: Double
    }

    let flow: TextFlow

    /// As for numbers: a misread figure leaves the right one some percent.
    static let greatestLoss = IDNumberSearch.greatestLoss
    /// Contracts and signatures of people at work; birth dates are not searched for.
    private static let years = 1980...2070

    /// The days that at most two other figures make of a date of 年月日 or separators, the likeliest first.
    func candidates(for reading: DateReading) -> [Candidate] {
        guard let figures = figures(of: reading) else { return [] }
        var found: [Candidate] = []
        func consider(_ changed: [Int], _ loss: Double) {
            guard loss <= DateSearch.greatestLoss, let date = date(of: changed, figures) else { return }
            found.append(Candidate(date: date, loss: loss))
        }
        let digits = figures.map(\.digit)
        consider(digits, 0)
        for (first, figure) in figures.enumerated() {
            for (digit, loss) in figure.others {
                var changed = digits
                changed[first] = digit
                consider(changed, loss)
                for second in (first + 1)..<max(first + 1, figures.count) {
                    for (other, more) in figures[second].others {
                        var both = changed
                        both[second] = other
                        consider(both, loss + more)
                    }
                }
            }
        }
        return found.sorted { ($0.loss, $0.date) < ($1.loss, $1.date) }
    }

    private struct Figure {
        var digit: Int
        /// 0 for the year, 1 for the month, 2 for the day.
        var part: Int
        var others: [(digit: Int, loss: Double)]
    }

    /// Nil where the date is not written in three groups of figures.
    private func figures(of reading: DateReading) -> [Figure]? {
        var figures: [Figure] = []
        var part = 0
        var lines: [Int: LineInk] = [:]
        for position in reading.range {
            let scalar = flow.scalars[position]
            guard TextNormalization.isDigit(scalar) else {
                if figures.last?.part == part { part += 1 }
                continue
            }
            let source = flow.sources[position]
            guard part < 3, let digit = Int(String(scalar)) else { return nil }
            let key = source.page * 100_000 + source.line
            if lines[key] == nil { lines[key] = LineInk(flow.pages[source.page].lines[source.line]) }
            guard let ink = lines[key] else { return nil }
            let others = (0...9).filter { $0 != digit }.map { ($0, ink.loss(of: $0, at: source.glyph)) }
                .filter { $0.1 <= DateSearch.greatestLoss }
            figures.append(Figure(digit: digit, part: part, others: others))
        }
        let counts = (0..<3).map { part in figures.count { $0.part == part } }
        guard counts[0] == 4, (1...2).contains(counts[1]), (1...2).contains(counts[2]) else { return nil }
        return figures
    }

    private func date(of digits: [Int], _ figures: [Figure]) -> CalendarDate? {
        var parts = [0, 0, 0]
        for (digit, figure) in zip(digits, figures) { parts[figure.part] = parts[figure.part] * 10 + digit }
        guard DateSearch.years.contains(parts[0]) else { return nil }
        return CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    }
}

extension TermReading {
    /// With figures searched for where the dates as read cannot be a term: a day that does not exist, an end that is not
    /// after the start.
    func searched(in flow: TextFlow) -> TermReading {
        var ends: DateReading?
        if case .date(let reading) = end { ends = reading }
        let isImpossible = start?.kind == .invalid || ends?.kind == .invalid
        var isReversed = false
        if let first = start?.date, let last = ends?.date { isReversed = last <= first }
        guard isImpossible || isReversed else { return self }
        let search = DateSearch(flow: flow)
        let starts = start.map { search.candidates(for: $0) } ?? []
        let lasts = ends.map { search.candidates(for: $0) } ?? []
        var result = self
        if start?.date == nil && start?.kind != .invalid || ends?.date == nil && ends?.kind != .invalid {
            // Only one of the two is there.
            if start?.kind == .invalid, let best = starts.first { result.start?.settle(on: best.date) }
            if var last = ends, last.kind == .invalid, let best = lasts.first {
                last.settle(on: best.date)
                result.end = .date(last)
            }
            return result
        }
        var best: (start: CalendarDate, end: CalendarDate, loss: Double)?
        for first in starts {
            for last in lasts where last.date > first.date {
                let loss = first.loss + last.loss
                if loss <= DateSearch.greatestLoss, loss < best?.loss ?? .infinity {
                    best = (first.date, last.date, loss)
                }
            }
        }
        guard let best, var last = ends else { return self }
        result.start?.settle(on: best.start)
        last.settle(on: best.end)
        result.end = .date(last)
        return result
    }
}

extension DateReading {
    fileprivate mutating func settle(on date: CalendarDate) {
        guard self.date != date else { return }
        kind = .date(date)
        isSearched = true
    }
}
