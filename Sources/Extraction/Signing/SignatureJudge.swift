import DocumentModel
import Imaging

/// Tells what ink stands in a zone beside a label.
struct SignatureJudge {
    struct Verdict {
        var ink: SigningPlace.Ink
        /// The probability that `ink` is right, 0…1.
        var confidence: Double
        /// Level; the ink where there is some, else the zone.
        var box: Rect
    }

    let page: SigningPage
    let label: SigningLabel

    /// Ink below this, in squares of the print's height, is dirt: the simplest character (丁) covers about a tenth.
    private static let leastInk = 0.07
    /// From here on it is writing: two simple characters, or a scribble six times as long as print is high.
    static let sureInk = 0.18

    func verdict(in zone: SignatureZone) -> Verdict {
        let size = page.size(of: label)
        let rect = zone.rect
        var map = InkMap(page.frame.crop(rect, of: page.image), tile: Int(1.5 * size))
        guard map.width > 0, map.height > 0 else { return Verdict(ink: .unclear, confidence: 0.3, box: rect) }
        func local(_ box: Rect) -> Rect {
            Rect(x: box.x - rect.x, y: box.y - rect.y, width: box.width, height: box.height)
        }
        let beyond = clearBeyondPage(&map, rect, size)
        var borders = map.removeRulings(size: size)
        dropRims(&borders.columns, in: map, local)
        let whole = map
        dropPageBorder(&map, size)
        cutCell(&map, borders, around: local(page.box(of: label)), size)
        for (index, box) in page.boxes.enumerated() where index != label.line && !zone.names.contains(index) {
            guard box.intersection(rect) != nil, !page.isInSeal(index) else { continue }
            // A little more than the box: strokes end where the recogniser's boxes do.
            map.clear(local(box.insetBy(-0.06 * size)))
        }
        clearOwnLine(&map, local)
        var covered = Cover()
        removeSeals(&map, local, &covered) { !isBlob($0) }
        let thumb = label.role == .employer || label.role == .office ? nil : Thumbprint(map, size: size)
        if thumb == nil { removeSeals(&map, local, &covered, where: isBlob) }
        dropNeighbours(&map, local(page.box(of: label)), size)
        let specks = Double(map.removeSpecks(size: size)) / (size * size)
        let shape = InkShape(map, size: size)
        func place(_ box: Rect?) -> Rect {
            box.map { Rect(x: $0.x + rect.x, y: $0.y + rect.y, width: $0.width, height: $0.height) } ?? rect
        }
        if let thumb, thumb.area > 0.6 * shape.area {
            return Verdict(ink: .thumbprint, confidence: 0.85, box: place(thumb.box))
        }
        guard shape.area >= SignatureJudge.leastInk, let ink = shape.box else {
            let verdict = without(covered, specks: specks, rect)
            // What lies beyond a page's edge may be ink in a shadow as sharp as one.
            if verdict.ink == .empty,
                beyond >= SignatureJudge.leastInk || isInkBehindCrease(whole, borders, zone, local)
            {
                return Verdict(ink: .unclear, confidence: 0.5, box: rect)
            }
            return verdict
        }
        let isWriting = ink.width > 0.5 * size && ink.height > 0.35 * size
        guard shape.area >= SignatureJudge.sureInk, isWriting else {
            if covered.names || covered.unseparable || isRuling(ink, size) {
                return without(covered, specks: specks, rect)
            }
            return Verdict(ink: .unclear, confidence: 0.5, box: place(ink))
        }
        if StampFrame.isFrame(around: place(ink), page, size: size, isRed: shape.red > 0.7) {
            return Verdict(ink: .seal, confidence: 0.8, box: place(ink))
        }
        if let typed = Typeface(page: page, label: label).typed(zone, map: map, shape: shape) {
            return Verdict(ink: .printed, confidence: typed, box: place(ink))
        }
        if isBesidePage(place(ink)) { return without(covered, specks: specks, rect) }
        if shape.red < 0.3, isFaint(map, ink) {
            return Verdict(ink: .unclear, confidence: 0.5, box: place(ink))
        }
        return Verdict(ink: .handwritten, confidence: min(0.98, 0.7 + 0.4 * shape.area), box: place(ink))
    }

    /// A place for a seal: whether one stands there. Seals are pressed beside, below or over their label.
    func seal() -> Verdict {
        let size = page.size(of: label)
        let box = page.box(of: label).insetBy(-3 * size)
        let seals = page.seals.filter { !$0.isPartial }.map { page.frame.level($0.quad) }
        if let seal = seals.first(where: { $0.intersection(box) != nil }) {
            return Verdict(ink: .seal, confidence: 0.85, box: seal)
        }
        return Verdict(ink: .empty, confidence: 0.8, box: page.box(of: label))
    }

