import DocumentModel

/// The queue's filters as they stand in addresses.
package struct QueueQuery: Sendable {
    package var filter = QueueFilter()

    /// Unknown words are passed over: an old bookmark still shows something.
    package init(_ form: URLEncodedForm) {
        func word(_ name: String) -> String? { form[name].flatMap { $0.isEmpty ? nil : $0 } }
        switch word("state") {
        case "all": filter.state = nil
        case let text?: filter.state = DeskState(rawValue: text) ?? .open
        case nil: filter.state = .open
        }
        filter.verdict = word("verdict").flatMap { Verdict(rawValue: $0) }
        filter.registration = word("kind").flatMap { RegistrationKind(rawValue: $0) }
        filter.owner = word("owner").flatMap { QueueFilter.Owner(rawValue: $0) } ?? .anyone
        filter.due = word("due").flatMap { QueueFilter.Due(rawValue: $0) } ?? .any
        filter.rule = word("rule").map { String($0.prefix(80)) }
        filter.batch = word("batch").flatMap { CalendarDate(iso: $0) }
        filter.text = word("text").map { String($0.trimmingPrefix { $0.isWhitespace }.prefix(100)) }
        while filter.text?.last?.isWhitespace == true { filter.text?.removeLast() }
        if filter.text?.isEmpty == true { filter.text = nil }
        let page = word("page").flatMap { Int($0) } ?? 1
        filter.offset = (min(100_000, max(1, page)) - 1) * filter.limit
    }

    package var page: Int { filter.offset / filter.limit + 1 }

    /// The query, changed in some of its items; the page is begun anew unless it is among them.
    package func text(_ changes: [String: String] = [:]) -> String {
        var items = [
            ("state", filter.state == .open ? "" : filter.state?.rawValue ?? "all"),
            ("verdict", filter.verdict?.rawValue ?? ""), ("kind", filter.registration?.rawValue ?? ""),
            ("owner", filter.owner.rawValue), ("due", filter.due.rawValue), ("rule", filter.rule ?? ""),
            ("batch", filter.batch?.description ?? ""), ("text", filter.text ?? ""), ("page", ""),
        ]
        for index in items.indices {
            if let change = changes[items[index].0] { items[index].1 = change }
        }
        return QueryText.query(items)
    }
}
