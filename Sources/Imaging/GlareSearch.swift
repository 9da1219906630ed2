import DocumentModel

/// Reflections: spots of pure white in text that is not on pure white.
///
/// Asked of a coarse grid of samples, so that a page without reflections costs next to nothing. On an overexposed or
/// cleanly scanned page white is the paper, and no spot is found.
struct GlareSearch {
    let image: Image
    /// Of the text that was read.
    let lines: [Quad]

    /// All three channels from here on: the sensor's end. JPEG moves a white spot's samples by a few levels.
    static let white: UInt8 = 250
    /// Samples along the longer side.
    static let grid = 240

    var problems: [QualityProblem] {
        guard !lines.isEmpty, let text = PageInspection.extent(of: lines)?.boundingBox else { return [] }
        // A reflection hides the ends of lines: the text reaches farther than what was read.
        let area = text.insetBy(-0.4 * max(text.width, text.height))
        let step = max(1, max(image.width, image.height) / GlareSearch.grid)
        let columns = image.width / step
        let rows = image.height / step
        guard columns > 8, rows > 8 else { return [] }
        var mask = [Bool](repeating: false, count: columns * rows)
        let channels = image.format.bytesPerPixel
        var white = 0
        unsafe image.pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<rows {
                for column in 0..<columns {
                    let index = (row * step * image.width + column * step) * channels
                    var darkest = unsafe pixels[index]
                    for channel in 1..<max(2, channels) where channel < channels {
                        darkest = unsafe min(darkest, pixels[index + channel])
                    }
                    if darkest >= GlareSearch.white {
                        mask[row * columns + column] = true
                        white += 1
                    }
                }
            }
        }
        // Where a third of the picture is white, white is the paper or the wall.
        guard white > 0, white * 3 < columns * rows else { return [] }
        let heights = lines.map(\.height).sorted()
        return connectedComponents(of: mask, width: columns, height: rows).compactMap { spot in
            problem(
                spot, area: area, step: Double(step), lineHeight: heights[heights.count / 2], textArea: text.area)
        }
    }

    private func problem(
        _ spot: PixelComponent, area: Rect, step: Double, lineHeight: Double, textArea: Double
    ) -> QualityProblem? {
        let pixels = Double(spot.pixelCount) * step * step
        // Smaller than a character hides nothing; specks are counted out by the grid.
        guard spot.pixelCount >= 6, pixels >= 1.5 * lineHeight * lineHeight, let first = spot.runs.first else {
            return nil
        }
        var (left, right, top, bottom) = (first.start, first.end, first.y, first.y)
        var inside = 0
        for run in spot.runs {
            let middle = Point(x: Double(run.start + run.end) / 2 * step, y: Double(run.y) * step)
            if area.contains(middle) { inside += run.end - run.start + 1 }
            left = min(left, run.start)
            right = max(right, run.end)
            top = min(top, run.y)
            bottom = max(bottom, run.y)
        }
        let box = Rect(
            x: Double(left) * step, y: Double(top) * step, width: Double(right - left + 1) * step,
            height: Double(bottom - top + 1) * step)
        // Where lines were read it is white paper; a frame or a cross of white is no spot.
        let readable = lines.count { line in
            let (x, y) = (line.center.x / step, line.center.y / step)
            return spot.runs.contains { abs(Double($0.y) - y) < 1 && Double($0.start) <= x && x <= Double($0.end + 1) }
        }
        // A reflection on a card goes on beside it; a white wall or shirt hardly touches the text.
        guard readable <= 1, pixels > 0.35 * box.area, inside * 3 >= spot.pixelCount else { return nil }
        return QualityProblem(kind: .glare, severity: min(1, 0.2 + 3 * pixels / max(1, textArea)), quad: Quad(box))
    }
}
