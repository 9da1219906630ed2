import DocumentModel

/// Whose particulars stand at a place: the employer's, the worker's, or somebody else's.
///
/// A party's label opens a block that lasts to the next party's label. Where two labels stand in one row, the page has two
/// columns and the place's column decides.
struct PartyBlocks {
    enum Party { case employer, worker, receivingUnit, otherPerson }

    private struct Opening {
        var position: Int
        var row: Int
        var x: Double
        var party: Party
    }

    private let openings: [Opening]
    private let flow: TextFlow

    init(page: LabelledPage) {
        flow = page.flow
        openings = page.labels.compactMap { match in
            let source = page.flow.sources[match.word.lowerBound]
            // A heading written downwards is centred beside its block and begins nothing.
            if page.flow.cellIsVertical[source.cell] { return nil }
            let isAfterOther = page.labels(in: source.row).contains { $0.label == .otherPerson }
            let party: Party? =
                switch match.label {
                // In tables the first rows say whose block it is: a unit has a 名称, a person a 姓名.
                case .bareName where match.startsCell: .employer
                case .personName where match.startsCell && !isAfterOther: .worker
                case .employerParty, .employerSeal: .employer
                case .workerParty, .workerSignature: .worker
                case .receivingUnit: .receivingUnit
                case .otherPerson: .otherPerson
                default: nil
                }
            return party.map {
                Opening(
                    position: match.word.lowerBound, row: source.row, x: page.flow.cellBoxes[source.cell].x, party: $0)
            }
        }
    }

    /// Nil before the first party's label.
    func party(at position: Int) -> Party? {
        var low = 0
        var high = openings.count
        while low < high {
            let middle = (low + high) / 2
            if openings[middle].position <= position { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let last = openings[low - 1]
        let source = flow.sources[position]
        if source.row == last.row { return last.party }
        let x = flow.cellBoxes[source.cell].midX
        var index = low - 1
        // The rightmost column that begins left of the place.
        while index >= 0, openings[index].row == last.row {
            if x >= openings[index].x { return openings[index].party }
            index -= 1
        }
        return last.party
    }
}
