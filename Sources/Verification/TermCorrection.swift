import DocumentModel

/// An end of a term beside which the expected one stands: as a rule it was struck out and written anew, often with a seal over the
/// change.
///
/// Struck figures still read well, and the stroke is not looked for. Whether the change is in order is for a person to see.
struct TermCorrection {
    let place: LocatedField
    let day: CalendarDate

    /// - Returns: nil unless the one difference is the end, and what was expected stands beside it.
    init?(_ stated: StatedTerm, _ expected: ExpectedTerm) {
        guard let place = stated.ends.first, let text = expected.end, text != place.field.value,
            expected.start == nil || stated.starts.contains(where: { $0.field.value == expected.start }),
            let day = CalendarDate(iso: text)
        else { return nil }
        let own = place.field.quad.boundingBox
        let isBeside = place.page.text.lines.contains { line in
            let box = line.boundingBox
            // The row of the struck date, or the next one: a gap as wide as the date, lines of a form 2 to 2.5 heights apart.
            return own.height < 2 * box.height && abs(box.midY - own.midY) < 2.5 * own.height
                && max(box.x, own.x) - min(box.maxX, own.maxX) < own.width
                && TermCorrection.names(day, in: NormalizedText(line.text).text)
        }
        guard isBeside else { return nil }
        self.place = place
        self.day = day
    }

    private static func names(_ day: CalendarDate, in text: String) -> Bool {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let forms = [("\(day.month)", "\(day.day)"), (two(day.month), two(day.day))].flatMap { month, date in
            ["\(day.year)年\(month)月\(date)日"] + [".", "-", "/"].map { "\(day.year)\($0)\(month)\($0)\(date)" }
        }
        // 2028.3.3 is not part of 2028.3.31.
        return forms.contains { form in
            text.ranges(of: form).contains { range in
                range.upperBound == text.endIndex || !text[range.upperBound].isNumber
            }
        }
    }
}

extension Finding {
    /// A mismatch beside which the expected date was written anew is for a person to judge.
    func doubted(by correction: TermCorrection?, _ document: String, _ reference: String) -> Finding {
        guard outcome == .mismatch, let correction else { return self }
        var finding = self
        finding.outcome = .doubtful
        finding.confidence = DecisionThresholds.undecidedConfidence
        finding.message =
            "\(document)中的截止日期读为\(StatedTerm.told(correction.place.field.value))，其旁另写有\(correction.day.chinese)，与\(reference)一致，"
            + "可能是划改后重写，请人工核对划改处。"
        finding.returnReason = nil
        return finding
    }
}
