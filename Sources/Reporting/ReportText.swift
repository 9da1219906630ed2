import DocumentModel

/// Shared by the reports for people: what is safe to print, how wide it may be and how it is set off.
struct ReportText {
    let style: TerminalStyle
    let showsIDNumbers: Bool
    /// Columns.
    let width: Int

    /// Text from a scan or from the form, safe to print.
    func safe(_ text: String) -> String {
        let clean = sanitized(text)
        return showsIDNumbers ? clean : maskingNumbers(in: clean)
    }

    /// A label and its value; further lines are aligned under the value.
    /// - Parameter wraps: false for a value that is already set off: its escape sequences have no width.
    func labelled(_ label: String, _ value: String, indentation: Int, wraps: Bool = true) -> [String] {
        let lead = String(repeating: " ", count: indentation)
        guard wraps else { return ["\(lead)\(style.apply(.faint, to: label))  \(value)"] }
        let hanging = indentation + displayWidth(label) + 2
        return wrapped(value, to: width - hanging).enumerated().map { index, line in
            index == 0
                ? "\(lead)\(style.apply(.faint, to: label))  \(line)"
                : String(repeating: " ", count: hanging) + line
        }
    }

    /// `contract.pdf 第 1 页`
    func place(file: String, page: Int) -> String { "\(safe(file)) 第 \(page) 页" }

    /// `(412, 610)`: where the text begins, in pixels of the upright page.
    func position(_ quad: Quad) -> String { "(\(whole(quad.topLeft.x)), \(whole(quad.topLeft.y)))" }

    /// A coordinate that is not finite prints as 0: such a quad is a defect elsewhere, not worth a crash here.
    private func whole(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }
}

/// One decimal, as in `3.2`, for seconds of at least zero.
public func oneDecimal(_ value: Double) -> String {
    guard value.isFinite, value >= 0, value < 1e12 else { return "0.0" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}
