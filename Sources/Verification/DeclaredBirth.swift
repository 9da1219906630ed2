import DocumentModel

/// When the applicant was born: as the declared number says or, for numbers that hold no date, as the form or the card
/// says, if all sure readings say the same.
struct DeclaredBirth {
    let date: CalendarDate
    /// `按证件号码`
    let source: String
    let confidence: Double
    let evidence: [EvidenceSpot]

    init?(_ evidence: Evidence) {
        if let date = DeclaredBirth.date(in: evidence.declaration) {
            self.date = date
            source = "按证件号码"
            confidence = 1
            self.evidence = []
            return
        }
        let readings = [AttachmentKind.applicationForm, .idInHand].flatMap { evidence.fields(.birthDate, in: $0) }
            .filter { $0.field.isComplete && $0.field.score >= DecisionThresholds.difference }
        guard Set(readings.map(\.field.value)).count == 1, let first = readings.first,
            let date = CalendarDate(iso: first.field.value)
        else { return nil }
        self.date = date
        source = "按上传材料"
        confidence = min(1, first.field.score)
        self.evidence = [first.spot]
    }

    /// Characters 7 to 14 of a citizen's number, of a permanent resident's card since 2023, and of an old number of 15.
    static func date(in declaration: Declaration) -> CalendarDate? {
        guard let declared = declaration.idNumber, declaration.idType != .passport else { return nil }
        let text = ComparedValue.number(declared)
        return IDNumber(ComparedValue.modernNumber(text) ?? text)?.birthDate
    }
}
