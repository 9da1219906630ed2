import DocumentModel
import Store
import Verification

/// Finds what submissions of different applicants have in common, and writes it into their reports.
///
/// Runs when all of a batch is kept, over all that the store has: the result does not depend on the order of the work.
struct DuplicateSearch {
    let store: RecordStore

    /// Of 260 generated pages that were scaled to 35 to 80 % and compressed anew none was less alike than 0.970; of 26,557
    /// pairs of pages of different submissions none more than 0.908.
    private static let leastLikeness = 0.95
    /// The same asked of a sixteenth of the cells, which is less sure: for a first choice.
    private static let leastRoughLikeness = 0.8
    /// Told of one submission; more are no news.
    private static let shownTwins = 6

    /// - Parameter submissions: they are compared with all.
    /// - Returns: reports that have to be changed. Most are as they were: a rerun changes nothing.
    func changes(_ submissions: [String]) throws -> [(submission: String, document: ReportDocument)] {
        let wanted = Set(submissions)
        let applicants = Dictionary(
            try store.applicants().map { ($0.submission, $0) }, uniquingKeysWith: { first, _ in first })
        var twins: [String: [SubmissionTwin]] = [:]
        for twin in try pictures(of: wanted, applicants) + numbers(of: wanted, applicants) {
            twins[twin.0, default: []].append(twin.1)
        }
        var changes: [(submission: String, document: ReportDocument)] = []
        for id in submissions {
            guard let stored = try store.report(of: id) else { continue }
            let found = try (twins[id] ?? []).prefix(Self.shownTwins).map { twin in
                var twin = twin
                if let spot = twin.own { twin.own?.quad = spot.placed(in: stored.document) }
                if let spot = twin.others, spot.quad == .none, let other = try store.report(of: twin.submission) {
                    twin.others?.quad = spot.placed(in: other.document)
                }
                return twin
            }
            let document = stored.document.comparedWithOthers(found)
            if document != stored.document { changes.append((id, document)) }
        }
        return changes
    }

    private func areDifferent(_ first: ApplicantEntry?, _ second: ApplicantEntry?) -> Bool {
        guard let first, let second else { return false }
        return first.idNumber != second.idNumber || first.name != second.name
    }

    // MARK: Pictures

    private func pictures(
        of wanted: Set<String>, _ applicants: [String: ApplicantEntry]
    ) throws -> [(String, SubmissionTwin)] {
        var pages: [PrintEntry] = []
        var rough: [UInt8] = []
        // Whose page it is, as a number: compared for every pair.
        var owners: [Int] = []
        var numbers: [String: Int] = [:]
        try store.eachPrint { entry in
            guard let print = PagePrint(cells: entry.print) else { return }
            rough += print.roughCells
            let next = numbers.count
            owners.append(numbers[entry.submission, default: next])
            numbers[entry.submission] = owners.last
            var light = entry
            // Three kilobytes a page: only those of the batch stay in memory, others are fetched when they look alike.
            if !wanted.contains(entry.submission) { light.print = [] }
            pages.append(light)
        }
        var found: [(String, SubmissionTwin)] = []
        let size = PagePrint.roughCount
        for own in pages.indices where wanted.contains(pages[own].submission) {
            for other in pages.indices where owners[other] != owners[own] {
                guard
                    PagePrint.roughLikeness(rough, own * size, other * size) >= Self.leastRoughLikeness,
                    areDifferent(applicants[pages[own].submission], applicants[pages[other].submission]),
                    try isSame(pages[own], pages[other])
                else { continue }
                let isFile = pages[own].object != nil && pages[own].object == pages[other].object
                func spot(_ entry: PrintEntry) -> EvidenceSpot {
                    EvidenceSpot(file: entry.file, page: entry.page, quad: .none, text: "")
                }
                let twin = SubmissionTwin(
                    likeness: isFile ? .file : .picture, what: pages[own].attachment.chinese, own: spot(pages[own]),
                    submission: pages[other].submission, others: spot(pages[other]))
                // Of one file every page is the same: it is told once.
                let isTold =
                    isFile
                    && found.contains {
                        $0.0 == pages[own].submission && $0.1.likeness == .file && $0.1.submission == twin.submission
                            && $0.1.own?.file == pages[own].file
                    }
                if !isTold { found.append((pages[own].submission, twin)) }
            }
        }
        return found
    }

