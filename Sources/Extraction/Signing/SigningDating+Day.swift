import DocumentModel
import Imaging

/// The day of a date that a black seal hides in part.
extension SigningDating {
    /// From 年 to 日, in heights of print, as forms space them.
    private static let span = 9.0
    /// Forms leave two characters' room for a day, and a figure in the middle of it begins so far left of 日.
    private static let day = 1.1

    /// Whether 日 and the paper left of it lie beside the seal, and nothing is written there: a date without a day is none, whatever is hidden of
    /// the rest.
    func lacksDayInTheOpen(_ date: SigningDate, _ size: Double, _ recognizer: any LineRecognizing) throws -> Bool {
        // Where signs were not read they stand further right; beyond them there may be something else.
        let room = room(behind: date, size, atMost: max(0.8, SigningDating.span - date.box.width / size))
        return try [0, min(0.8 * size, room), room].contains { try lacksDay(date, size, recognizer, room: $0) }
    }

    private func lacksDay(
        _ date: SigningDate, _ size: Double, _ recognizer: any LineRecognizing, room: Double
    ) throws -> Bool {
        let rect = Rect(
            x: date.box.x - 0.3 * size, y: date.box.y - 0.25 * size,
            width: date.box.width + 0.3 * size + room, height: date.box.height + 0.5 * size)
        let crop = page.frame.crop(rect, of: page.image)
        guard !crop.isEmpty, let text = try recognizer.recognize([crop]).first?.text.unicodeScalars,
            text.last == "日",
            !text.contains(where: { TextNormalization.isDigit($0) || SigningDating.numerals.contains($0) })
        else { return false }
        var map = InkMap(crop, tile: Int(1.5 * size))
        _ = map.removeRulings(size: size)
        _ = map.removeSpecks(size: size)
        dropScratches(&map, size)
        var columns = (0..<map.width).map { x in (0..<map.height).contains { map[x, $0] != .none } }
        let end = (columns.lastIndex(of: true) ?? -1) + 1
        var start = end
        // The sign itself, of one piece or of two close together.
        while start > 0, columns[max(0, start - Int(0.3 * size))..<start].contains(true) { start -= 1 }
        guard Double(end - start) > 0.4 * size, Double(end - start) < 1.5 * size else { return false }
        hide(&columns, of: date.box, from: rect.x)
        var free = start
        while free > 0, !columns[free - 1] { free -= 1 }
        return Double(start - free) >= SigningDating.day * size
    }

    /// Columns in which a seal lies on the row count as written on.
    ///
    /// - Parameter start: of the first column, level.
    private func hide(_ columns: inout [Bool], of row: Rect, from start: Double) {
        for seal in page.seals {
            // Its rim is ink; beyond it the paper is open.
            let box = page.frame.level(seal.quad)
            guard box.width > 0, box.height > 0 else { continue }
            // Where the row is nearest to the seal's middle it is covered the widest.
            let y = max(row.y, min(row.maxY, box.midY))
            let part = (y - box.midY) / (box.height / 2)
            guard abs(part) < 1 else { continue }
            let half = (seal.shape == .circle ? (1 - part * part).squareRoot() : 1) * box.width / 2
            let left = InkMap.clamped(box.midX - half - start, columns.count)
            let right = InkMap.clamped(box.midX + half - start, columns.count)
            for x in left..<max(left, right) { columns[x] = true }
        }
    }
}
