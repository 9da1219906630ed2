import DocumentModel
import Foundation
import Verification

/// One row of a list, as a submission. The parser of `submission.json` judges it, so that a list and a bundle are held to
/// the same rules.
struct ListRow {
    /// Cells of the columns that name files.
    var files: [(kind: AttachmentKind?, names: [String])] = []
    var submission: Submission

    /// - Throws: ``ListError`` with everything that is wrong, by the names of the columns.
    init(_ row: Table.Row, heading: ListHeading, listName: String) throws(ListError) {
        var root: [String: Any] = [:]
        var problems: [String] = []
        var names: [String: String] = [:]
        func set(_ path: String, _ value: Any, column: String) {
            names[path] = column
            let parts = path.split(separator: ".").map(String.init)
            if parts.count == 2 {
                var object = root[parts[0]] as? [String: Any] ?? [:]
                object[parts[1]] = value
                root[parts[0]] = object
            } else {
                root[path] = value
            }
        }
        for (index, column) in heading.columns.enumerated() {
            let cell = row.cell(index)
            let name = heading.names[index]
            guard let column, !cell.isEmpty else { continue }
            guard !cell.isLonger(than: ListLimits.cellLength) else {
                problems.append("“\(name)”：超过 \(ListLimits.cellLength) 个字符")
                continue
            }
            switch column {
            case .value("applicant.idNumber") where cell.contains(where: { ".+".contains($0) }):
                problems.append("“\(name)”：号码以数值保存，末几位已丢失，请把该列设为文本后重新填写")
            case .value(let path):
                set(path, ListRow.value(cell, for: path), column: name)
            case .contractTerm:
                guard let term = ListDate.term(cell) else {
                    problems.append("“\(name)”：应写作“2024-03-01至2027-02-28”或“无固定期限”")
                    continue
                }
                if let start = term.start { set("contract.start", start.description, column: name) }
                set("contract.end", term.end.fieldValue, column: name)
            case .files(let kind): files.append((kind, ListRow.fileNames(cell)))
            case .anyFiles: files.append((nil, ListRow.fileNames(cell)))
            }
        }
        for path in ListColumn.required where names[path] == nil && !problems.contains(where: { $0.hasPrefix("“证件") }) {
            problems.append("“\(ListColumn.chineseName(of: path))”没有填写")
        }
        if root["id"] == nil { root["id"] = ListRow.identifier(of: root, in: listName) }
        root["attachments"] = [Any]()
        guard problems.isEmpty, let json = try? JSONSerialization.data(withJSONObject: root) else {
            throw ListError(problems.isEmpty ? "这一行含有无法处理的字符。" : problems.joined(separator: "；") + "。", line: row.line)
        }
        do {
            submission = try SubmissionParser().parse(Array(json)).submission
        } catch {
            let told = error.problems.map { problem in
                let column = names[problem.path] ?? ListColumn.chineseName(of: problem.path)
                return "“\(column)”：\(problem.message)"
            }
            throw ListError(told.joined(), line: row.line)
        }
    }

    private static func value(_ cell: String, for path: String) -> Any {
        if ListColumn.numbers.contains(path), let number = Double(cell), number.isFinite { return number }
        if path == "contract.end", ListDate.isOpenEnded(cell) { return "open-ended" }
        if ListColumn.dates.contains(path), let date = ListDate.date(cell) { return date.description }
        if path == "applicant.idNumber" { return cell.filter { !$0.isWhitespace }.uppercased() }
        return cell
    }

    /// Several names in one cell: `申请表1.jpg；申请表2.jpg`.
    private static func fileNames(_ cell: String) -> [String] {
        cell.split { ";；,，、|\n".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            .map { $0.replacingOccurrences(of: "\\", with: "/") }
    }

    /// For lists without numbers: the list's name and a hash of who applies for what (FNV-1a, 64 bits), so that the same
    /// row has the same id wherever it stands, and tomorrow's list of the same name has others.
    private static func identifier(of root: [String: Any], in listName: String) -> String {
        let applicant = root["applicant"] as? [String: Any] ?? [:]
        let parts = [applicant["name"], applicant["idNumber"], root["registration"], root["submittedOn"]]
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in parts.map({ $0 as? String ?? "" }).joined(separator: "\u{1F}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return "\(listName)-\(String(hash, radix: 16))"
    }
}
