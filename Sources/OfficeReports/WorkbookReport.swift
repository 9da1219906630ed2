import CSpreadsheet
import DocumentModel
import Foundation
import Reporting
import Verification

/// The office's workbook: a summary, all findings that want attention, the reasons ready to paste, and what was rejected.
///
/// Written row by row: memory does not grow with the batch. The only user of libxlsxwriter.
@safe public final class WorkbookReport {
    private enum Sheet: Int32, CaseIterable {
        case summary, findings, reasons, rejects

        var name: String {
            switch self {
            case .summary: "汇总"
            case .findings: "核对结果"
            case .reasons: "不通过原因"
            case .rejects: "未能核对"
            }
        }

        /// Headings with their widths in characters.
        var columns: [(name: String, width: Double)] {
            switch self {
            case .summary:
                [
                    ("申请编号", 24), ("申请人", 12), ("聘用单位", 34), ("注册种类", 16), ("结论", 12), ("不符", 7), ("需人工", 8), ("页数", 7),
                    ("来源", 40),
                ]
            case .findings:
                [
                    ("申请编号", 18), ("申请人", 9), ("规则", 20), ("结果", 11), ("材料", 16), ("申报（要求）", 24), ("识别", 24),
                    ("把握", 6), ("位置", 20), ("说明", 48),
                ]
            case .reasons: [("申请编号", 24), ("申请人", 12), ("类别", 12), ("不通过原因（可直接粘贴）", 100)]
            case .rejects: [("来源", 50), ("申请编号", 24), ("原因", 80)]
            }
        }
    }

    private let file: WholeFile
    private var workbook: OpaquePointer?
    private var nextRows: [Sheet: UInt32] = [:]
    private let titles: [String: String]
    private var hasFailed = false

