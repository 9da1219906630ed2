import DocumentModel

/// What a card says twice: the number holds the date of birth (characters 7 to 14) and the sex (the 17th, odd for men;
/// GB 11643-1999).
struct CardConsistency {
    let number: LocatedField
    let evidence: Evidence

    struct Contradiction {
        var message: String
        var spot: EvidenceSpot
    }

    /// Nil where they agree, or where either was not read with certainty: mostly a contradiction is a misreading, so it is
    /// only told where each character is ten times as probable as its rivals.
    var contradiction: Contradiction? {
        guard let value = IDNumber(number.field.value), value.isChecksumValid else { return nil }
        let own = number.page
        func field(_ name: FieldName) -> LocatedField? {
            evidence.fields(name, in: .idInHand).first {
                $0.page.file == own.file && $0.page.page == own.page && $0.field.isComplete
                    && $0.field.score >= DecisionThresholds.easilyConfused
            }
        }
        if let birth = field(.birthDate), let date = CalendarDate(iso: birth.field.value), let inside = value.birthDate,
            date != inside
        {
            return Contradiction(
                message: "手持身份证件上的出生日期（\(date)）与证件号码中的出生日期不同，请人工核对证件。", spot: birth.spot)
        }
        if let sex = field(.sex), let digit = value.text.dropLast().last?.wholeNumberValue,
            ["男", "女"].contains(sex.field.value),
            (sex.field.value == "男") != (digit % 2 == 1)
        {
            return Contradiction(message: "手持身份证件上的性别与证件号码中的性别位不同，请人工核对证件。", spot: sex.spot)
        }
        return nil
    }
}
