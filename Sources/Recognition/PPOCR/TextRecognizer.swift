public import DocumentModel
import Imaging
public import Inference

/// Reads line images with a PP-OCR recognition model (CTC).
public final class TextRecognizer: LineRecognizing {
    /// Height of a line as the model takes it, in pixels (manifest: `[N, 3, 48, W]`).
    static let lineHeight = 48
    /// Widths of the input, in pixels. OpenVINO prepares and keeps code for each shape it meets, so lines are padded to one
    /// of these; neighbours differ by at most a quarter, so that little is wasted on padding.
    static let widths = [
        64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 1920, 2400,
    ]
    /// Lines of one run. On a CPU a batch costs as much as its lines one by one (28 ms a line alone, 33 in a batch of
    /// 16), so a batch only saves calls; more would waste memory on the class scores.
    static let batch = 4

    private let request: InferRequest
    private let input: TensorInput
    private let decoder: CTCDecoder

    /// - Parameter model: id in the manifest, of the task `text-recognition`.
    public init(models: ModelLibrary, compiled: CompiledModel, model: String) throws(InferenceError) {
        request = try compiled.makeRequest()
        input = TensorInput(normalisation: try models.entry(model).normalisation)
        decoder = CTCDecoder(characters: try models.characters(of: model))
    }

    public func recognize(_ images: [Image]) throws -> [LineReading] {
        var readings = [LineReading](
            repeating: LineReading(characters: [], score: 0, scores: nil), count: images.count)
        var buckets: [Int: [(index: Int, image: Image)]] = [:]
        for (index, image) in images.enumerated() where !image.isEmpty {
            let natural = Double(image.width) / Double(image.height) * Double(TextRecognizer.lineHeight)
            // No line of a page is longer than this; a ruling may be. Squeezed text is read worse, but not lost.
            let width = max(8, min(TextRecognizer.widths.last ?? 0, Int(natural.rounded(.up))))
            let bucket = TextRecognizer.widths.first { $0 >= width } ?? width
            let scaled = image.resized(width: width, height: TextRecognizer.lineHeight)
            buckets[bucket, default: []].append((index, scaled))
        }
        for (width, lines) in buckets.sorted(by: { $0.key < $1.key }) {
            var start = 0
            while start < lines.count {
                let rest = lines.count - start
                // Full batches or single lines: two shapes a width, never more.
                let count = rest >= TextRecognizer.batch ? TextRecognizer.batch : 1
                try recognize(Array(lines[start..<start + count]), width: width, into: &readings)
                start += count
            }
        }
        return readings
    }

    private func recognize(
        _ lines: [(index: Int, image: Image)], width: Int, into readings: inout [LineReading]
    ) throws(InferenceError) {
        let height = TextRecognizer.lineHeight
        // Zero after normalisation, the middle grey, is what the model was trained to see as padding.
        var tensor = [Float](repeating: 0, count: lines.count * 3 * height * width)
        for (item, line) in lines.enumerated() {
            input.write(line.image, to: &tensor, item: item, width: width, height: height)
        }
        var results: [LineReading] = []
        unsafe try request.infer(input: tensor, shape: [lines.count, 3, height, width]) { shape, values in
            guard shape.count == 3, shape[0] == lines.count, shape[2] > 1 else { return }
            let size = shape[1] * shape[2]
            for (item, line) in lines.enumerated() {
                let part = unsafe UnsafeBufferPointer(rebasing: values[item * size..<(item + 1) * size])
                unsafe results.append(
                    decoder.reading(
                        of: part, steps: shape[1], classes: shape[2],
                        contentShare: Double(line.image.width) / Double(width)))
            }
        }
        guard results.count == lines.count else {
            throw .modelInvalid(path: "text recognition", detail: "its output has an unexpected shape")
        }
        for (line, result) in zip(lines, results) { readings[line.index] = result }
    }
}
