extension Numerals {
    /// A whole number below 10,000 as certificates write it: `48`, `四十八`, `肆拾捌`, `一百二十`; nil for anything else.
    static func whole(_ scalars: ArraySlice<Unicode.Scalar>) -> Value? {
        guard !scalars.isEmpty, scalars.count <= 8 else { return nil }
        if scalars.allSatisfy(TextNormalization.isDigit) {
            guard scalars.count <= 4 else { return nil }
            return Value(number: scalars.reduce(0) { $0 * 10 + Int($1.value) - 48 }, isCorrected: false)
        }
        guard scalars.contains(where: { units[$0] != nil }) else { return small(scalars) }
        var total = 0
        var pending: Int?
        var lastUnit = Int.max
        for scalar in scalars {
            if let unit = units[scalar] {
                guard unit < lastUnit, (pending ?? 1) <= 9 else { return nil }
                total += max(1, pending ?? 1) * unit
                (pending, lastUnit) = (nil, unit)
            } else if let digit = digit(scalar), !digit.isCorrected, !TextNormalization.isDigit(scalar) {
                guard pending == nil || pending == 0 else { return nil }
                pending = digit.number
            } else {
                return nil
            }
        }
        return Value(number: total + (pending ?? 0), isCorrected: false)
    }

    /// The numerals of positions, everyday and banker's (GB/T 15835-2011, section 4.2).
    private static let units: [Unicode.Scalar: Int] = ["十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000]
}
