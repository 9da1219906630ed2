public import DocumentModel

/// A value about which the rules would like to know more before they decide.
public struct FieldDoubt: Hashable, Sendable {
    /// Index into the evidence's pages.
    public var page: Int
    /// Index into the page's fields.
    public var field: Int
    /// Characters read in place of declared ones, where drawings of both could tell which it is.
    public var exchanges: [CharacterExchange] = []

    public init(page: Int, field: Int, exchanges: [CharacterExchange] = []) {
        self.page = page
        self.field = field
        self.exchanges = exchanges
    }
}

extension Verifier {
    /// Values to look at again: undecided ones, those nearly equal to what was declared, and equal ones that were read
    /// weakly. Others are settled: a wholly different name is no misreading, and a well-read equal one needs no more.
    public func doubts(about evidence: Evidence) -> [FieldDoubt] {
        evidence.pages.enumerated().flatMap { index, page in
            page.fields.enumerated().compactMap { offset, field in
                let doubted = DeclaredValues.comparisons(of: field, on: page, evidence.declaration).filter(\.isInDoubt)
                guard !doubted.isEmpty else { return nil }
                return FieldDoubt(page: index, field: offset, exchanges: doubted.flatMap(\.exchanges))
            }.prefix(DeclaredValues.mostDoubts)
        }
    }
}

/// Which declared values a field of a page is held against.
enum DeclaredValues {
    /// Looked at again on one page at most: a bound on time. An application form has about fifteen such values.
    static let mostDoubts = 16

    static func comparisons(
        of field: ExtractedField, on page: DocumentPage, _ declaration: Declaration
    ) -> [FieldComparison] {
        let place = LocatedField(field: field, page: page)
        return expected(for: field.name, declaration).map {
            FieldComparison(expected: $0.value, found: place, content: $0.content)
        }
    }

    /// How values of this name are compared; nil for those that the rules never compare.
    static func content(of name: FieldName, idType: IDType? = .residentID) -> FieldComparison.Content? {
        switch name {
        case .applicantName, .workerName, .legalRepresentative: .personName
        case .idNumber: .idNumber(idType)
        case .employerName, .newName, .formerName: .employerName
        case .contractStart, .contractEnd: .date
        case .department, .post, .specialty: .words
        default: nil
        }
    }

    private static func expected(
        for name: FieldName, _ declaration: Declaration
    ) -> [(value: String, content: FieldComparison.Content)] {
        let value: String? =
            switch name {
            case .applicantName, .workerName: declaration.applicantName
            case .legalRepresentative: declaration.legalRepresentative
            case .idNumber: declaration.idNumber
            case .employerName, .newName: declaration.employerName
            case .formerName: declaration.formerEmployerName
            case .contractStart: declaration.contractStart?.description
            case .contractEnd: declaration.contractEnd?.fieldValue
            case .department: declaration.department
            case .post: declaration.post
            case .specialty: declaration.specialty
            default: nil
            }
        guard let value, let content = content(of: name, idType: declaration.idType) else { return [] }
        return [(value, content)]
    }
}

extension FieldComparison {
    /// Whether another look at the ink could change or strengthen what is decided.
    var isInDoubt: Bool {
        guard !field.field.value.isEmpty, !field.field.ink.isEmpty else { return false }
        switch decision {
        case .equal: return weakest < DecisionThresholds.settledAgreement
        case .different: return isNear
        // What is far from the declared value is another text, however badly it was read.
        case .undecided: return difference.distance * 2 <= max(difference.expected.count, difference.found.count)
        }
    }
}
