public import DocumentModel

/// The ink of one character and some room around it, with sums that make correlation fast.
public struct GlyphPatch: Sendable {
    public let width: Int
    public let height: Int
    /// 0…1, row by row.
    let ink: [Float]
    /// Sums of ink and of its squares above and to the left, one row and column more than the patch (Crow, *Summed-area
    /// tables for texture mapping*, SIGGRAPH 1984).
    private let sums: [Float]
    private let squares: [Float]

    /// - Parameter image: dark ink on white; colours count by their mean.
    public init(_ image: Image) {
        width = image.width
        height = image.height
        let channels = image.format.bytesPerPixel
        var ink = [Float](repeating: 0, count: image.width * image.height)
        for index in ink.indices {
            var sum = 0
            for channel in 0..<channels { sum += Int(image.pixels[index * channels + channel]) }
            ink[index] = 1 - Float(sum) / Float(channels * 255)
        }
        let stride = image.width + 1
        var sums = [Float](repeating: 0, count: stride * (image.height + 1))
        var squares = sums
        for y in 0..<image.height {
            var (row, rowSquares): (Float, Float) = (0, 0)
            for x in 0..<image.width {
                let value = ink[y * image.width + x]
                row += value
                rowSquares += value * value
                let index = (y + 1) * stride + x + 1
                sums[index] = sums[index - stride] + row
                squares[index] = squares[index - stride] + rowSquares
            }
        }
        (self.ink, self.sums, self.squares) = (ink, sums, squares)
    }

    /// The best normalised correlation of a template with any window of the patch, -1…1 (Lewis, *Fast Normalized
    /// Cross-Correlation*, 1995); nil if the template does not fit in.
    func correlation(with template: GlyphTemplate) -> Double? {
        guard template.width <= width, template.height <= height, template.norm > 0 else { return nil }
        var best: Float = -1
        let count = Float(template.width * template.height)
        let stride = width + 1
        for top in 0...(height - template.height) {
            for left in 0...(width - template.width) {
                let a = top * stride + left
                let b = a + template.width
                let c = (top + template.height) * stride + left
                let d = c + template.width
                let sum = sums[d] - sums[b] - sums[c] + sums[a]
                let variance = squares[d] - squares[b] - squares[c] + squares[a] - sum * sum / count
                // A window of even paper has nothing in common with any character.
                guard variance > 1e-3 * count else { continue }
                let product = product(with: template, left: left, top: top)
                best = max(best, product / (template.norm * variance.squareRoot()))
            }
        }
        return Double(best)
    }

    /// The template has a mean of zero, so that the window's own mean falls out.
    private func product(with template: GlyphTemplate, left: Int, top: Int) -> Float {
        unsafe ink.withUnsafeBufferPointer { ink in
            unsafe template.values.withUnsafeBufferPointer { values in
                var sums = SIMD8<Float>(repeating: 0)
                var rest: Float = 0
                let whole = template.width & ~7
                for y in 0..<template.height {
                    let from = (top + y) * width + left
                    let row = y * template.width
                    var x = 0
                    while x < whole {
                        var a = SIMD8<Float>()
                        var b = SIMD8<Float>()
                        for lane in 0..<8 {
                            unsafe a[lane] = ink[from + x + lane]
                            unsafe b[lane] = values[row + x + lane]
                        }
                        sums += a * b
                        x += 8
                    }
                    while x < template.width {
                        unsafe rest += ink[from + x] * values[row + x]
                        x += 1
                    }
                }
                return sums.sum() + rest
            }
        }
    }
}

/// A character as a font draws it, at one size, with a mean of zero.
struct GlyphTemplate {
    let width: Int
    let height: Int
    let values: [Float]
    /// Root of the sum of squares; 0 for a blank.
    let norm: Float

    /// - Parameter drawing: dark on white.
    init(_ drawing: Image) {
        width = drawing.width
        height = drawing.height
        var ink = drawing.pixels.map { 1 - Float($0) / 255 }
        GlyphTemplate.soften(&ink, width: drawing.width, height: drawing.height)
        let mean = ink.reduce(0, +) / Float(max(1, ink.count))
        values = ink.map { $0 - mean }
        norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    /// Ink and scanners soften edges: a Gaussian of 0.8 pixels, cut off at two.
    private static func soften(_ values: inout [Float], width: Int, height: Int) {
        let kernel: [Float] = [0.0219, 0.2285, 0.4991, 0.2285, 0.0219]
        func pass(_ source: [Float], _ step: Int, _ count: Int, _ position: (Int) -> Int) -> [Float] {
            source.indices.map { index in
                let place = position(index)
                var sum: Float = 0
                for offset in -2...2 where (0..<count).contains(place + offset) {
                    sum += kernel[offset + 2] * source[index + offset * step]
                }
                return sum
            }
        }
        values = pass(values, 1, width) { $0 % width }
        values = pass(values, width, height) { $0 / width }
    }
}
