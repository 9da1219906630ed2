import DeskForms
import DocumentModel
import Foundation
import Reporting
import Store
import Triage
import Verification

extension SubmissionView.Piece {
    /// A text cut where it begins or ends to differ.
    static func pieces(_ text: String, _ flags: [Bool]) -> [SubmissionView.Piece] {
        var pieces: [SubmissionView.Piece] = []
        var run = ""
        var differs = false
        for (character, flag) in zip(text, flags) {
            if flag != differs, !run.isEmpty {
                pieces.append(SubmissionView.Piece(text: run, differs: differs))
                run = ""
            }
            differs = flag
            run.append(character)
        }
        if !run.isEmpty { pieces.append(SubmissionView.Piece(text: run, differs: differs)) }
        return pieces
    }

    /// Two texts held against each other.
    static func compared(_ first: String?, _ second: String?) -> ([SubmissionView.Piece], [SubmissionView.Piece]) {
        func readable(_ text: String) -> String { text == "open-ended" ? "无固定期限" : text }
        guard let first = first.map(readable), let second = second.map(readable) else {
            func whole(_ text: String?) -> [SubmissionView.Piece] {
                text.map { [SubmissionView.Piece(text: readable($0), differs: false)] } ?? []
            }
            return (whole(first), whole(second))
        }
        let flags = differingCharacters(first, second)
        return (pieces(first, flags.first), pieces(second, flags.second))
    }
}

/// Makes the parts of a submission's page out of its report.
struct SubmissionParts {
    let submission: DeskSubmission
    let names: [String: String]
    let site: Site
    let language: Language

    private var document: ReportDocument { submission.stored.document }
    private func word(_ key: String) -> String { site.word(key, language) }

    private func place(_ page: Int) -> String {
        word("page_number").replacingOccurrences(of: "#", with: String(page))
    }

    /// Index of a page among all pages of the report.
    private func page(of spot: EvidenceSpot) -> Int? {
        guard spot.submission == nil else { return nil }
        return document.documents.firstIndex { $0.file == spot.file && $0.page == spot.page }
    }

    private func spot(_ spot: EvidenceSpot) -> SubmissionView.Spot {
        SubmissionView.Spot(page: page(of: spot), quad: SubmissionParts.corners(spot.quad), text: spot.text)
    }

    static func corners(_ quad: Quad) -> [[Int]] {
        quad.corners.map { [Int(exactly: $0.x.rounded()) ?? 0, Int(exactly: $0.y.rounded()) ?? 0] }
    }

