import DocumentModel

/// Two numbers of the same length, masked except where they differ: what a person needs to compare, and no more.
/// Numbers of different lengths, and those of two different persons, are masked as usual: where more than four
/// characters differ, showing them all would show both numbers.
public func maskedComparison(_ first: String, _ second: String) -> (String, String) {
    let differences = zip(first, second).count { $0 != $1 }
    guard first.count == second.count, differences <= 4 else { return (maskedNumber(first), maskedNumber(second)) }
    func revealed(_ text: String) -> String {
        let mask = Array(maskedNumber(text))
        return String(
            zip(text, zip(first, second)).enumerated().map { index, pair in
                pair.1.0 != pair.1.1 || index >= mask.count ? pair.0 : mask[index]
            })
    }
    return (revealed(first), revealed(second))
}
