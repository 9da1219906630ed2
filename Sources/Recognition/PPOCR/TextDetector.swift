public import DocumentModel
import Imaging
public import Inference

/// One line of text that was found, not yet read.
public struct DetectedRegion: Hashable, Sendable {
    /// Pixels of the image that was searched.
    public var quad: Quad
    /// Mean of the probability map inside the region, 0…1.
    public var score: Double
}

/// Finds the lines of text on a page with the PP-OCR detection model.
///
/// - SeeAlso: Liao et al., *Real-time Scene Text Detection with Differentiable Binarization*, AAAI 2020.
public final class TextDetector {
    /// The longer side of a page as it is sent to the model, in pixels. An A4 page at 960 has 12 px high letters of
    /// 10.5 pt, which the model still separates; at 736 to 960 the model reads A4 pages
    /// as well as at full size, at a fraction of the cost.
    public static let longSide = 960

    private let request: InferRequest
    private let input: TensorInput

    /// - Parameter model: id in the manifest, of the task `text-detection`.
    public init(models: ModelLibrary, compiled: CompiledModel, model: String) throws(InferenceError) {
        request = compiled.makeRequest()
        input = TensorInput(normalisation: try models.entry(model).normalisation)
    }

    /// - Parameters:
    ///   - image: RGB or grey. Reduced so that the longer side is at most `longSide`; both sides are rounded to
    ///     multiples of 64, so that all pages together need few input shapes.
    /// - Returns: one region a line, in no particular order. Empty for a blank page.
    public func detect(in image: Image, longSide: Int = TextDetector.longSide) throws(InferenceError)
        -> [DetectedRegion]
    {
        guard !image.isEmpty else { return [] }
        let scale = min(1, Double(longSide) / Double(max(image.width, image.height)))
        func bucket(_ side: Int) -> Int { max(1, Int((Double(side) * scale / 64).rounded())) * 64 }
        let width = bucket(image.width)
        let height = bucket(image.height)
        let reduced = image.resized(width: width, height: height)
        var tensor = [Float](repeating: 0, count: 3 * width * height)
        input.write(reduced, to: &tensor, width: width, height: height)
        let output = try request.infer(input: tensor, shape: [1, 3, height, width])
        guard output.shape.count == 4, output.values.count == width * height else {
            throw .modelInvalid(path: "text detection", detail: "its output has the shape \(output.shape)")
        }
        let xScale = Double(image.width) / Double(width)
        let yScale = Double(image.height) / Double(height)
        return DifferentiableBinarization().regions(in: output.values, width: width, height: height).map { region in
            func scaled(_ point: Point) -> Point { Point(x: point.x * xScale, y: point.y * yScale) }
            let quad = region.quad
            return DetectedRegion(
                quad: Quad(
                    topLeft: scaled(quad.topLeft), topRight: scaled(quad.topRight),
                    bottomRight: scaled(quad.bottomRight), bottomLeft: scaled(quad.bottomLeft)),
                score: region.score)
        }
    }
}
