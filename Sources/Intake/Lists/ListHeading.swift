/// The heading of a list: where it stands, and what its columns hold.
struct ListHeading {
    /// For each column what it holds; nil for columns of no use here.
    var columns: [ListColumn?]
    /// As written, for messages.
    var names: [String]
    /// Rows before the first submission.
    var rowCount: Int
    /// The same thing stands in two columns.
    var repeated: [String] = []

    /// Titles and remarks may stand above the heading; more than so many rows are no heading any more.
    private static let searchedRows = 12
    /// A row with fewer known columns is a title or a remark.
    private static let leastColumns = 3

    /// - Returns: nil where no row of the first twelve, alone or with the one below it, is a heading.
    init?(of table: Table) {
        var best: (heading: ListHeading, known: Int)?
        for index in 0..<min(ListHeading.searchedRows, table.rows.count) {
            for depth in 1...2 where index + depth <= table.rows.count {
                let heading = ListHeading(rows: Array(table.rows[index..<(index + depth)]), before: index)
                let known = heading.columns.count { $0 != nil }
                // A second row must be worth it: it may be the first submission.
                if known >= ListHeading.leastColumns, known > (best?.known ?? 0) { best = (heading, known) }
            }
        }
        guard let best else { return nil }
        self = best.heading
    }

    private init(rows: [Table.Row], before: Int) {
        let width = rows.map(\.cells.count).max() ?? 0
        var taken: Set<ListColumn> = []
        columns = []
        names = []
        rowCount = before + rows.count
        for index in 0..<width {
            let parent = rows[0].cell(index)
            let child = rows.count > 1 ? rows[1].cell(index) : ""
            // 劳动合同 over 开始日期 is 劳动合同开始日期; 申请人 over 姓名 is 姓名.
            let candidates = rows.count == 1 ? [parent] : [child, parent + child, child.isEmpty ? parent : ""]
            let found = candidates.first { ListColumn(heading: $0) != nil }
            names.append(found ?? (child.isEmpty ? parent : child))
            let column = found.flatMap(ListColumn.init(heading:))
            if let column, column != .anyFiles, !taken.insert(column).inserted, case .value = column {
                repeated.append(names[index])
                columns.append(nil)
            } else {
                columns.append(column)
            }
        }
    }

    /// Values of `submission.json` without which there is no submission, as columns are called.
    var missing: [String] {
        ListColumn.required.filter { path in !columns.contains(.value(path)) }.map(ListColumn.chineseName)
    }
}
