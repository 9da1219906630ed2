import DocumentModel
import Inference

/// Writes pixels as the planes that a model takes: Float32 `[C, H, W]`, `(v / 255 - mean) / deviation`, blue first.
struct TensorInput {
    /// One table of 256 values a channel, in the model's order.
    private let tables: [[Float]]

    init(normalisation: ModelManifest.Normalisation) {
        tables = (0..<3).map { channel in
            (0...255).map { value in
                (Float(value) / 255 - normalisation.mean[channel]) / normalisation.deviation[channel]
            }
        }
    }

    /// Writes `image` to the top left of a tensor; what lies outside keeps its value.
    ///
    /// - Parameter tensor: `[1, 3, height, width]`, row-major.
    func write(_ image: Image, to tensor: inout [Float], width: Int, height: Int) {
        let channels = image.format.bytesPerPixel
        let columns = min(width, image.width)
        let rows = min(height, image.height)
        unsafe image.pixels.withUnsafeBufferPointer { pixels in
            unsafe tensor.withUnsafeMutableBufferPointer { tensor in
                for plane in 0..<3 {
                    let table = tables[plane]
                    // The manifest's models take blue, green, red; a grey image is the same in all three.
                    let offset = channels == 1 ? 0 : 2 - plane
                    unsafe table.withUnsafeBufferPointer { table in
                        for y in 0..<rows {
                            let target = (plane * height + y) * width
                            let source = y * image.width * channels + offset
                            for x in 0..<columns {
                                unsafe tensor[target + x] = table[Int(pixels[source + x * channels])]
                            }
                        }
                    }
                }
            }
        }
    }
}
