public import DocumentModel

/// The source samples that make one sample of a resized row or column, and their weights.
struct ResamplingTaps {
    var first: [Int] = []
    /// `weights[i * width ..< (i + 1) * width]` belong to output sample `i`; they add up to one.
    var weights: [Float] = []
    let width: Int

    /// A triangle filter whose support grows with the reduction: bilinear when enlarging, an average when reducing, so
    /// that thin strokes do not vanish between samples (the `BILINEAR` filter of Pillow's `resize`).
    init(from source: Int, to target: Int) {
        let scale = Double(source) / Double(target)
        let support = max(1, scale)
        width = min(source, Int((support * 2).rounded(.up)) + 1)
        first.reserveCapacity(target)
        weights.reserveCapacity(target * width)
        for index in 0..<target {
            let center = (Double(index) + 0.5) * scale - 0.5
            let start = min(max(0, Int((center - support).rounded(.up))), source - width)
            var row: [Float] = []
            for tap in 0..<width {
                let distance = abs(Double(start + tap) - center) / support
                row.append(Float(max(0, 1 - distance)))
            }
            let sum = row.reduce(0, +)
            if sum > 0 {
                weights += row.map { $0 / sum }
            } else {
                weights += row.indices.map { $0 == 0 ? 1 : 0 }
            }
            first.append(start)
        }
    }
}

extension Image {
    /// The same picture in another size: bilinear when enlarged, averaged when reduced.
    ///
    /// - Returns: an empty image if this one or the wanted size is empty.
    public func resized(width newWidth: Int, height newHeight: Int) -> Image {
        guard !isEmpty, newWidth > 0, newHeight > 0 else {
            return Image(width: 0, height: 0, format: format, pixels: [])
        }
        if newWidth == width && newHeight == height { return self }
        let channels = format.bytesPerPixel
        let horizontal = ResamplingTaps(from: width, to: newWidth)
        let vertical = ResamplingTaps(from: height, to: newHeight)
        // Up and down first: neighbours in memory then take part alike, which the compiler turns into vector code, and only
        // the rows that are left are filtered sideways.
        var rows = [Float](repeating: 0, count: width * channels)
        var output = [UInt8](repeating: 0, count: newWidth * channels * newHeight)
        unsafe pixels.withUnsafeBufferPointer { source in
            unsafe rows.withUnsafeMutableBufferPointer { row in
                unsafe output.withUnsafeMutableBufferPointer { output in
                    for y in 0..<newHeight {
                        let taps = y * vertical.width..<(y + 1) * vertical.width
                        unsafe mixRows(
                            source, at: vertical.first[y] * width * channels, weights: vertical.weights[taps], into: row
                        )
                        unsafe reduceRow(
                            UnsafeBufferPointer(row), taps: horizontal, channels: channels, into: output,
                            at: y * newWidth * channels, count: newWidth)
                    }
                }
            }
        }
        return Image(width: newWidth, height: newHeight, format: format, pixels: output)
    }

    /// The same picture with its longer side at most `limit` pixels; never enlarged.
    public func limited(toLongSide limit: Int) -> Image {
        let longest = max(width, height)
        guard longest > limit, limit > 0 else { return self }
        let scale = Double(limit) / Double(longest)
        return resized(
            width: max(1, Int((Double(width) * scale).rounded())),
            height: max(1, Int((Double(height) * scale).rounded())))
    }
}

/// Adds up neighbouring rows, each with its weight. All indices are in range by construction of ``ResamplingTaps``.
@inline(__always)
private func mixRows(
    _ source: UnsafeBufferPointer<UInt8>, at start: Int, weights: ArraySlice<Float>,
    into target: UnsafeMutableBufferPointer<Float>
) {
    let length = target.count
    unsafe target.update(repeating: 0)
    var row = start
    for weight in weights {
        if weight != 0 {
            let line = unsafe UnsafeBufferPointer(rebasing: source[row..<row + length])
            for index in 0..<length { unsafe target[index] += weight * Float(line[index]) }
        }
        row += length
    }
}

/// Reduces one row sideways. All indices are in range by construction of ``ResamplingTaps``.
@inline(__always)
private func reduceRow(
    _ source: UnsafeBufferPointer<Float>, taps: ResamplingTaps, channels: Int,
    into target: UnsafeMutableBufferPointer<UInt8>, at slot: Int, count: Int
) {
    let width = taps.width
    func level(_ value: Float) -> UInt8 { UInt8(max(0, min(255, value + 0.5))) }
    unsafe taps.weights.withUnsafeBufferPointer { weights in
        unsafe taps.first.withUnsafeBufferPointer { first in
            // Both formats written out: the weights are then loaded once for the three channels.
            for x in 0..<count {
                var position = unsafe first[x] * channels
                let base = x * width
                if channels == 3 {
                    var (red, green, blue): (Float, Float, Float) = (0, 0, 0)
                    for tap in 0..<width {
                        let weight = unsafe weights[base + tap]
                        unsafe red += weight * source[position]
                        unsafe green += weight * source[position + 1]
                        unsafe blue += weight * source[position + 2]
                        position += 3
                    }
                    unsafe target[slot + x * 3] = level(red)
                    unsafe target[slot + x * 3 + 1] = level(green)
                    unsafe target[slot + x * 3 + 2] = level(blue)
                } else {
                    var sum: Float = 0
                    for tap in 0..<width { unsafe sum += weights[base + tap] * source[position + tap] }
                    unsafe target[slot + x] = level(sum)
                }
            }
        }
    }
}
