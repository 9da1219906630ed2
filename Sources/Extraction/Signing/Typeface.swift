import DocumentModel
import Imaging

/// Whether a name beside a label is set in the label's type: as high, as heavy, as dark and on the same line.
///
/// A hand is none of these at once: it writes larger, with strokes of one weight, in ink of its own, up and down.
struct Typeface {
    let page: SigningPage
    let label: SigningLabel

    private struct Measure {
        var height = 0.0
        var bottom = 0.0
        var upright = 0.0
        var level = 0.0
        var colour: [Double] = []
        /// From one character's left edge to the next one's, on average; 0 for a single character.
        var pitch = 0.0
        /// How far the characters' bottoms lie from one line, at most.
        var slack = 0.0
    }

    /// The probability that the name is type; nil where it is not, or was not read as a text.
    ///
    /// - Parameters:
    ///   - map: cleaned, of the zone.
    ///   - shape: all ink of `map`.
    func typed(_ zone: SignatureZone, map: InkMap, shape: InkShape) -> Double? {
        let size = page.size(of: label)
        var glyphs: [Glyph] = []
        for index in zone.names {
            let all = page.lines[index].glyphs
            glyphs += index == label.line ? Array(all[min(label.glyphs.upperBound, all.count)...]) : all
        }
        if let capitals = capitals(glyphs, zone, map: map, shape: shape) { return capitals }
        glyphs = glyphs.filter { $0.text.unicodeScalars.contains(where: TextNormalization.isHan) }
        // Type is read surely; a hand that is, too, is told by its shape.
        guard (2...20).contains(glyphs.count), glyphs.allSatisfy({ $0.score > 0.7 }), shape.blue < 0.3, shape.red < 0.3
        else { return nil }
        func local(_ box: Rect) -> Rect {
            Rect(x: box.x - zone.rect.x, y: box.y - zone.rect.y, width: box.width, height: box.height)
        }
        let boxes = glyphs.map { local(page.frame.level($0.quad)) }
        guard let name = measure(map, boxes, size: size, top: zone.rect.y), let print = printed(size) else {
            return nil
        }
        let span = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
        // Ink beside the text: a signature over a typed name.
        let around = span.insetBy(-0.3 * size)
        let covered = InkShape(map, in: around, size: size).area + creases(in: map, outside: around, size: size)
        guard covered > 0.85 * shape.area else { return nil }
        func alike(_ a: Double, _ b: Double, _ limit: Double) -> Bool {
            a > 0 && b > 0 && max(a, b) < limit * min(a, b)
        }
        // Characters of one size differ in height by about a seventh (口, 事); weights of one face by a third at 8 pixels'
        // resolution of a stroke.
        let isSize = alike(name.height, print.height, 1.17)
        func areAlike(_ upright: Double, _ level: Double) -> Bool {
            alike(name.upright + 0.5, print.upright + 0.5, upright) && alike(name.level + 0.5, print.level + 0.5, level)
        }
        // Strokes of two pixels and three: where those of one direction are as wide, the others may differ by one.
        let isWeight = areAlike(1.4, 1.4) || areAlike(1.1, 1.5) || areAlike(1.5, 1.1)
        // Typed into a blank, or on a page that is bent: a third of the height off the line at most.
        let isLevel = abs(name.bottom - print.bottom) < 0.35 * size
        // Another face than the label's, set as evenly: characters of one size on one line, as far apart as the label's. A
        // rare character is not read surely in any type.
        let isEven =
            glyphs.count { $0.score > 0.95 } * 3 >= glyphs.count * 2 && name.slack < 0.08 * size
            && alike(name.pitch, print.pitch, 1.1)
            && abs(name.pitch - name.height) < 0.25 * name.height
        let isInk = zip(name.colour, print.colour).allSatisfy { abs($0 - $1) < 0.2 }
        return isSize && (isWeight || isEven) && isLevel && isInk ? (isWeight ? 0.85 : 0.75) : nil
    }