    /// - Parameter title: of the summary: which batch this is.
    /// - Throws: ``OutputError``
    public init(path: String, title: String) throws(OutputError) {
        file = try WholeFile(path: path, isWrittenByOthers: true)
        titles = Dictionary(RuleRegistry.rules.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard let workbook = unsafe hedui_workbook_new(file.temporaryPath, folder) else {
            throw OutputError(path: path, code: ENOMEM)
        }
        unsafe self.workbook = workbook
        for sheet in Sheet.allCases {
            guard unsafe hedui_workbook_add_sheet(workbook, sheet.name) == sheet.rawValue else {
                throw OutputError(path: path, code: 0)
            }
            for (index, column) in sheet.columns.enumerated() {
                _ = unsafe hedui_sheet_set_column(workbook, sheet.rawValue, UInt16(index), column.width)
            }
            unsafe hedui_sheet_set_printing(workbook, sheet.rawValue, "&L\(sheet.name)&R第 &P 页，共 &N 页")
            if sheet == .summary {
                row(sheet, [.text(title, HEDUI_CELL_TITLE)])
                row(sheet, [.text("程序只提出建议，由审核人员决定。未发现问题不代表审核通过。", HEDUI_CELL_PLAIN)])
            }
            row(sheet, sheet.columns.map { .text($0.name, HEDUI_CELL_HEADING) })
        }
    }

    deinit {
        // Broken off: libxlsxwriter frees its memory only while it writes; the file goes with `file`.
        if let workbook = unsafe workbook { _ = unsafe hedui_workbook_close(workbook) }
    }

    private enum Cell {
        case text(String, hedui_cell_style)
        case number(Double, hedui_cell_style)
        case empty
    }

    private func row(_ sheet: Sheet, _ cells: [Cell]) {
        guard let workbook = unsafe workbook else { return }
        let row = nextRows[sheet] ?? 0
        let lines = lineCount(sheet, cells)
        // Programs do not widen rows of files that were written row by row.
        if lines > 1 {
            _ = unsafe hedui_sheet_set_row_height(
                workbook, sheet.rawValue, row, min(WorkbookReport.greatestHeight, Double(lines) * 15))
        }
        for (column, cell) in cells.enumerated() {
            var failed: Int32 = 0
            switch cell {
            case .empty: break
            case .text(let text, let style):
                failed = CellText.write(sanitized(text)) {
                    unsafe hedui_sheet_write_text(
                        workbook, sheet.rawValue, row, UInt16(column), $0, Int32(style.rawValue))
                }
            case .number(let number, let style):
                failed = unsafe hedui_sheet_write_number(
                    workbook, sheet.rawValue, row, UInt16(column), number, Int32(style.rawValue))
            }
            if failed != 0 { hasFailed = true }
        }
        nextRows[sheet] = row + 1
    }

    /// Points: Excel's limit for a row.
    private static let greatestHeight = 409.0

    /// Lines that the wrapped cells of a row need: a Chinese character is as wide as two digits.
    private func lineCount(_ sheet: Sheet, _ cells: [Cell]) -> Int {
        zip(cells, sheet.columns).map { cell, column in
            guard case .text(let text, HEDUI_CELL_WRAPPED) = cell else { return 1 }
            // A little less than the column: text breaks before its last character fits.
            return Int((Double(displayWidth(text)) / max(1, column.width - 1)).rounded(.up))
        }.max() ?? 1
    }

    public func add(_ entry: ReportEntry) {
        let document = entry.document
        let style =
            switch document.verdict {
            case .clear: HEDUI_CELL_GREEN
            case .undecided: HEDUI_CELL_AMBER
            case .flagged: HEDUI_CELL_RED
            }
        row(
            .summary,
            [
                plain(document.submission), plain(entry.applicantName), plain(entry.employerName),
                plain(entry.registration.chinese), .text(document.verdict.chinese, style),
                count(document.findings.count { $0.outcome.flags }),
                count(document.findings.count { $0.outcome.isUndecided }), count(document.documents.count),
                plain(entry.source),
            ])
        for finding in document.findings where finding.outcome.flags || finding.outcome.isUndecided {
            let values = ShownValues(finding)
            let place = finding.evidence.first.map { "\($0.file) 第 \($0.page) 页" } ?? ""
            row(
                .findings,
                [
                    plain(document.submission), plain(entry.applicantName),
                    wrapped(titles[finding.rule] ?? finding.rule),
                    .text(finding.outcome.chinese, finding.outcome.flags ? HEDUI_CELL_RED : HEDUI_CELL_AMBER),
                    wrapped(finding.attachment?.chinese ?? ""), wrapped(values.expected ?? ""),
                    wrapped(values.found ?? ""), .number(finding.confidence, HEDUI_CELL_PERCENT), wrapped(place),
                    wrapped(maskingNumbers(in: finding.message)),
                ])
        }
        for group in document.returnReasonGroups {
            for reason in group.reasons {
                row(
                    .reasons,
                    [
                        plain(document.submission), plain(entry.applicantName), plain(group.group.chinese),
                        wrapped(reason),
                    ])
            }
        }
    }

    public func add(_ reject: RejectedEntry) {
        row(.rejects, [wrapped(reject.source), plain(reject.submission ?? ""), wrapped(reject.reason)])
    }

    /// - Throws: ``OutputError``
    public func finish() throws(OutputError) {
        guard let workbook = unsafe workbook else { return }
        for sheet in Sheet.allCases {
            let heading: UInt32 = sheet == .summary ? 2 : 0
            _ = unsafe hedui_sheet_set_heading(
                workbook, sheet.rawValue, heading, UInt16(sheet.columns.count), (nextRows[sheet] ?? 1) - 1)
        }
        unsafe self.workbook = nil
        guard unsafe hedui_workbook_close(workbook) == 0, !hasFailed else {
            throw OutputError(path: file.path, code: errno)
        }
        try file.finish()
    }

    private func plain(_ text: String) -> Cell { .text(text, HEDUI_CELL_PLAIN) }
    private func wrapped(_ text: String) -> Cell { .text(text, HEDUI_CELL_WRAPPED) }
    private func count(_ number: Int) -> Cell { .number(Double(number), HEDUI_CELL_PLAIN) }
}
