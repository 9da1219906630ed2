/// Lengths of texts as people send them.
///
/// Characters are no measure for what a text costs: one letter may carry any number of combining marks. Counted are
/// Unicode scalars, as JSON schemas, databases and spreadsheets do.
extension StringProtocol {
    /// Looks at no more than one scalar over the limit.
    public func isLonger(than limit: Int) -> Bool {
        unicodeScalars.dropFirst(limit).first != nil
    }

    /// The first `count` scalars, all of a shorter text.
    public func beginning(_ count: Int) -> String {
        var beginning = String.UnicodeScalarView()
        beginning.append(contentsOf: unicodeScalars.prefix(count))
        return String(beginning)
    }
}
