import DocumentModel

/// Where a signature may stand beside a label.
struct SignatureZone {
    /// Level.
    var rect: Rect
    /// Lines that may be the signature itself, read as text.
    var names: [Int]

    /// Room above and below the line: signatures run over by about their own height.
    private static let margin = 0.9
    /// Longest room for a signature, in heights of print: names with a dot have a dozen characters.
    private static let reach = 14.0

    /// Right of the label, up to what is printed next in its row.
    static func right(of label: SigningLabel, _ page: SigningPage) -> SignatureZone? {
        let box = page.box(of: label)
        let size = page.size(of: label)
        var limit = min(box.maxX + reach * size, Double(page.image.width) + Double(page.image.height) * 0.02)
        var names: [Int] = []
        // What follows in the label's own line: another label, or a date.
        let line = page.lines[label.line]
        for other in page.labels where other.line == label.line && other.glyphs.lowerBound >= label.glyphs.upperBound {
            limit = min(limit, page.box(of: other).x - 0.2 * size)
        }
        for date in page.dates
        where !date.isGuessed && date.box.x > box.maxX - 0.2 * size && abs(date.box.midY - box.midY) < 0.8 * size {
            limit = min(limit, date.box.x - 0.3 * size)
        }
        if line.glyphs.count > label.glyphs.upperBound { names.append(label.line) }
        for (index, other) in page.boxes.enumerated() where index != label.line {
            let overlap = min(other.maxY, box.maxY) - max(other.y, box.y)
            guard overlap > 0.35 * min(other.height, box.height), other.midX > box.maxX, !page.isMark(index) else {
                continue
            }
            if page.mayBeName(index), !page.isInSeal(index) {
                names.append(index)
            } else if !page.isInSeal(index), other.x > box.maxX - 0.3 * size {
                limit = min(limit, other.x - 0.1 * size)
            }
        }
        let left = box.maxX + 0.05 * size
        guard limit - left > 1.2 * size else { return nil }
        return SignatureZone(
            rect: Rect(x: left, y: box.y - margin * size, width: limit - left, height: box.height + 2 * margin * size),
            names: names.filter { page.boxes[$0].x < limit })
    }

    /// Under the label, down to the next print.
    static func below(_ label: SigningLabel, _ page: SigningPage) -> SignatureZone? {
        let box = page.box(of: label)
        let size = page.size(of: label)
        var rect = Rect(
            x: box.x - 0.5 * size, y: box.maxY + 0.05 * size, width: max(box.width, 6 * size) + size, height: 3.5 * size
        )
        for other in page.labels where other != label {
            let place = page.box(of: other)
            if abs(place.midY - box.midY) < size, place.x > box.midX { rect.width = min(rect.width, place.x - rect.x) }
        }
        var names: [Int] = []
        for (index, other) in page.boxes.enumerated() where index != label.line {
            guard min(other.maxX, rect.maxX) - max(other.x, rect.x) > 0.3 * size, other.midY > box.maxY,
                other.y < rect.maxY, !page.isInSeal(index), !page.isMark(index)
            else { continue }
            if page.mayBeName(index) {
                names.append(index)
            } else {
                rect.height = min(rect.height, other.y - rect.y)
            }
        }
        guard rect.height > 1.1 * size, rect.width > 2 * size else { return nil }
        return SignatureZone(rect: rect, names: names.filter { page.boxes[$0].midY < rect.maxY })
    }

    /// Right of the label and lower, where a hand slips that finds no line to sign on: as far down as under the label.
    ///
    /// What is written behind a label of a lower row rises above it by a margin: the room ends before that.
    static func lowerRight(of label: SigningLabel, _ page: SigningPage) -> SignatureZone? {
        guard var zone = right(of: label, page) else { return nil }
        let box = page.box(of: label)
        let size = page.size(of: label)
        var bottom = box.maxY + 3.5 * size
        for (index, other) in page.boxes.enumerated() where index != label.line {
            guard other.midY > box.maxY, other.y < bottom + margin * size, other.x < zone.rect.maxX,
                other.maxX > box.x - 2 * size, !page.isInSeal(index), !page.isMark(index)
            else { continue }
            if page.mayBeName(index), other.x > box.maxX - size {
                zone.names.append(index)
            } else {
                bottom = min(bottom, other.y - margin * size)
            }
        }
        guard bottom > zone.rect.maxY + 0.5 * size else { return nil }
        zone.rect.height = bottom - zone.rect.y
        return zone
    }

    /// Before a label that stands behind its signature: ______（签字）.
    static func left(of label: SigningLabel, _ page: SigningPage) -> SignatureZone? {
        let box = page.box(of: label)
        let size = page.size(of: label)
        var start = max(0, box.x - 9 * size)
        var names: [Int] = []
        for (index, other) in page.boxes.enumerated() where index != label.line {
            let overlap = min(other.maxY, box.maxY) - max(other.y, box.y)
            guard overlap > 0.35 * min(other.height, box.height), other.midX < box.x, !page.isInSeal(index),
                !page.isMark(index)
            else {
                continue
            }
            if page.mayBeName(index) { names.append(index) } else { start = max(start, other.maxX + 0.1 * size) }
        }
        guard box.x - start > 1.5 * size else { return nil }
        return SignatureZone(
            rect: Rect(
                x: start, y: box.y - margin * size, width: box.x - 0.05 * size - start,
                height: box.height + 2 * margin * size),
            names: names.filter { page.boxes[$0].maxX > start })
    }
}

extension SigningPage {
    /// A line that is really the lettering of a seal.
    func isInSeal(_ index: Int) -> Bool {
        let middle = lines[index].quad.center
        // Print under a seal is level and well read; what the ring's letters give is neither.
        return lines[index].score < 0.8 && seals.contains { $0.quad.boundingBox.contains(middle) }
    }
}
