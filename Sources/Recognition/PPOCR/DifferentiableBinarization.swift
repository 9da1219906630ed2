import DocumentModel
import Imaging
import Inference

/// Turns the probability map of a DB detector into quadrilaterals: threshold, components, the smallest rectangle around
/// each, and an outward offset, because the model was trained on shrunken regions.
struct DifferentiableBinarization {
    /// Values from the model's own `inference.yml` (`DBPostProcess` of PP-OCRv6 tiny det).
    var threshold = 0.2
    var boxThreshold = 0.4
    var unclipRatio = 1.4
    /// Thinner regions are dots and rulings (`min_size` of PaddleOCR's DBPostProcess).
    var minimumSide = 3.0

    /// - Parameter map: logits of the probabilities (``Logistic``), `width * height`, row-major.
    /// - Returns: regions in pixels of the map.
    func regions(in map: [Float], width: Int, height: Int) -> [DetectedRegion] {
        let bound = Logistic.logit(of: threshold)
        let mask = map.map { $0 > bound }
        return connectedComponents(of: mask, width: width, height: height).compactMap { component in
            var outline: [Point] = []
            outline.reserveCapacity(component.runs.count * 4)
            for run in component.runs {
                for (x, y) in [
                    (run.start, run.y), (run.end + 1, run.y), (run.start, run.y + 1), (run.end + 1, run.y + 1),
                ] {
                    outline.append(Point(x: Double(x), y: Double(y)))
                }
            }
            guard let rect = RotatedRect(around: outline), min(rect.width, rect.height) >= minimumSide else {
                return nil
            }
            let score = meanProbability(inside: rect, of: map, width: width, height: height)
            guard score >= boxThreshold else { return nil }
            // Vatti clipping of a rectangle moves each side by area * ratio / perimeter (Liao et al., section 3.5).
            let distance = rect.width * rect.height * unclipRatio / (2 * (rect.width + rect.height))
            return DetectedRegion(quad: rect.grown(by: distance).quad, score: score)
        }
    }

    private func meanProbability(inside rect: RotatedRect, of map: [Float], width: Int, height: Int) -> Double {
        let box = rect.quad.boundingBox
        let left = max(0, Int(box.x))
        let right = min(width - 1, Int(box.maxX.rounded(.up)))
        let top = max(0, Int(box.y))
        let bottom = min(height - 1, Int(box.maxY.rounded(.up)))
        guard left <= right, top <= bottom else { return 0 }
        var sum = 0.0
        var count = 0
        for y in top...bottom {
            for x in left...right where rect.contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)) {
                sum += Double(Logistic.probability(of: map[y * width + x]))
                count += 1
            }
        }
        return count == 0 ? 0 : sum / Double(count)
    }
}
