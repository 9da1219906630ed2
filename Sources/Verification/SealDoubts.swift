public import DocumentModel
internal import Foundation

/// A seal whose ring should be held against names that it may say.
public struct SealDoubt: Hashable, Sendable {
    /// Index into the evidence's pages.
    public var page: Int
    /// Index into the page's seals.
    public var seal: Int
    /// In their normal form, the likeliest first.
    public var names: [String]
}

extension Verifier {
    /// Seals that were not read surely as one of the names that may stand on them: the declared ones, and names printed on
    /// the same page that are nearly what was read.
    public func sealDoubts(about evidence: Evidence) -> [SealDoubt] {
        let declared = evidence.declaration.employerNames.map { NormalizedText($0).text }
        return evidence.pages.enumerated().flatMap { index, page in
            page.seals.enumerated().compactMap { offset, seal in
                let names = SealCandidates.names(for: seal, on: page, declared: declared)
                return names.isEmpty ? nil : SealDoubt(page: index, seal: offset, names: names)
            }
        }
    }
}

/// Names that a ring may say.
enum SealCandidates {
    /// A bound on time; a page has one or two units on it.
    private static let mostNames = 4

    static func names(for seal: Seal, on page: DocumentPage, declared: [String]) -> [String] {
        guard seal.ring != nil, !seal.isPartial, seal.text.count >= 4 else { return [] }
        let read = NormalizedText(seal.text).text
        let line = NormalizedText(seal.lineText).text
        // A branch writes its own part below the star.
        var names = declared.flatMap { name -> [String] in
            !line.isEmpty && name.hasSuffix(line) && name.count > line.count + 3
                ? [String(name.dropLast(line.count)), name] : [name]
        }
        if names.contains(read), seal.confidence >= DecisionThresholds.sealSettled { return [] }
        if seal.confidence < DecisionThresholds.sealSettled || !names.contains(read) {
            names += printed(like: read, on: page)
        }
        var seen: Set<String> = []
        return Array(names.filter { isNear($0, read) && seen.insert($0).inserted }.prefix(mostNames))
    }

    /// Far enough apart, a name needs no look to be another one.
    private static func isNear(_ name: String, _ read: String) -> Bool {
        TextDifference(from: name, to: read).distance * 2 <= max(name.count, read.count)
    }

    /// Stretches of print that differ from what was read by one or two characters, and end as a unit's name does.
    private static func printed(like read: String, on page: DocumentPage) -> [String] {
        guard read.count >= 6, let last = read.last else { return [] }
        var found: [(name: String, distance: Int, isWhole: Bool)] = []
        for line in page.text.lines {
            let text = Array(NormalizedText(line.text).text)
            for count in max(6, read.count - 1)...(read.count + 1) where text.count >= count {
                for start in 0...(text.count - count) where text[start + count - 1] == last {
                    let stretch = String(text[start..<start + count])
                    // Most of a name is read rightly: a cheap test before the dear one.
                    guard Set(stretch).intersection(read).count * 3 >= Set(read).count * 2 else { continue }
                    let distance = TextDifference(from: stretch, to: read).distance
                    let isWhole = (start == 0 || !text[start - 1].isHan) && !"在与由为经系原致向于".contains(text[start])
                    if distance <= 2 { found.append((stretch, distance, isWhole)) }
                }
            }
        }
        // 屿实业有限公司 out of the printed 闽屿实业有限公司 is no name: the ink would say it, too.
        let whole = found.filter { piece in
            !found.contains { longer in
                longer.name.count > piece.name.count && longer.name.hasSuffix(piece.name)
                    && (longer.isWhole || longer.distance < piece.distance)
            }
        }
        return whole.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(2).map(\.name)
    }
}

/// How characters of names count, for readers that hold ink against a name.
public enum NameCharacters {
    /// Equal, or one the traditional form of the other.
    public static func areSame(_ one: Character, _ other: Character) -> Bool {
        one == other || one.simplifiedVariant == other || other.simplifiedVariant == one
    }

    /// Among the 3755 characters that GB 2312 chose by their frequency.
    public static func isEveryday(_ character: Character) -> Bool { character.isEverydayHan }
}

extension Seal {
    /// How well the ink says that this seal is that of `name`, log odds; nil if it was not asked. A branch's own part stands
    /// across, the rest on the ring.
    func support(for name: String) -> Double? {
        let line = NormalizedText(lineText).text
        return looks.filter { $0.name == name || !line.isEmpty && $0.name + line == name }.map(\.support).max()
    }

    /// What was read, where the ink denies every name that it was asked for, or has no place for it: whether it says that is
    /// evidence, too, for a ring that nothing fits was not seen well.
    public var nameToConfirm: String? {
        let read = NormalizedText(text).text
        let isDenied = looks.allSatisfy { $0.support <= -DecisionThresholds.sealDenial && $0.name != read }
        return isDenied ? read : nil
    }

    /// The seal with the text that its ink was found to say; what was read first becomes an alternative.
    ///
    /// - Parameter own: the answer for ``nameToConfirm``, where it was asked.
    public mutating func settle(_ looks: [SealLook], own: Double? = nil) {
        (self.looks, ownSupport) = (looks, own)
        guard let best = looks.max(by: { $0.support < $1.support }), best.support >= DecisionThresholds.sealSupport
        else { return }
        let probability = 1 / (1 + exp(-best.support))
        let isRead = NormalizedText(text).text == best.name
        confidence = isRead ? max(confidence, probability) : probability
        if isRead { return }
        alternatives = [text] + alternatives.filter { NormalizedText($0).text != best.name }
        alternativeOdds = []
        text = best.name
    }
}
