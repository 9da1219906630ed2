public import DocumentModel
internal import Foundation
public import Glyphs
internal import Imaging

/// Looks at a ring again with a name in mind: does the ink say exactly this?
///
/// Reading finds the likeliest text; here the text is known, and with it how many characters there are and where each must
/// stand. Where the recogniser reads another one, or none, the ink is held against both characters as fonts draw them. The
/// name never overrules the ink: of two characters the one that looks like it wins.
public final class SealNameLooker {
    private let recognizers: [any LineRecognizing]
    private let matcher: GlyphMatcher?
    private let areSame: (Character, Character) -> Bool
    private let isEveryday: (Character) -> Bool

    /// - Parameters:
    ///   - recognizers: the one that reads pages first, others after it.
    ///   - areSame: whether two characters count as one (traditional forms).
    ///   - isEveryday: whether a recogniser is used to a character.
    public init(
        recognizers: [any LineRecognizing], matcher: GlyphMatcher?,
        areSame: @escaping (Character, Character) -> Bool, isEveryday: @escaping (Character) -> Bool
    ) {
        self.recognizers = recognizers
        self.matcher = matcher
        self.areSame = areSame
        self.isEveryday = isEveryday
    }

    /// - Parameters:
    ///   - seal: as it was read; its ring in pixels of `image`.
    ///   - names: in the normal form of names, full-width brackets, no blanks.
    /// - Returns: an answer for each name that could be held against the ring; a name too far from what is there has none.
    public func look(at seal: Seal, in image: Image, for names: [String]) throws -> [SealLook] {
        guard let ring = seal.ring, ring.isPlausible, !names.isEmpty else { return [] }
        let picture = SealPicture(image, outline: SealOutline(ring), colour: seal.colour)
        let readings = try read(ring, from: ring.first - 1.4 * ring.pitch, to: ring.last + 1.4 * ring.pitch, picture)
        return try names.compactMap { name in
            try support(for: Array(name), ring, picture, readings).map { SealLook(name: name, support: $0) }
        }
    }

    /// A stretch of the ring from the ink and from its darkness, narrow and wide.
    private func read(
        _ ring: SealRing, from start: Double, to end: Double, _ picture: SealPicture
    ) throws -> [RingCharacters] {
        let height = ring.innerDepth - ring.outerDepth
        let span = min(2 * .pi, end - start)
        var strips: [(image: Image, band: TextArc)] = []
        for (radial, aspect, layer) in [
            (0.0, 0.85, SealPicture.Layer.darkness), (0.06, 1.0, .ink), (0.1, 1.1, .darkness), (0.0, 1.0, .darkness),
        ] {
            let band = TextArc(
                depths: max(-0.1, ring.outerDepth - radial * height)...min(0.95, ring.innerDepth + radial * height),
                start: (start + end - span) / 2, span: span)
            let image = picture.unrolled(
                band, stretch: NameFit.stretch(of: band, pitch: ring.pitch, to: aspect, on: picture.outline),
                layer: layer)
            if !image.isEmpty { strips.append((image, band)) }
        }
        var readings: [RingCharacters] = []
        for (index, recognizer) in recognizers.enumerated() {
            // Two looks of a third network are enough for another opinion.
            let chosen = index < 2 ? strips : Array(strips.prefix(2))
            for (reading, strip) in zip(try recognizer.recognize(chosen.map(\.image)), chosen) {
                readings.append(RingCharacters(reading, on: strip.band))
            }
        }
        return readings
    }

    /// The weakest character's support; nil if the ring does not hold enough of the name to look for the rest.
    private func support(
        for name: [Character], _ ring: SealRing, _ picture: SealPicture, _ first: [RingCharacters]
    ) throws -> Double? {
        guard var (matches, spacing) = place(name, in: first) else { return nil }
        var readings = first
        let ends = (spacing.direction(of: 0), spacing.direction(of: name.count - 1))
        // More of the name than the first reading had: now that its ends are known, the strips can be cut there.
        if ends.0 < ring.first - 0.6 * ring.pitch || ends.1 > ring.last + 0.6 * ring.pitch {
            guard ends.1 - ends.0 + spacing.pitch < 2 * .pi else { return nil }
            readings = try read(ring, from: ends.0 - 1.1 * spacing.pitch, to: ends.1 + 1.1 * spacing.pitch, picture)
            if let again = place(name, in: readings) { (matches, spacing) = again }
        }
        if hasMore(than: name, spacing, readings) { return SealNameLooker.surelyOther }
        let ink = RingInk(picture, ring, spacing: spacing)
        let sure = Set(matches.map(\.index))
        let style = matcher?.style(
            of: matches.filter { SealText.isHan(name[$0.index]) }.prefix(10).map { match in
                (name[match.index], ink.patch(at: match.index, .darkness))
            })
        var least = SealNameLooker.mostSupport
        for index in name.indices {
            let seen = readings.compactMap {
                $0.probabilities(around: spacing.direction(of: index), reach: 0.45 * spacing.pitch)
            }
            let agreeing = seen.count { isFirst(name[index], in: $0) }
            // Three readings in four see it by themselves: no question.
            if sure.contains(index), agreeing * 4 >= seen.count * 3 { continue }
            least = min(least, weigh(name[index], at: index, seen, ink, style))
            if least <= SealNameLooker.surelyOther { break }
        }
        return least
    }

