import CPixels
public import DocumentModel

/// The source samples that make one sample of a resized row or column, and their weights.
struct ResamplingTaps {
    var first: [Int64] = []
    /// `weights[i * stride ..< i * stride + width]` belong to output sample `i`; they add up to one. Zeros follow up to `stride`.
    var weights: [Float] = []
    let width: Int
    /// The next multiple of four: as many are multiplied at once.
    let stride: Int

    /// A triangle filter whose support grows with the reduction: bilinear when enlarging, an average when reducing, so
    /// that thin strokes do not vanish between samples (the `BILINEAR` filter of Pillow's `resize`).
    init(from source: Int, to target: Int) {
        let scale = Double(source) / Double(target)
        let support = max(1, scale)
        width = min(source, Int((support * 2).rounded(.up)) + 1)
        stride = (width + 3) / 4 * 4
        first.reserveCapacity(target)
        weights = [Float](repeating: 0, count: target * stride)
        for index in 0..<target {
            let center = (Double(index) + 0.5) * scale - 0.5
            let start = min(max(0, Int((center - support).rounded(.up))), source - width)
            let row = index * stride..<index * stride + width
            var sum: Float = 0
            for tap in 0..<width {
                let weight = Float(max(0, 1 - abs(Double(start + tap) - center) / support))
                weights[row.lowerBound + tap] = weight
                sum += weight
            }
            if sum > 0 {
                for tap in row { weights[tap] /= sum }
            } else {
                weights[row.lowerBound] = 1
            }
            first.append(Int64(start))
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
        // Up and down first: neighbours in memory then take part alike, and only the rows that are left are filtered sideways.
        // Behind a row lie zeros for the weights that are none.
        var rows = [Float](repeating: 0, count: (width + horizontal.stride) * channels + 1)
        let output = unsafe [UInt8](unsafeUninitializedCapacity: newWidth * channels * newHeight) { output, count in
            guard let target = output.baseAddress else { return }
            count = newWidth * channels * newHeight
            unsafe pixels.withUnsafeBufferPointer { source in
                unsafe vertical.weights.withUnsafeBufferPointer { weights in
                    unsafe rows.withUnsafeMutableBufferPointer { row in
                        for y in 0..<newHeight {
                            let above = unsafe source[Int(vertical.first[y]) * width * channels..<source.count]
                            let taps = unsafe weights[y * vertical.stride..<(y + 1) * vertical.stride]
                            unsafe hpx_mix_rows(
                                UnsafeBufferPointer(rebasing: above).baseAddress, width * channels, width * channels,
                                UnsafeBufferPointer(rebasing: taps).baseAddress, vertical.width, row.baseAddress)
                            unsafe hpx_reduce_row(
                                row.baseAddress, channels, horizontal.first, horizontal.weights, horizontal.stride,
                                newWidth, target + y * newWidth * channels)
                        }
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
