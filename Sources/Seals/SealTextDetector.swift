internal import DocumentModel
internal import Foundation
internal import Imaging
internal import Inference

/// Finds the text on a seal with a DB model that knows curved text.
///
/// - SeeAlso: Liao et al., *Real-time Scene Text Detection with Differentiable Binarization*, AAAI 2020.
final class SealTextDetector {
    /// Side of the square picture that the model gets, pixels. At 480 it merges the lines of small seals, at 960 it tears
    /// bold characters apart (measured on scanned and photographed seals).
    static let side = 640
    /// The model's own `thresh` (PaddleOCR, `seal_text_det`).
    private static let threshold = 0.3
    private static let leastScore: Float = 0.5

    private let request: InferRequest
    /// One table of 256 values a channel, blue first.
    private let tables: [[Float]]

    init(models: SealModels) {
        request = models.detector.makeRequest()
        tables = (0..<3).map { channel in
            (0...255).map {
                (Float($0) / 255 - models.normalisation.mean[channel]) / models.normalisation.deviation[channel]
            }
        }
    }

    /// - Parameters:
    ///   - image: `side` × `side` pixels.
    ///   - outline: of the seal in it.
    /// - Returns: arcs and lines, the largest first.
    func regions(in image: Image, outline: SealOutline) throws(InferenceError) -> [SealTextRegion] {
        let side = SealTextDetector.side
        guard image.width == side, image.height == side else { return [] }
        let channels = image.format.bytesPerPixel
        var tensor = [Float](repeating: 0, count: 3 * side * side)
        for plane in 0..<3 {
            let offset = channels == 1 ? 0 : 2 - plane
            let table = tables[plane]
            for index in 0..<(side * side) {
                tensor[plane * side * side + index] = table[Int(image.pixels[index * channels + offset])]
            }
        }
        let output = try request.infer(input: tensor, shape: [1, 3, side, side])
        guard output.values.count == side * side else {
            throw .modelInvalid(path: SealModels.detection, detail: "its output has the shape \(output.shape)")
        }
        return SealTextDetector.regions(of: output.values, side: side, outline: outline)
    }

    /// - Parameter map: logits of the probabilities (``Logistic``), `side` × `side`, row-major.
    static func regions(of map: [Float], side: Int, outline: SealOutline) -> [SealTextRegion] {
        let bound = Logistic.logit(of: threshold)
        let components = connectedComponents(of: map.map { $0 > bound }, width: side, height: side)
        let shaped = components.compactMap { component -> (area: Int, region: SealTextRegion)? in
            let area = component.pixelCount
            // Less than a character of the smallest code is a speck.
            guard Double(area) > 0.012 * outline.a * outline.b else { return nil }
            var sum: Float = 0
            for run in component.runs {
                for x in run.start...run.end { sum += Logistic.probability(of: map[run.y * side + x]) }
            }
            guard sum / Float(area) > leastScore else { return nil }
            return region(of: component, area: area, outline: outline).map { (area, $0) }
        }
        return shaped.sorted { $0.area > $1.area }.map(\.region)
    }

    /// A region is an arc if it fills a piece of a ring better than a rectangle.
    private static func region(
        of component: PixelComponent, area: Int, outline: SealOutline
    ) -> SealTextRegion? {
        let bins = 180
        var occupied = [Bool](repeating: false, count: bins)
        var depths: [Double] = []
        depths.reserveCapacity(area)
        var corners: [Point] = []
        for run in component.runs {
            corners.append(Point(x: Double(run.start), y: Double(run.y)))
            corners.append(Point(x: Double(run.end) + 1, y: Double(run.y) + 1))
            for x in run.start...run.end {
                let (depth, direction) = outline.position(of: Point(x: Double(x), y: Double(run.y)))
                depths.append(depth / outline.radius)
                let turn = (direction / (2 * .pi) + 2).truncatingRemainder(dividingBy: 1)
                occupied[min(bins - 1, Int(turn * Double(bins)))] = true
            }
        }
        depths.sort()
        // Outside the ring is the page's own print.
        guard depths[depths.count / 2] > -0.08, let rect = RotatedRect(around: corners) else { return nil }
        let low = depths[depths.count * 3 / 100]
        let high = max(low + 0.02, depths[min(depths.count - 1, depths.count * 97 / 100)])
        let rectangleFill = Double(area) / max(1, rect.width * rect.height)
        guard let gap = longestGap(in: occupied) else { return .line(rect.quad) }
        let span = Double(bins - gap.length) / Double(bins) * 2 * .pi
        let middle = (low + high) / 2
        // Length along an ellipse: half axes less the depth, at their root mean square.
        let a = outline.a - middle * outline.radius
        let b = outline.b - middle * outline.radius
        let length = span * ((a * a + b * b) / 2).squareRoot()
        let ringFill = Double(area) / max(1, length * (high - low) * outline.radius)
        guard ringFill > rectangleFill, middle < 0.65 else { return .line(rect.quad) }
        return .arc(
            TextArc(
                depths: low...high, start: Double(gap.start + gap.length) / Double(bins) * 2 * .pi, span: span,
                area: area))
    }
}

/// The longest run of false values on a circle; nil if there is none.
func longestGap(in occupied: [Bool]) -> (start: Int, length: Int)? {
    let count = occupied.count
    guard let first = occupied.firstIndex(of: true) else { return count > 0 ? (0, count) : nil }
    var best: (start: Int, length: Int)?
    var run = 0
    for step in 1...count {
        let index = (first + step) % count
        if occupied[index] {
            if run > best?.length ?? 0 { best = ((index - run + count) % count, run) }
            run = 0
        } else {
            run += 1
        }
    }
    return best
}
