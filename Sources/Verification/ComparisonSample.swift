public import DocumentModel

/// One comparison whose right answer is known, for fitting and judging ``ComparisonModel``.
public struct ComparisonSample: Hashable, Sendable, Encodable {
    public enum Kind: String, Hashable, Sendable, Encodable {
        /// Another text was read than the expected one; `isTrue` if the ink holds another text.
        case difference
        /// The expected text was read; `isTrue` if the ink holds it.
        case agreement
    }

    public var kind: Kind
    public var isTrue: Bool
    public var field: FieldName
    public var hasLooks: Bool
    /// As ``ComparisonModel`` takes them, the constant included.
    public var features: [Double]
    /// What the comparison decides today.
    public var decision: String
    /// Stated today, 0…1.
    public var confidence: Double

    /// Samples from the fields of a page that holds the values of `truth`.
    ///
    /// Each value is compared with the truth, with the truth changed in one character (a look-alike where there is one), and,
    /// where it was misread, with the misreading: the worst that could have been declared.
    public static func samples(of page: DocumentPage, truth: [String: String]) -> [ComparisonSample] {
        // Of several readings of one name only the nearest is of the value that the truth tells: another term, another
        // party's name are no misreadings.
        var seen: Set<FieldName> = []
        let nearest = page.fields.sorted { distance($0, truth) < distance($1, truth) }
            .filter { seen.insert($0.name).inserted }
        return nearest.flatMap { field -> [ComparisonSample] in
            guard let value = truth[field.name.rawValue], !value.isEmpty, field.isComplete,
                let content = DeclaredValues.content(of: field.name)
            else { return [] }
            let place = LocatedField(field: field, page: page)
            let plain = FieldComparison(expected: value, found: place, content: content)
            // A wholly different text belongs to somebody else.
            guard plain.difference.distance * 2 <= max(plain.difference.expected.count, plain.difference.found.count)
            else { return [] }
            var samples = [sample(plain, holdsExpected: true)]
            for other in altered(value, content) where other != value {
                samples.append(
                    sample(FieldComparison(expected: other, found: place, content: content), holdsExpected: false))
            }
            if plain.difference.distance > 0 {
                let misread = FieldComparison(expected: field.value, found: place, content: content)
                samples.append(sample(misread, holdsExpected: false))
            }
            return samples.compactMap(\.self)
        }
    }

    private static func distance(_ field: ExtractedField, _ truth: [String: String]) -> Int {
        truth[field.name.rawValue].map { TextDifference(from: $0, to: field.value).distance } ?? 0
    }

    private static func sample(_ comparison: FieldComparison, holdsExpected: Bool) -> ComparisonSample? {
        let decision =
            switch comparison.decision {
            case .equal: "equal"
            case .different: "different"
            case .undecided: "undecided"
            }
        let hasLooks = !comparison.field.field.looks.isEmpty
        if comparison.difference.distance == 0 {
            return ComparisonSample(
                kind: .agreement, isTrue: holdsExpected, field: comparison.field.field.name, hasLooks: hasLooks,
                features: ComparisonModel.agreementFeatures(
                    weakest: comparison.weakest, confirmed: comparison.confirmations.confirmed,
                    denied: comparison.confirmations.denied),
                decision: decision, confidence: comparison.confidence)
        }
        let surest = comparison.stretches.filter { $0.preference != nil }
            .max { ComparisonModel.differenceProbability($0) < ComparisonModel.differenceProbability($1) }
        guard let surest else { return nil }
        return ComparisonSample(
            kind: .difference, isTrue: !holdsExpected, field: comparison.field.field.name, hasLooks: hasLooks,
            features: ComparisonModel.differenceFeatures(surest), decision: decision, confidence: comparison.confidence)
    }

    /// The value with one character changed: near its beginning, in its middle and near its end.
    private static func altered(_ value: String, _ content: FieldComparison.Content) -> [String] {
        let characters = Array(value)
        guard characters.count > 1, value != ContractEnd.openEnded.fieldValue else { return [] }
        return [1, characters.count / 2, characters.count - 2].compactMap { index in
            var other = characters
            guard let changed = LookAlikes.other(than: characters[index], isDigit: characters[index].isNumber) else {
                return nil
            }
            other[index] = changed
            let text = String(other)
            // A date stays a date.
            return content == .date && CalendarDate(iso: text) == nil ? nil : text
        }
    }
}
