public import DocumentModel

/// A place to outline on a page, with the numbers of the findings that rest on it.
public struct PageMark: Hashable, Sendable {
    public enum Colour: Hashable, Sendable, CaseIterable {
        /// Flagged, undecided, notice, match, and a seal that no finding rests on: the gravest first.
        case flagged, undecided, notice, match, seal

        public init(_ outcome: Outcome) {
            if outcome.flags {
                self = .flagged
            } else if outcome.isUndecided {
                self = .undecided
            } else {
                self = outcome == .match ? .match : .notice
            }
        }

        /// Red, green, blue. Dark enough for white digits, apart from each other and from the red of a seal.
        var components: [UInt8] {
            switch self {
            case .flagged: [220, 0, 40]
            case .undecided: [235, 120, 0]
            case .notice: [0, 130, 150]
            case .match: [0, 140, 60]
            case .seal: [30, 80, 220]
            }
        }
    }

    public struct Tag: Hashable, Sendable {
        public var number: Int
        public var colour: Colour

        public init(number: Int, colour: Colour) {
            self.number = number
            self.colour = colour
        }
    }

    /// Pixels of the upright page.
    public var quad: Quad
    /// Of the gravest finding that rests on this place.
    public var colour: Colour
    public var tags: [Tag]
    /// The finding rests on the page as a whole (something is not there): tags only, no outline.
    public var isWholePage = false

    public init(quad: Quad, colour: Colour, tags: [Tag], isWholePage: Bool = false) {
        self.quad = quad
        self.colour = colour
        self.tags = tags
        self.isWholePage = isWholePage
    }
}

extension VerificationReport {
    /// The marks of one page: a place that several findings rest on is outlined once and carries all their numbers, in
    /// the order of the text report. Seals that no finding rests on come last, without a number.
    public func marks(file: String, page: Int) -> [PageMark] {
        var marks: [PageMark] = []
        for entry in numberedFindings {
            let colour = PageMark.Colour(entry.finding.outcome)
            let tag = PageMark.Tag(number: entry.number, colour: colour)
            for spot in entry.finding.evidence where spot.submission == nil && spot.file == file && spot.page == page {
                guard let index = marks.firstIndex(where: { $0.quad.isSamePlace(as: spot.quad) }) else {
                    let isWholePage = coversPage(spot)
                    marks.append(
                        PageMark(quad: spot.quad, colour: colour, tags: [tag], isWholePage: isWholePage))
                    continue
                }
                if !marks[index].tags.contains(tag) { marks[index].tags.append(tag) }
            }
        }
        let seals = documents.filter { $0.file == file && $0.page == page }.flatMap(\.seals).map(\.quad)
        for quad in seals where !marks.contains(where: { $0.quad.isSamePlace(as: quad) }) {
            marks.append(PageMark(quad: quad, colour: .seal, tags: []))
        }
        return marks
    }
}

extension VerificationReport {
    /// Evidence that something is absent has no place of its own: its quad is the page.
    func coversPage(_ spot: EvidenceSpot) -> Bool {
        guard let page = documents.first(where: { $0.file == spot.file && $0.page == spot.page }) else { return false }
        // Rounding, and margins that were left out, are no places either.
        return spot.quad.boundingBox.area >= 0.95 * Double(page.text.width) * Double(page.text.height)
    }
}

extension Quad {
    /// All corners within three pixels, the thickness of an outline: drawn twice they could not be told apart.
    public func isSamePlace(as other: Quad) -> Bool {
        zip(corners, other.corners).allSatisfy { $0.distance(to: $1) <= 3 }
    }
}
