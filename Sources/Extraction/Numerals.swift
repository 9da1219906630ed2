/// Arabic and Chinese numerals as they stand in dates, durations and option numbers.
///
/// Besides the numerals proper, the shapes that recognisers and typists put for them are known (O for 〇, l for 1); a
/// reading that needed one says so.
enum Numerals {
    struct Value: Equatable {
        var number: Int
        /// A letter stood where only a numeral makes sense.
        var isCorrected: Bool
    }

    /// 0…9 for a digit in Arabic, Chinese or banker's writing; `isCorrected` for a letter that looks like one.
    static func digit(_ scalar: Unicode.Scalar) -> Value? {
        if TextNormalization.isDigit(scalar) { return Value(number: Int(scalar.value) - 48, isCorrected: false) }
        if let number = chinese[scalar] { return Value(number: number, isCorrected: false) }
        if let number = lookAlikes[scalar] { return Value(number: number, isCorrected: true) }
        return nil
    }

    /// A scalar that can be part of a day's or a month's number: a digit, or one of 十廿卅元.
    static func isPartOfNumber(_ scalar: Unicode.Scalar) -> Bool {
        digit(scalar) != nil || tens[scalar] != nil || scalar == "元"
    }

    /// A number of at most two digits: `08`, `十二`, `廿八`, `零伍`, `元`. Nil for anything else.
    static func small(_ scalars: ArraySlice<Unicode.Scalar>) -> Value? {
        guard !scalars.isEmpty, scalars.count <= 4 else { return nil }
        if scalars.count == 1, scalars.first == "元" { return Value(number: 1, isCorrected: false) }
        var corrected = false
        var total = 0
        var pending: Int?
        var sawTens = false
        var digits = 0
        for scalar in scalars {
            if let ten = tens[scalar] {
                guard !sawTens else { return nil }
                sawTens = true
                // 二十 multiplies; 十 and 零十 stand for ten; 廿 and 卅 carry their own factor.
                if ten == 10 { total = max(1, pending ?? 1) * 10 } else { total = ten }
                if ten != 10, let pending, pending != 0 { return nil }
                pending = nil
                digits = 0
            } else if let value = digit(scalar) {
                corrected = corrected || value.isCorrected
                digits += 1
                guard digits <= 2 else { return nil }
                pending = (pending ?? 0) * 10 + value.number
            } else {
                return nil
            }
        }
        if sawTens, digits > 1, let pending, pending > 9 { return nil }
        return Value(number: total + (pending ?? 0), isCorrected: corrected)
    }

    private static let chinese: [Unicode.Scalar: Int] = table([
        "〇零○◯": 0, "一壹弌": 1, "二贰貳弍": 2, "三叁參": 3, "四肆": 4, "五伍": 5, "六陆陸": 6, "七柒": 7, "八捌": 8, "九玖": 9,
    ])

    /// Latin, Greek and Cyrillic letters and Chinese signs of the same shape.
    private static let lookAlikes: [Unicode.Scalar: Int] = table([
        "OoΟοОо口囗Q": 0, "lI|!i": 1, "Zz": 2, "S": 5, "b": 6, "B": 8,
    ])

    private static let tens: [Unicode.Scalar: Int] = table(["十拾": 10, "廿": 20, "卅": 30])

    private static func table(_ groups: [String: Int]) -> [Unicode.Scalar: Int] {
        var table: [Unicode.Scalar: Int] = [:]
        for (scalars, number) in groups {
            for scalar in scalars.unicodeScalars { table[scalar] = number }
        }
        return table
    }
}