    /// Where the name's characters stand, by the reading that has most of them evenly spaced.
    private func place(
        _ name: [Character], in readings: [RingCharacters]
    ) -> (matches: [(index: Int, place: RingCharacters.Place)], spacing: RingSpacing)? {
        let aligned = readings.map { $0.matches(with: name, areSame: areSame) }.sorted { $0.count > $1.count }
        for matches in aligned {
            if let spacing = RingSpacing(matches, count: name.count) { return (matches, spacing) }
        }
        return nil
    }

    private func isFirst(_ character: Character, in seen: [Character: Double]) -> Bool {
        guard let best = seen.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return false }
        return best.value > 0.3 && areSame(character, best.key)
    }

    /// Evidence for one character against the likeliest others in its place.
    private func weigh(
        _ wanted: Character, at index: Int, _ seen: [[Character: Double]], _ ink: RingInk, _ style: GlyphStyle?
    ) -> Double {
        var rivals: [Character: Double] = [:]
        for look in seen {
            for (character, probability) in look where !areSame(wanted, character) && SealText.isPartOfName(character) {
                rivals[character, default: 0] += probability / Double(max(1, seen.count))
            }
        }
        let chosen = rivals.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(5)
        guard let matcher, let style else {
            return min(SealNameLooker.mostSupport, network(wanted, chosen.first?.key, seen))
        }
        let patches = [ink.patch(at: index, .darkness), ink.patch(at: index, .ink)]
        func likeness(_ character: Character) -> Double? {
            let values = patches.compactMap { matcher.likeness(of: character, to: $0, style: style) }
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        guard let own = likeness(wanted) else { return network(wanted, chosen.first?.key, seen) }
        // Without a rival: ink that looks like it must be there.
        var least = SealNameLooker.weight * (own - SealNameLooker.presence * style.likeness)
        for rival in chosen where rival.value > 0.01 {
            guard let other = likeness(rival.key) else { continue }
            let drawn = SealNameLooker.weight * (own - other)
            let odds = network(wanted, rival.key, seen)
            least = min(least, drawn + trust(odds, wanted, rival.key, rival.value) * odds)
        }
        return min(SealNameLooker.mostSupport, least)
    }

    /// How much the networks' odds count against a drawing.
    ///
    /// That they prefer a rival means little where they hardly know the wanted character, and little where they do not agree
    /// on the rival: then they merely do not recognise what is there.
    private func trust(_ odds: Double, _ wanted: Character, _ rival: Character, _ share: Double) -> Double {
        if odds >= 0 { return SealNameLooker.networkWeight }
        return isEveryday(wanted) || !isEveryday(rival)
            ? SealNameLooker.networkWeight * min(1, share) : 0.2 * SealNameLooker.networkWeight * min(1, share)
    }

    /// Mean log odds of two characters by the networks, between -4 and 4; 0 without a rival.
    private func network(_ wanted: Character, _ rival: Character?, _ seen: [[Character: Double]]) -> Double {
        guard let rival, !seen.isEmpty else { return 0 }
        let sum = seen.reduce(0) { sum, look in
            let own = look.filter { areSame(wanted, $0.key) }.map(\.value).max() ?? 0
            return sum + log(max(1e-4, own)) - log(max(1e-4, look[rival] ?? 0))
        }
        return max(-4, min(4, sum / Double(seen.count)))
    }

    /// Whether the name goes on at an end: most readings see another character there, evenly spaced.
    private func hasMore(than name: [Character], _ spacing: RingSpacing, _ readings: [RingCharacters]) -> Bool {
        guard !readings.isEmpty else { return false }
        return [-1, name.count].contains { index in
            let direction = spacing.direction(of: index)
            let seen = readings.count { reading in
                reading.places.contains {
                    abs($0.direction - direction) < 0.3 * spacing.pitch && $0.score > 0.7
                        && SealText.isHan($0.character)
                }
            }
            return seen * 2 > readings.count
        }
    }

    /// Log odds per unit of likeness and per unit of the networks' log odds: a logistic fit on 520 pairs of a true character
    /// and one that the recogniser took it for or thought possible, on 27 generated seals, gave 33 and 0.53; another, of
    /// 1051 pairs with templates less well fitted, 19 and 0.79.
    private static let weight = 28.0
    private static let networkWeight = 0.55
    /// A character is there if its likeness is at least this part of the style's.
    private static let presence = 0.7
    private static let mostSupport = 8.0
    private static let surelyOther = -8.0
}