    // MARK: Cleaning

    private func clearOwnLine(_ map: inout InkMap, _ local: (Rect) -> Rect) {
        let own = page.box(of: label)
        let line = page.boxes[label.line]
        // All of the line up to the label's end; what follows may be the name.
        map.clear(local(Rect(x: line.x, y: own.y, width: max(0, own.maxX - line.x), height: own.height)))
        for other in page.labels where other.line == label.line && other != label {
            map.clear(local(page.box(of: other)))
        }
        for date in page.dates where !date.isGuessed { map.clear(local(date.box)) }
    }

    /// What a zone's seals did to it.
    private struct Cover {
        /// A personal seal stands here.
        var names = false
        /// Some seal does.
        var seals = false
        /// A seal without a colour of its own covers much of the zone: what is under it cannot be told.
        var unseparable = false
        /// Ink taken away with seals that have no colour of their own, in squares of the print's height: a signature in
        /// black under them goes with it.
        var dark = 0.0
    }

    /// What was taken for a seal may be a thumb: 15 mm wide where print is 4 mm high, and without text.
    private func isBlob(_ seal: Seal) -> Bool {
        let box = page.frame.level(seal.quad)
        return max(box.width, box.height) < 7 * page.size(of: label) && seal.text.count < 2 && seal.shape != .square
    }

    private func removeSeals(
        _ map: inout InkMap, _ local: (Rect) -> Rect, _ cover: inout Cover, where isWanted: (Seal) -> Bool
    ) {
        let size = page.size(of: label)
        for seal in page.seals where isWanted(seal) {
            let box = page.frame.level(seal.quad)
            let pixels = map.removeSeal(
                seal.colour, in: local(box.insetBy(-0.05 * box.width)),
                isRound: seal.shape == .circle || seal.shape == .ellipse)
            guard pixels > 0 else { continue }
            let isInside = Double(pixels) > 0.4 * box.area
            // A seal of a unit is 38 mm wide and more, one with a name 25 mm at most.
            if max(box.width, box.height) < 7 * size || seal.kind == .personal { cover.names = cover.names || isInside }
            cover.seals = cover.seals || isInside
            let share = Double(pixels) / Double(max(1, map.width * map.height))
            // Names begin near their label: the far end of a long row hides none, nor does a place 36 mm off.
            let gap = (local(box).x - max(0, local(page.box(of: label)).maxX)) / size
            let isAtEnd = gap > 9 || gap > 5 && local(box).x > 0.85 * Double(map.width)
            if seal.colour == .black || seal.colour == .gray, !isAtEnd {
                if share > 0.4 { cover.unseparable = true }
                cover.dark += Double(pixels) / (size * size)
            }
        }
    }

    /// Ink that runs over the zone's upper or lower edge and lies outside the label's row is the end of something else.
    private func dropNeighbours(_ map: inout InkMap, _ label: Rect, _ size: Double) {
        for component in map.components() {
            guard let first = component.runs.first, let last = component.runs.last else { continue }
            let touches = first.y == 0 || last.y == map.height - 1
            let middle = Double(first.y + last.y) / 2
            let isBeside = middle > label.y - 0.35 * size && middle < label.maxY + 0.35 * size
            // Below a label its own row is no measure.
            if touches, !isBeside, label.maxY > 0 { map.erase(component) }
        }
    }

    private func without(_ cover: Cover, specks: Double, _ rect: Rect) -> Verdict {
        if cover.unseparable { return Verdict(ink: .unclear, confidence: 0.5, box: rect) }
        // 负责人（签名） asks for a hand: a name seal stands in for it, the unit's own seal does not, where it reaches so far.
        let takesSeal = (label.role == .employer || label.role == .office) && label.text.contains("章")
        if takesSeal ? cover.seals : cover.names { return Verdict(ink: .seal, confidence: 0.85, box: rect) }
        // As much as a signature: perhaps one was among it.
        if cover.dark > SignatureJudge.sureInk * 4 { return Verdict(ink: .unclear, confidence: 0.5, box: rect) }
        // Much dust: what was written may be among it.
        if specks > 0.4 { return Verdict(ink: .unclear, confidence: 0.5, box: rect) }
        return Verdict(ink: .empty, confidence: specks > 0.1 ? 0.8 : 0.95, box: rect)
    }
}
