/// A length of time written in a contract: 三年, 36个月, 叁年.
struct Duration: Equatable {
    var months: Int
    var range: Range<Int>

    /// `3年` or `18个月`.
    var chinese: String { months % 12 == 0 ? "\(months / 12)年" : "\(months)个月" }

    /// The first duration that begins inside `bounds`.
    static func first(in scalars: [Unicode.Scalar], _ bounds: Range<Int>) -> Duration? {
        var index = bounds.lowerBound
        while index < bounds.upperBound {
            guard Numerals.isPartOfNumber(scalars[index]), scalars[index] != "元" else {
                index += 1
                continue
            }
            let start = index
            while index < bounds.upperBound, index - start < 4, Numerals.isPartOfNumber(scalars[index]) { index += 1 }
            guard let value = Numerals.small(scalars[start..<index]), !value.isCorrected,
                (1...40).contains(value.number)
            else {
                continue
            }
            var end = index
            while end < scalars.count, end - index < 4,
                scalars[end] == "_" || scalars[end] == "】" || scalars[end] == "）"
            { end += 1 }
            if end < scalars.count,
                scalars[end] == "年" || (scalars[end] == "周" && end + 1 < scalars.count && scalars[end + 1] == "年")
            {
                // 3年6个月
                let years = value.number * 12
                if let rest = monthsOnly(scalars, at: end + 1) {
                    return Duration(months: years + rest.months, range: start..<rest.range.upperBound)
                }
                return Duration(months: years, range: start..<end + 1)
            }
            if let months = monthsOnly(scalars, at: start) { return months }
        }
        return nil
    }

    private static func monthsOnly(_ scalars: [Unicode.Scalar], at start: Int) -> Duration? {
        var index = start
        while index < scalars.count, index - start < 3, Numerals.isPartOfNumber(scalars[index]) { index += 1 }
        guard index > start, let value = Numerals.small(scalars[start..<index]), value.number > 0,
            index + 1 < scalars.count, scalars[index] == "个", scalars[index + 1] == "月"
        else { return nil }
        return Duration(months: value.number, range: start..<index + 2)
    }
}
