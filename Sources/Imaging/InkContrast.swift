public import DocumentModel

/// How the ink of one line stands against its paper.
public struct InkContrast: Sendable, Hashable {
    /// Grey levels, 0…255: the 98th percentile of the line's box.
    public var paper: Int
    /// The 2nd percentile.
    public var ink: Int
    /// 0…1: the 98th percentile of the step between neighbouring pixels over the range from ink to paper. A crisp edge
    /// falls within one or two pixels (0.4 and more), a blurred one over many.
    public var sharpness: Double

    public var range: Int { paper - ink }

    /// Lines are reduced to this height before they are measured, about that of the recogniser's input without its margin:
    /// of a line of twice that height only the half of its resolution counts. Never enlarged.
    public static let height = 32.0
    /// A range of fewer grey levels than this is noise, not ink.
    static let leastRange = 8

    /// Nil for a quad that has no area inside the picture.
    ///
    /// - Parameters:
    ///   - quad: of one line, in pixels of `image`.
    ///   - reduces: to ``height``; for lines of text.
    ///   - edge: the percentile of the steps that counts as an edge; lower for what is full of edges.
    public init?(of quad: Quad, in image: Image, reduces: Bool = true, edge: Double = 0.98) {
        let part = image.cropped(to: quad.boundingBox).grayscale()
        guard part.width > 2, part.height > 2 else { return nil }
        let scale = reduces ? min(1, InkContrast.height / max(1, quad.height)) : 1
        let reduced =
            scale < 0.9
            ? part.resized(
                width: max(3, Int((Double(part.width) * scale).rounded())),
                height: max(3, Int((Double(part.height) * scale).rounded()))) : part
        var levels = [Int](repeating: 0, count: 256)
        var steps = [Int](repeating: 0, count: 256)
        for y in 0..<reduced.height {
            let row = y * reduced.width
            var previous = Int(reduced.pixels[row])
            for x in 1..<reduced.width {
                let here = Int(reduced.pixels[row + x])
                levels[here] += 1
                steps[abs(here - previous)] += 1
                previous = here
            }
        }
        paper = percentile(0.98, of: levels)
        ink = percentile(0.02, of: levels)
        let range = paper - ink
        sharpness = range < InkContrast.leastRange ? 0 : min(1, Double(percentile(edge, of: steps)) / Double(range))
    }
}
