import DocumentModel
import Reporting
import Verification

/// Expected and found of a finding as people read them; identity numbers are masked but for what differs.
struct ShownValues {
    var expected: String?
    var found: String?

    init(_ finding: FindingRecord) {
        func readable(_ value: String) -> String { value == "open-ended" ? "无固定期限" : value }
        expected = finding.expected.map(readable)
        found = finding.found.map(readable)
        if let first = expected, let second = found, maskingNumbers(in: first) != first {
            (expected, found) = maskedComparison(first, second)
        } else {
            expected = expected.map { maskingNumbers(in: $0) }
            found = found.map { maskingNumbers(in: $0) }
        }
    }
}
