import DocumentModel

/// Text that runs over the edge of the picture.
struct CutText {
    let lines: [Quad]
    let width: Int
    let height: Int

    /// A detector's box reaches a third of the line's height beyond its characters; a box that comes this near to the
    /// edge, in heights of the line, has its characters at the edge.
    static let reach = 0.15
    /// A picture of a few lines is a clipping that somebody made on purpose.
    static let fewestLines = 5

    /// - Parameter isScene: a card in a photo has few lines, and one of them cut is enough; on a page single words at the
    ///   edge are notes of the printer or of the scanner.
    func problems(isScene: Bool) -> [QualityProblem] {
        guard lines.count >= CutText.fewestLines else { return [] }
        let (right, bottom) = (Double(width), Double(height))
        let wanted = isScene ? 1 : 3
        let atSides = [
            lines.filter { $0.boundingBox.x < CutText.reach * $0.height },
            lines.filter { $0.boundingBox.maxX > right - CutText.reach * $0.height },
        ]
        // Above and below one line is cut lengthwise; it must be a long one.
        let long = lines.filter { $0.width > 0.2 * right || isScene }
        let atEnds = [
            long.filter { $0.boundingBox.y < CutText.reach * $0.height },
            long.filter { $0.boundingBox.maxY > bottom - CutText.reach * $0.height },
        ]
        let cut = atSides.filter { $0.count >= wanted } + atEnds.filter { !$0.isEmpty }
        return cut.compactMap { lines in
            PageInspection.extent(of: lines).map { quad in
                QualityProblem(
                    kind: .cutOff, severity: min(1, 0.3 + Double(lines.count) / Double(self.lines.count)), quad: quad)
            }
        }
    }
}