    private func isSame(_ own: PrintEntry, _ other: PrintEntry) throws -> Bool {
        if own.object != nil, own.object == other.object { return true }
        let cells =
            other.print.isEmpty
            ? try store.print(of: other.submission, file: other.file, page: other.page) ?? [] : other.print
        guard let first = PagePrint(cells: own.print), let second = PagePrint(cells: cells) else { return false }
        return first.likeness(to: second) >= Self.leastLikeness
    }

    // MARK: Numbers

    /// Numbers that two declare under different names, and numbers on pages that another declares.
    private func numbers(
        of wanted: Set<String>, _ applicants: [String: ApplicantEntry]
    ) throws -> [(String, SubmissionTwin)] {
        let declared = Dictionary(grouping: applicants.values.sorted { $0.submission < $1.submission }, by: \.idNumber)
        var found: [(String, SubmissionTwin)] = []
        func add(_ id: String, own: EvidenceSpot?, other: String, _ others: EvidenceSpot?) {
            guard wanted.contains(id) else { return }
            found.append(
                (
                    id,
                    SubmissionTwin(likeness: .number, what: "证件号码", own: own, submission: other, others: others)
                ))
        }
        for (_, group) in declared.sorted(by: { $0.key < $1.key }) where group.count > 1 {
            for own in group {
                for other in group where other.submission != own.submission && other.name != own.name {
                    add(own.submission, own: nil, other: other.submission, nil)
                }
            }
        }
        for number in try store.foundNumbers() {
            guard let reader = applicants[number.submission], number.mark.value != reader.idNumber else { continue }
            let spot = EvidenceSpot(file: number.mark.file, page: number.mark.page, quad: number.mark.quad, text: "")
            for owner in declared[number.mark.value] ?? [] where owner.submission != number.submission {
                add(number.submission, own: spot, other: owner.submission, nil)
                add(owner.submission, own: nil, other: number.submission, spot)
            }
        }
        return found
    }
}

extension EvidenceSpot {
    /// The place, or the whole page where none is known yet.
    fileprivate func placed(in document: ReportDocument) -> Quad {
        guard quad == .none else { return quad }
        let found = document.documents.first { $0.file == file && $0.page == page }
        return Quad(Rect(x: 0, y: 0, width: Double(found?.width ?? 0), height: Double(found?.height ?? 0)))
    }
}

extension Quad {
    /// A page whose size is not known yet.
    fileprivate static var none: Quad { Quad(Rect(x: 0, y: 0, width: 0, height: 0)) }
}

extension PagePrint {
    /// Every fourth cell of every fourth row.
    static let roughCount = (columns / 4) * (rows / 4)

    var roughCells: [UInt8] {
        stride(from: 2, to: PagePrint.rows, by: 4).flatMap { y in
            stride(from: 2, to: PagePrint.columns, by: 4).map { x in cells[y * PagePrint.columns + x] }
        }
    }

    /// The correlation of two pages' rough cells, which begin at these places.
    static func roughLikeness(_ cells: [UInt8], _ first: Int, _ second: Int) -> Double {
        var product: Int32 = 0
        var own: Int32 = 0
        var others: Int32 = 0
        let cells = cells.span
        for index in 0..<roughCount {
            let a = Int32(cells[first + index]) - 128
            let b = Int32(cells[second + index]) - 128
            product &+= a &* b
            own &+= a &* a
            others &+= b &* b
        }
        guard own > 0, others > 0 else { return 0 }
        return Double(product) / (Double(own) * Double(others)).squareRoot()
    }
}
