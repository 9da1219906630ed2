import DocumentModel
import Imaging
import Inference

/// Tells which way a whole page is turned (PP-LCNet document orientation, four classes).
final class PageOrientationClassifier {
    private let request: InferRequest
    private let input: TensorInput

    init(models: ModelLibrary, compiled: CompiledModel, model: String) throws(InferenceError) {
        request = compiled.makeRequest()
        input = TensorInput(normalisation: try models.entry(model).normalisation)
    }

    /// - Returns: degrees clockwise by which the page is turned (0, 90, 180, 270), with the model's probability.
    func orientation(of image: Image) throws(InferenceError) -> (degrees: Int, score: Double) {
        guard !image.isEmpty else { return (0, 0) }
        // Shorter side 256, then the middle 224 × 224: the preparation the model was trained with.
        let scale = 256 / Double(min(image.width, image.height))
        let resized = image.resized(
            width: max(224, Int((Double(image.width) * scale).rounded())),
            height: max(224, Int((Double(image.height) * scale).rounded())))
        let middle = resized.cropped(
            to: Rect(
                x: Double((resized.width - 224) / 2), y: Double((resized.height - 224) / 2), width: 224, height: 224))
        var tensor = [Float](repeating: 0, count: 3 * 224 * 224)
        input.write(middle, to: &tensor, width: 224, height: 224)
        let output = try request.infer(input: tensor, shape: [1, 3, 224, 224])
        guard output.values.count == 4,
            let best = output.values.indices.max(by: { output.values[$0] < output.values[$1] })
        else { return (0, 0) }
        return (best * 90, Double(output.values[best]))
    }
}

/// Tells whether a line stands on its head (PP-OCR text line orientation, two classes).
final class LineOrientationClassifier {
    private let request: InferRequest
    private let input: TensorInput

    init(models: ModelLibrary, compiled: CompiledModel, model: String) throws(InferenceError) {
        request = compiled.makeRequest()
        input = TensorInput(normalisation: try models.entry(model).normalisation)
    }

    /// - Parameter lines: one line of text each, reading direction horizontal.
    /// - Returns: for each, the probability (0…1) that it stands on its head.
    func upsideDownProbabilities(of lines: [Image]) throws(InferenceError) -> [Double] {
        var result: [Double] = []
        for line in lines {
            guard !line.isEmpty else {
                result.append(0)
                continue
            }
            let width = min(192, max(16, line.width * 48 / line.height))
            var tensor = [Float](repeating: 0, count: 3 * 48 * 192)
            input.write(line.resized(width: width, height: 48), to: &tensor, width: 192, height: 48)
            let output = try request.infer(input: tensor, shape: [1, 3, 48, 192])
            result.append(output.values.count == 2 ? Double(output.values[1]) : 0)
        }
        return result
    }
}
