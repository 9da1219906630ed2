import DocumentModel

extension TextReport {
    private var text: ReportText { ReportText(style: style, showsIDNumbers: showsIDNumbers, width: width) }

    /// One finding: its title, the two values one above the other, and where it stands on the scan.
    func lines(of entry: NumberedFinding) -> [String] {
        let finding = entry.finding
        let title = titles[finding.rule] ?? finding.rule
        let heading = style.apply(
            accent(of: finding.outcome),
            to: "\(symbol(of: finding.outcome)) \(paddedLeft(String(entry.number), to: 2)) "
                + "\(title)：\(finding.outcome.chinese)")
        var lines = [heading + "  " + style.apply(.faint, to: finding.rule)]

        let values = comparison(of: finding)
        let wanted = TextReport.requirements.contains(finding.rule) ? "要求" : "申报"
        if let expected = values.expected { lines += text.labelled(wanted, expected, indentation: 5, wraps: false) }
        if let found = values.found {
            lines += text.labelled(TextReport.origin(of: finding), found, indentation: 5, wraps: false)
        }
        // Where both values stand above each other, the message would only repeat them.
        let speaksForItself = finding.outcome == .match || finding.outcome.flags
        if !speaksForItself || values.expected == nil || values.found == nil, !finding.message.isEmpty {
            lines += text.labelled("说明", text.safe(finding.message), indentation: 5)
        }
        let places = finding.evidence.filter { !report.coversPage($0) }
        let pages = finding.evidence.filter(report.coversPage)
        if !pages.isEmpty {
            var files: [String] = []
            for spot in pages where !files.contains(spot.file) { files.append(spot.file) }
            let list = files.map { file in
                "\(text.safe(file)) 第 \(pageRanges(pages.filter { $0.file == file }.map(\.page))) 页"
            }
            lines += text.labelled("位置", list.joined(separator: "；"), indentation: 5)
        }
        for spot in places.prefix(TextReport.shownSpots) {
            lines += text.labelled(
                "位置", "\(text.place(file: spot.file, page: spot.page)) \(text.position(spot.quad))", indentation: 5)
            let reading = text.safe(spot.text)
            if !reading.isEmpty { lines += text.labelled("原文", "“\(reading)”", indentation: 5) }
        }
        if places.count > TextReport.shownSpots {
            lines += text.labelled("位置", "另有 \(places.count - TextReport.shownSpots) 处", indentation: 5)
        }
        return lines
    }

    /// A finding that agrees, in one line: title, what was read, and where.
    func summary(of entry: NumberedFinding) -> String {
        let finding = entry.finding
        let title = titles[finding.rule] ?? finding.rule
        let heading = style.apply(
            .green, to: "\(symbol(of: finding.outcome)) \(paddedLeft(String(entry.number), to: 2)) \(title)")
        let found = finding.found.map { "：" + text.safe(readable($0)) } ?? ""
        var place = ""
        if let spot = finding.evidence.first {
            place = text.place(file: spot.file, page: spot.page)
            if !report.coversPage(spot) { place += " \(text.position(spot.quad))" }
            if finding.evidence.count > 1 { place += " 等 \(finding.evidence.count) 处" }
        }
        return heading + found + (place.isEmpty ? "" : style.apply(.faint, to: "  \(place)"))
    }

    /// Rules whose expected value is the guide's, not the applicant's.
    private static let requirements: Set<String> = [
        "submission.required-attachments", "submission.attachment-kind", "form.pages", "form.seal-kind",
        "form.title-kind", "contract.document-kind",
    ]

    /// Where the found value comes from: some rules look at what was typed into the system, or at the list of uploads.
    private static func origin(of finding: Finding) -> String {
        if finding.rule == "submission.required-attachments" { return "已上传" }
        return finding.rule.hasPrefix("submission.") && finding.expected == nil ? "申报" : "识别"
    }

    /// More places than this push the next finding off the screen; JSON and the annotated pages have all of them.
    private static let shownSpots = 4

    /// Both values, safe to print, with the characters that differ set off.
    private func comparison(of finding: Finding) -> (expected: String?, found: String?) {
        guard let expected = finding.expected.map(readable), let found = finding.found.map(readable) else {
            return (finding.expected.map { text.safe(readable($0)) }, finding.found.map { text.safe(readable($0)) })
        }
        var shown = (sanitized(expected), sanitized(found))
        if !showsIDNumbers {
            // Masked as a pair: the characters that differ are what the clerk has to compare.
            let hides = maskingNumbers(in: shown.0) != shown.0 && !shown.0.contains("*")
            shown = hides ? maskedComparison(shown.0, shown.1) : (text.safe(expected), text.safe(found))
        }
        guard finding.outcome != .match, style.usesColour else { return shown }
        let marks = differingCharacters(shown.0, shown.1)
        return (emphasised(shown.0, marks.first), emphasised(shown.1, marks.second))
    }

    private func emphasised(_ text: String, _ marks: [Bool]) -> String {
        var result = ""
        var run = ""
        for (character, differs) in zip(text, marks) {
            if differs {
                run.append(character)
            } else {
                result += style.apply(.difference, to: run) + String(character)
                run = ""
            }
        }
        return result + style.apply(.difference, to: run)
    }

    private func readable(_ value: String) -> String { value == "open-ended" ? "无固定期限" : value }

    private func symbol(of outcome: Outcome) -> String {
        switch outcome {
        case .mismatch, .missing, .invalid: "✗"
        case .unreadable, .doubtful: "?"
        case .notice: "i"
        case .match: "✓"
        case .notApplicable: "-"
        }
    }

    private func accent(of outcome: Outcome) -> TerminalStyle.Accent {
        switch outcome {
        case .mismatch, .missing, .invalid: .red
        case .unreadable, .doubtful: .yellow
        case .notice: .cyan
        case .match: .green
        case .notApplicable: .faint
        }
    }
}
