public import DocumentModel
import Imaging
import Inference

/// Reads line images with a PP-OCR recognition model (CTC).
public final class TextRecognizer: LineRecognizing {
    /// Height of a line as the model takes it, in pixels (manifest: `[N, 3, 48, W]`).
    static let lineHeight = 48
    /// Widths of the input, in pixels. OpenVINO prepares and keeps code for each shape it meets, 60 ms for the small networks, once
    /// for each thread in part; so lines are padded to one of these, which cost least over 24 to 200 pages (1,018 lines of 32
    /// generated pages): an eighth of the pixels is padding, where 19 widths had a tenth and took 0.4 s more to prepare.
    static let widths = [128, 192, 256, 320, 448, 608, 864, 1152, 1376, 1600, 2400]
    /// For a network that reads nearly every line and prepares a shape in 33 ms: an eighth is padding.
    static let sketchWidths = [96, 128, 192, 256, 320, 384, 480, 608, 832, 1024, 1184, 1376, 1632, 2400]
    /// For strips of seals: 486 of ten submissions were 172 to 1,212 wide, half of them between 434 and 673.
    static let ringWidths = [256, 384, 512, 640, 768, 896, 1152, 1536, 2400]
    private let widths: [Int]
    private let request: InferRequest
    private let input: TensorInput
    private let decoder: CTCDecoder

    /// - Parameters:
    ///   - alphabet: of the model, shared by all threads.
    ///   - widths: that lines are padded to, in rising order.
    init(
        request: InferRequest, normalisation: ModelManifest.Normalisation, alphabet: Alphabet,
        widths: [Int] = TextRecognizer.widths
    ) {
        self.widths = widths
        self.request = request
        input = TensorInput(normalisation: normalisation)
        decoder = CTCDecoder(alphabet: alphabet)
    }

    /// Lines are run in the order of their widths, one at a time: on a CPU a batch of four takes as long as its lines one
    /// by one (640 px wide: 51 ms against 4 × 13.5), and would double the number of shapes to prepare (20 to 70 ms each).
    public func recognize(_ images: [Image]) throws -> [LineReading] {
        var readings = [LineReading](
            repeating: LineReading(characters: [], score: 0, scores: nil), count: images.count)
        var lines: [(index: Int, image: Image, bucket: Int)] = []
        for (index, image) in images.enumerated() where !image.isEmpty {
            let natural = Double(image.width) / Double(image.height) * Double(TextRecognizer.lineHeight)
            // No line of a page is longer than this; a ruling may be. Squeezed text is read worse, but not lost.
            let width = max(8, min(widths.last ?? 0, Int(natural.rounded(.up))))
            let bucket = widths.first { $0 >= width } ?? width
            lines.append((index, image.resized(width: width, height: TextRecognizer.lineHeight), bucket))
        }
        for line in lines.sorted(by: { $0.bucket < $1.bucket }) {
            readings[line.index] = try recognize(line.image, width: line.bucket)
        }
        return readings
    }

    private func recognize(_ line: Image, width: Int) throws(InferenceError) -> LineReading {
        let height = TextRecognizer.lineHeight
        // Zero after normalisation, the middle grey, is what the model was trained to see as padding.
        var tensor = [Float](repeating: 0, count: 3 * height * width)
        input.write(line, to: &tensor, width: width, height: height)
        var reading: LineReading?
        unsafe try request.infer(input: tensor, shape: [1, 3, height, width]) { shape, values in
            guard shape.count == 3, shape[0] == 1, shape[2] > 1 else { return }
            reading = unsafe decoder.reading(
                of: values, steps: shape[1], classes: shape[2],
                contentShare: Double(line.width) / Double(width))
        }
        guard let reading else {
            throw .modelInvalid(path: "text recognition", detail: "its output has an unexpected shape")
        }
        return reading
    }
}
