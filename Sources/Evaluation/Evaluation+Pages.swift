import DocumentModel
import Verification

extension Evaluation {
    mutating func comparePage(_ page: Truth.Page, _ report: ReportDocument, _ truth: Truth) {
        let place = "\(page.file) \(page.page)"
        let document = report.documents.first { $0.file == page.file && $0.page == page.page }
        if document == nil {
            misses.append(
                Miss(
                    kind: .page, submission: truth.submission, subject: page.attachment.rawValue, place: place,
                    expected: "a page", got: "none"))
        }
        if let stored = page.rotation {
            // The truth says how the page was turned to be stored, the report how it was turned back.
            let expected = ((360 - stored % 360) % 360 + 360) % 360
            let got = document?.quality.rotation
            rotation.count(got == expected)
            if let got, got != expected {
                misses.append(
                    Miss(
                        kind: .rotation, submission: truth.submission, subject: page.attachment.rawValue, place: place,
                        expected: String(expected), got: String(got)))
            }
        }
        if let kind = page.kind { documentKind.count(document?.recognisedKind.rawValue == kind) }
        compareFields(page, document, place, truth)
        compareSeals(page, document, place, truth)
    }

    private mutating func compareFields(
        _ page: Truth.Page, _ document: PageRecord?, _ place: String, _ truth: Truth
    ) {
        for (name, expected) in (page.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
            let values = document?.fields.filter { $0.name.rawValue == name }.map(\.value) ?? []
            var tally = fields[name] ?? FieldTally()
            tally.total += 1
            if values.contains(expected) {
                tally.exact += 1
                if Set(values).count > 1 { tally.ambiguous += 1 }
            } else {
                if values.isEmpty { tally.missing += 1 } else { tally.wrong += 1 }
                misses.append(
                    Miss(
                        kind: .field, submission: truth.submission, subject: name, place: place, expected: expected,
                        got: values.isEmpty ? "nothing" : values.joined(separator: " | ")))
            }
            fields[name] = tally
        }
    }

    /// Pairs true and reported seals by the distance of their centres, the closest pairs first; each is used once.
    private mutating func compareSeals(
        _ page: Truth.Page, _ document: PageRecord?, _ place: String, _ truth: Truth
    ) {
        let expected = page.seals ?? []
        let reported = document?.seals ?? []
        // A PDF's pages are read at a resolution of the reader's choice, the truth has its own.
        let width = page.size?.first ?? 0
        let scale = width > 0 ? Double(document?.width ?? 0) / width : 1
        var pairs: [(expected: Int, reported: Int, distance: Double)] = []
        for (index, seal) in expected.enumerated() where seal.center.count == 2 {
            let center = Point(x: seal.center[0] * scale, y: seal.center[1] * scale)
            for (other, candidate) in reported.enumerated() {
                guard let distance = candidate.quad.quad?.center.distance(to: center), distance < seal.radius * scale
                else {
                    continue
                }
                pairs.append((index, other, distance))
            }
        }
        var partners: [Int: Int] = [:]
        var used: Set<Int> = []
        for pair in pairs.sorted(by: { $0.distance < $1.distance })
        where partners[pair.expected] == nil && !used.contains(pair.reported) {
            partners[pair.expected] = pair.reported
            used.insert(pair.reported)
        }
        for (index, seal) in expected.enumerated() {
            count(seal, partners[index].map { reported[$0] }, place, truth)
        }
        for (index, seal) in reported.enumerated() where !used.contains(index) {
            spuriousSeals += 1
            misses.append(
                Miss(
                    kind: .spuriousSeal, submission: truth.submission, subject: seal.kind.rawValue, place: place,
                    expected: "none", got: seal.text, detail: centerText(seal.quad.quad)))
        }
    }

    private mutating func count(
        _ seal: Truth.SealTruth, _ reported: SealRecord?, _ place: String, _ truth: Truth
    ) {
        let isPartial = seal.partial ?? false
        let row = isPartial ? "partial" : seal.shape.rawValue
        var tally = seals[row] ?? SealTally()
        defer { seals[row] = tally }
        tally.total += 1
        let hasText = !isPartial && !seal.text.isEmpty
        if hasText { tally.legible += 1 }
        var miss = Miss(
            kind: .seal, submission: truth.submission, subject: seal.kind.rawValue, place: place, expected: seal.text,
            got: "not found")
        guard let reported else {
            misses.append(miss)
            return
        }
        tally.found += 1
        let kindRight = reported.kind == seal.kind
        if kindRight { tally.kindRight += 1 }
        let textRight = !hasText || reported.text == seal.text
        if hasText, textRight { tally.textExact += 1 }
        // Of a cross-page slice neither text nor kind can be asked.
        guard !isPartial, !kindRight || !textRight else { return }
        miss.got = reported.text
        if !kindRight { miss.detail = "kind \(reported.kind.rawValue)" }
        misses.append(miss)
    }

    private func centerText(_ quad: Quad?) -> String {
        guard let center = quad?.center, let x = Int(exactly: center.x.rounded()),
            let y = Int(exactly: center.y.rounded())
        else { return "" }
        return "at \(x), \(y)"
    }
}
