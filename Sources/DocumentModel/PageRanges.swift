/// Page numbers in order, runs drawn together: `1–3、5`. Empty for none.
public func pageRanges(_ pages: some Sequence<Int>) -> String {
    var runs: [ClosedRange<Int>] = []
    for page in Set(pages).sorted() {
        if let last = runs.last, last.upperBound < Int.max, last.upperBound + 1 == page {
            runs[runs.count - 1] = last.lowerBound...page
        } else {
            runs.append(page...page)
        }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: "、")
}