    static func json(_ value: some Encodable) -> String {
        // Numbers and strings: encoding does not fail.
        (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    func groups() -> [SubmissionView.FindingGroup] {
        let groups: [(String, String, (Outcome) -> Bool, Bool)] = [
            ("group_flag", "flag", { $0.flags }, false), ("group_doubt", "doubt", { $0.isUndecided }, false),
            ("group_note", "note", { $0 == .notice }, false), ("group_ok", "ok", { $0 == .match }, true),
        ]
        var number = 0
        return groups.compactMap { title, cssClass, belongs, isFolded in
            let items = document.findings.filter { belongs($0.outcome) }.map { finding in
                number += 1
                return item(finding, number: number)
            }
            guard !items.isEmpty else { return nil }
            return SubmissionView.FindingGroup(
                title: word(title), cssClass: cssClass, count: items.count, items: items, isFolded: isFolded)
        }
    }

    private func item(_ finding: FindingRecord, number: Int) -> SubmissionView.FindingItem {
        let rule = RuleRegistry.rule(id: finding.rule)
        let (expected, found) = SubmissionView.Piece.compared(finding.expected, finding.found)
        let spots = finding.evidence.map(spot)
        let overruling = submission.overrulings[finding.rule]
        let picture = submission.stored.evidence.first { $0.rule == finding.rule }
        let first = finding.evidence.first
        let showsValues = finding.outcome.flags || finding.outcome.isUndecided
        return SubmissionView.FindingItem(
            number: number, rule: finding.rule, title: rule?.title ?? finding.rule, rationale: rule?.rationale ?? "",
            outcome: word("outcome_\(finding.outcome.rawValue)"), outcomeClass: Marks.cssClass(finding.outcome),
            mark: Marks.of(finding.outcome), attachment: finding.attachment?.chinese, message: finding.message,
            hasValues: showsValues && !(expected.isEmpty && found.isEmpty), expected: expected, found: found,
            hasExpected: !expected.isEmpty, hasFound: !found.isEmpty,
            confidence: "\(Int((finding.confidence * 100).rounded()))%", spots: SubmissionParts.json(spots),
            hasPlace: spots.contains { $0.page != nil },
            place: first.map { "\($0.file) · \(place($0.page))" },
            crop: picture.map {
                "/api/v1/submissions/\(submission.row.key)/evidence/\(finding.rule)/\($0.spot)"
            } ?? "",
            hasCrop: picture != nil, reason: finding.returnReason ?? "", hasReason: finding.returnReason != nil,
            group: finding.returnGroup?.chinese ?? "", isOverruled: overruling != nil,
            overruledBy: overruling.map { names[$0.clerk] ?? $0.clerk } ?? "", overruleReason: overruling?.reason ?? "",
            overruleValue: overruling?.value,
            canOverrule: showsValues && overruling == nil && !submission.row.state.isDecided)
    }

    func pages() -> [SubmissionView.PageItem] {
        document.documents.enumerated().map { index, page in
            let problems = (page.quality.problems ?? []).filter { $0.severity >= 0.5 }
            return SubmissionView.PageItem(
                index: index, number: index + 1, label: page.attachment.chinese, file: "\(page.file) · \(page.page)",
                address: "/api/v1/submissions/\(submission.row.key)/pages/\(index)", width: page.width,
                height: page.height, problem: problems.first.map { word("quality_\($0.kind.rawValue)") })
        }
    }

    /// What was declared beside what was read of it.
    func fields(_ declared: Submission?) -> [SubmissionView.FieldRow] {
        let rows: [(String, String?, [FieldName])] = [
            ("field_name", declared?.applicant.name, [.applicantName, .workerName]),
            ("field_number", declared?.applicant.idNumber, [.idNumber]),
            ("field_employer", declared?.employer.name, [.employerName]),
            ("field_former", declared?.employer.formerName, [.formerName]),
            ("field_legal", declared?.employer.legalRepresentative, [.legalRepresentative]),
            ("field_department", declared?.department, [.department]), ("field_post", declared?.post, [.post]),
            ("field_start", declared?.contractStart?.description, [.contractStart]),
            ("field_end", declared?.contractEnd.map { $0.fieldValue }, [.contractEnd]),
            ("field_specialty", declared?.specialty, [.specialty]),
            ("field_hours", declared?.educationHours.map { $0.formatted() }, [.educationHours]),
            ("field_signing", nil, [.signingDate]),
        ]
        return rows.compactMap { label, value, names in
            let readings = readings(of: names, value)
            guard value != nil || !readings.isEmpty else { return nil }
            return SubmissionView.FieldRow(
                label: word(label), declared: value == "open-ended" ? "无固定期限" : value,
                readings: readings, hasReadings: !readings.isEmpty)
        }
    }

    /// Each value once, in the order of the pages, with the places where it was read.
    private func readings(of names: [FieldName], _ declared: String?) -> [SubmissionView.Reading] {
        var values: [String] = []
        var places: [String: [SubmissionView.Place]] = [:]
        for (index, page) in document.documents.enumerated() {
            for field in page.fields where names.contains(field.name) && !field.value.isEmpty {
                if places[field.value] == nil { values.append(field.value) }
                let corners = field.quad.quad.map(SubmissionParts.corners) ?? []
                let spots = [SubmissionView.Spot(page: index, quad: corners, text: field.value)]
                places[field.value, default: []].append(
                    SubmissionView.Place(
                        label: "\(page.attachment.chinese) \(place(page.page))", spots: SubmissionParts.json(spots)))
            }
        }
        return values.map { value in
            SubmissionView.Reading(
                pieces: SubmissionView.Piece.compared(declared, value).1,
                places: Array((places[value] ?? []).prefix(6)),
                isSame: declared == nil || declared == value)
        }
    }
}
