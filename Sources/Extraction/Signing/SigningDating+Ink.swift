import DocumentModel

/// What ink stands in the place of a date.
extension SigningDating {
    /// Whether what was read between the printed signs of a date is none of its ink: a ring's line, a speck, noise. Of a date that was
    /// filled in the year alone would be four figures more.
    func showsOnlySigns(_ date: SigningDate, readAs text: String, _ label: SigningLabel) throws -> Bool {
        let size = page.size(of: label)
        guard date.signs >= 2, text.unicodeScalars.count(where: TextNormalization.isDigit) <= 2,
            let groups = try inkGroups(date, label)
        else { return false }
        // What was read left of the signs in a box of its own may be the year.
        let isBehindMore = page.boxes.enumerated().contains { index, box in
            !box.overlapsMuch(date.box) && !page.isInSeal(index) && abs(box.midY - date.box.midY) < 0.8 * size
                && box.midX < date.box.midX && date.box.x - box.maxX < 3 * size
        }
        // A sign by itself; a figure that touches one makes it wider.
        return !isBehindMore && (1...3).contains(groups.count) && groups.allSatisfy { $0 <= 1.1 }
    }

    /// Whether more stands in a blank date's place than its printed signs.
    func hasInk(_ date: SigningDate, _ label: SigningLabel) throws -> Bool {
        guard let groups = try inkGroups(date, label) else { return true }
        return groups.count > date.signs
    }

    /// Groups of ink in a date's place with gaps between: 年, 月 and 日 are one each.
    ///
    /// - Returns: their widths in heights of print; nil where black ink lies over them.
    private func inkGroups(_ date: SigningDate, _ label: SigningLabel) throws -> [Double]? {
        let size = page.size(of: label)
        let rect = Rect(
            x: date.box.x - (date.signs > 0 ? 3 * size : 0), y: date.box.y - 0.25 * size,
            width: date.box.width + (date.signs > 0 ? 3 * size : 0), height: date.box.height + 0.5 * size)
        var map = InkMap(page.frame.crop(rect, of: page.image), tile: Int(1.5 * size))
        guard map.width > 0 else { return [] }
        let borders = map.removeRulings(size: size)
        if let left = borders.columns.last(where: { Double($0) < Double(map.width) / 2 }) {
            map.clear(Rect(x: 0, y: 0, width: Double(left) + 1, height: Double(map.height)))
        }
        // A sign by itself, from which the place was reckoned, may be the seal's own.
        let sign = Rect(x: date.box.maxX - size, y: date.box.y, width: size, height: date.box.height)
        for seal in page.seals {
            let box = page.frame.level(seal.quad).insetBy(-0.05 * seal.quad.width)
            // What is written under black ink goes with it when that is taken away.
            let isBlack = seal.colour == .black || seal.colour == .gray
            if isBlack, box.covers(date.box) || date.isGuessed && box.covers(sign) { return nil }
            _ = map.removeSeal(
                seal.colour, in: Rect(x: box.x - rect.x, y: box.y - rect.y, width: box.width, height: box.height),
                isRound: seal.shape == .circle)
        }
        takeOutThumbprint(from: &map, at: rect, above: date.box, size)
        for (index, box) in page.boxes.enumerated() where !box.overlapsMuch(date.box) && !page.isInSeal(index) {
            map.clear(Rect(x: box.x - rect.x, y: box.y - rect.y, width: box.width, height: box.height))
        }
        _ = map.removeSpecks(size: size)
        dropScratches(&map, size)
        var columns = [Bool](repeating: false, count: map.width)
        // What stands in the margin above the row alone is the signature's; what is written in the row reaches down into it.
        for y in min(map.height, Int(0.25 * size + 0.1 * date.box.height))..<map.height {
            for x in 0..<map.width where map[x, y] != .none { columns[x] = true }
        }
        var groups: [(start: Int, end: Int)] = []
        for x in columns.indices where columns[x] {
            if let last = groups.last, Double(x - last.end) <= 0.3 * size {
                groups[groups.count - 1].end = x
            } else {
                groups.append((x, x))
            }
        }
        return groups.map { Double($0.end - $0.start + 1) / size }
    }

    /// A fingerprint for the signature above may reach down into the row: its ridges, and what of them is too pale to be red.
    private func takeOutThumbprint(from map: inout InkMap, at rect: Rect, above row: Rect, _ size: Double) {
        // Less is a speck, or colour noise of compression.
        guard Double(map.ink.count { $0 == .red }) > 0.05 * size * size else { return }
        let sheet = page.frame.level(
            Quad(Rect(x: 0, y: 0, width: Double(page.image.width), height: Double(page.image.height))))
        guard let around = rect.insetBy(-Thumbprint.longest * size).intersection(sheet) else { return }
        var wide = InkMap(page.frame.crop(around, of: page.image), tile: Int(1.5 * size))
        for seal in page.seals where seal.colour != .black && seal.colour != .gray {
            let box = page.frame.level(seal.quad).insetBy(-0.05 * seal.quad.width)
            _ = wide.removeSeal(
                seal.colour, in: Rect(x: box.x - around.x, y: box.y - around.y, width: box.width, height: box.height),
                isRound: seal.shape == .circle)
        }
        guard let print = Thumbprint(wide, size: size, isFaint: true), print.box.y + around.y < row.y - size else {
            return
        }
        // Its rim is fainter than the squares that were counted.
        let box = print.box.insetBy(-0.6 * size)
        map.removePaleRed(
            in: Rect(x: box.x + around.x - rect.x, y: box.y + around.y - rect.y, width: box.width, height: box.height))
    }

    /// A scanner's scratch or a fold runs upright over the place, in one piece or in many with small gaps, and is thinner than the stem
    /// of a figure (a tenth of its height).
    private func dropScratches(_ map: inout InkMap, _ size: Double) {
        let reach = Int(0.06 * size)
        let rows = (0..<map.width).map { x in (0..<map.height).count { map[x, $0] != .none } }
        for x in 0..<map.width where rows[x] * 10 > map.height * 7 {
            let sides = [x - reach - 1, x + reach + 1].filter { (0..<map.width).contains($0) }
            guard sides.allSatisfy({ rows[$0] * 8 < map.height }) else { continue }
            map.clear(
                Rect(x: Double(max(0, x - reach)), y: 0, width: Double(2 * reach + 1), height: Double(map.height)))
        }
    }
}

extension Rect {
    /// So much that what stands there cannot be told from it.
    fileprivate func covers(_ other: Rect) -> Bool { (intersection(other)?.area ?? 0) > 0.3 * other.area }

    /// Shares half of the smaller one's area.
    fileprivate func overlapsMuch(_ other: Rect) -> Bool {
        guard let common = intersection(other) else { return false }
        return common.area > 0.5 * min(area, other.area)
    }
}