    /// DAVID MILLER in type: capitals of one height on one line, in black. Nil for all else.
    ///
    /// Lower than the label's characters: 0.80 of their height in type, 1.4 to 1.8 written (two names each). Three in four must be even: the recogniser's places are those of characters all as wide, so that a box may hold the bar
    /// of an L alone. The limit is a judgement, half of what separates the characters of one type from each other above.
    private func capitals(_ glyphs: [Glyph], _ zone: SignatureZone, map: InkMap, shape: InkShape) -> Double? {
        let size = page.size(of: label)
        let letters = glyphs.filter {
            $0.text.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) && $0 != "J" && $0 != "Q" }
        }
        guard letters.count >= 4, letters.count * 4 >= glyphs.count * 3, letters.allSatisfy({ $0.score > 0.9 }),
            shape.blue < 0.3, shape.red < 0.3
        else { return nil }
        let inks = letters.compactMap { glyph -> Rect? in
            let box = page.frame.level(glyph.quad)
            let place = Rect(
                x: box.x - zone.rect.x, y: box.y - zone.rect.y - 0.3 * size, width: box.width,
                height: box.height + 0.6 * size)
            return InkShape(map, in: place, size: size).box
        }
        guard inks.count >= 4, let print = printed(size) else { return nil }
        let top = inks.map(\.y).sorted()[inks.count / 2]
        let bottom = inks.map(\.maxY).sorted()[inks.count / 2]
        let limit = max(2, 0.08 * (bottom - top))
        let even = inks.count { abs($0.y - top) <= limit && abs($0.maxY - bottom) <= limit }
        return even * 4 >= letters.count * 3 && bottom - top < print.height ? 0.75 : nil
    }

    /// Ink of folds and scratches, in squares of the print's height: straight over more than its height and a tenth as
    /// wide at most, which no stroke of a signature is.
    private func creases(in map: InkMap, outside span: Rect, size: Double) -> Double {
        var pixels = 0
        for component in map.components() {
            let ends = component.runs.flatMap { run in
                [Point(x: Double(run.start), y: Double(run.y)), Point(x: Double(run.end) + 1, y: Double(run.y) + 1)]
            }
            guard ends.allSatisfy({ !span.contains($0) }), let rect = RotatedRect(around: ends),
                max(rect.width, rect.height) > size, min(rect.width, rect.height) < 0.1 * max(rect.width, rect.height)
            else { continue }
            pixels += component.runs.reduce(0) { $0 + $1.end - $1.start + 1 }
        }
        return Double(pixels) / (size * size)
    }

    /// The label's own print.
    private func printed(_ size: Double) -> Measure? {
        let all = page.lines[label.line].glyphs
        let glyphs = all[label.glyphs.clamped(to: 0..<all.count)].filter {
            $0.text.unicodeScalars.contains(where: TextNormalization.isHan)
        }
        guard !glyphs.isEmpty else { return nil }
        let rect = page.box(of: label).insetBy(-0.15 * size)
        var map = InkMap(page.frame.crop(rect, of: page.image), tile: Int(1.5 * size))
        guard map.width > 0 else { return nil }
        _ = map.removeRulings(size: size)
        for seal in page.seals where seal.colour == .red || seal.colour == .blue {
            let box = page.frame.level(seal.quad)
            let local = Rect(x: box.x - rect.x, y: box.y - rect.y, width: box.width, height: box.height)
            _ = map.removeSeal(seal.colour, in: local, isRound: false)
        }
        let boxes = glyphs.map { glyph in
            let box = page.frame.level(glyph.quad)
            return Rect(x: box.x - rect.x, y: 0, width: box.width, height: Double(map.height))
        }
        return measure(map, boxes, size: size, top: rect.y)
    }

    /// The mean step between neighbours; brackets between them make a step that is left out.
    private func pitch(_ middles: [Double]) -> Double {
        let steps = zip(middles.dropFirst(), middles).map { $0 - $1 }.sorted()
        guard let least = steps.first, least > 0 else { return 0 }
        let near = steps.filter { $0 < 1.4 * least }
        return near.reduce(0, +) / Double(near.count)
    }

    /// Medians over the characters; the bottom in level coordinates of the page.
    private func measure(_ map: InkMap, _ boxes: [Rect], size: Double, top: Double) -> Measure? {
        var heights: [Double] = []
        var bottoms: [Double] = []
        var uprights: [Double] = []
        var levels: [Double] = []
        var middles: [Double] = []
        for box in boxes {
            let shape = InkShape(
                map, in: Rect(x: box.x, y: box.y - 0.3 * size, width: box.width, height: box.height + 0.6 * size),
                size: size)
            guard let ink = shape.box else { continue }
            heights.append(ink.height)
            bottoms.append(ink.maxY + top)
            middles.append(ink.midX)
            uprights.append(shape.uprightStroke)
            levels.append(shape.levelStroke)
        }
        guard !heights.isEmpty else { return nil }
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        let span = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
        return Measure(
            height: median(heights), bottom: median(bottoms), upright: median(uprights), level: median(levels),
            colour: (0..<3).map { map.meanLevel($0, in: span) ?? 1 }, pitch: pitch(middles),
            slack: (bottoms.max() ?? 0) - (bottoms.min() ?? 0))
    }
}
