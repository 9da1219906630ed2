import DeskForms
import DocumentModel
import Reporting
import Verification

extension ReportDocument {
    /// What is drawn on one page: a place that several findings rest on is outlined once and carries all their numbers, which
    /// are those of the clerks' page. Seals that no finding rests on come last.
    func marks(on index: Int) -> [PageMark] {
        let page = documents[index]
        let groups: [(Outcome) -> Bool] = [{ $0.flags }, { $0.isUndecided }, { $0 == .notice }, { $0 == .match }]
        let ordered = groups.flatMap { belongs in findings.filter { belongs($0.outcome) } }
        var marks: [PageMark] = []
        for (number, finding) in ordered.enumerated() {
            let colour = PageMark.Colour(finding.outcome)
            let tag = PageMark.Tag(number: number + 1, colour: colour)
            for spot in finding.evidence
            where spot.submission == nil && spot.file == page.file && spot.page == page.page {
                guard let known = marks.firstIndex(where: { $0.quad.isSamePlace(as: spot.quad) }) else {
                    // Evidence that something is absent has no place of its own: its quad is the page.
                    let isWhole = spot.quad.boundingBox.area >= 0.95 * Double(page.width) * Double(page.height)
                    marks.append(PageMark(quad: spot.quad, colour: colour, tags: [tag], isWholePage: isWhole))
                    continue
                }
                if !marks[known].tags.contains(tag) { marks[known].tags.append(tag) }
            }
        }
        for quad in page.seals.compactMap(\.quad.quad) where !marks.contains(where: { $0.quad.isSamePlace(as: quad) }) {
            marks.append(PageMark(quad: quad, colour: .seal, tags: []))
        }
        return marks
    }
}
