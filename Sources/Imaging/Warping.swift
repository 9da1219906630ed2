import CPixels
public import DocumentModel

/// A projective map of the plane: eight numbers, the ninth is one.
public struct Homography: Sendable, Hashable {
    /// Not an array: whoever asks pixel by pixel asks for all of them each time. Crops ask in C (`hpx_project_row`).
    private let h: SIMD8<Double>

    /// The map that takes the corners of the rectangle `(0, 0, width, height)` to the corners of `quad`.
    ///
    /// Nil if the quad's corners are in line. Heckbert, *Fundamentals of Texture Mapping and Image Warping*, 1989,
    /// section 2.2.3.
    public init?(width: Double, height: Double, to quad: Quad) {
        guard width > 0, height > 0 else { return nil }
        let p = quad.corners
        let sx = p[0].x - p[1].x + p[2].x - p[3].x
        let sy = p[0].y - p[1].y + p[2].y - p[3].y
        let dx1 = p[1].x - p[2].x
        let dy1 = p[1].y - p[2].y
        let dx2 = p[3].x - p[2].x
        let dy2 = p[3].y - p[2].y
        let determinant = dx1 * dy2 - dx2 * dy1
        guard abs(determinant) > 1e-9 else { return nil }
        let g = (sx * dy2 - dx2 * sy) / determinant
        let k = (dx1 * sy - sx * dy1) / determinant
        h = SIMD8(
            (p[1].x - p[0].x + g * p[1].x) / width, (p[3].x - p[0].x + k * p[3].x) / height, p[0].x,
            (p[1].y - p[0].y + g * p[1].y) / width, (p[3].y - p[0].y + k * p[3].y) / height, p[0].y,
            g / width, k / height)
    }

    /// Row by row, without the ninth.
    var numbers: [Double] { (0..<8).map { h[$0] } }

    public func map(x: Double, y: Double) -> Point {
        let w = h[6] * x + h[7] * y + 1
        let safe = abs(w) < 1e-9 ? 1e-9 : w
        return Point(x: (h[0] * x + h[1] * y + h[2]) / safe, y: (h[3] * x + h[4] * y + h[5]) / safe)
    }
}

extension Image {
    /// A picture made by asking, for the centre of each of its pixels, where it comes from; bilinear.
    ///
    /// - Parameters:
    ///   - background: the grey level of what lies outside this image.
    ///   - source: from a pixel of the new picture to a position in this one, both with pixel centres at whole numbers.
    public func warped(
        width newWidth: Int, height newHeight: Int, background: UInt8 = 255,
        from source: (_ x: Double, _ y: Double) -> Point
    ) -> Image {
        unsafe sampled(width: newWidth, height: newHeight, background: background) { y, xs, ys in
            for x in 0..<newWidth {
                let point = source(Double(x), Double(y))
                unsafe xs[x] = Float(point.x)
                unsafe ys[x] = Float(point.y)
            }
        }
    }

    /// ``warped(width:height:background:from:)`` row by row.
    ///
    /// - Parameter positions: where the pixels of a row come from, as single floats: a 4,000th of a pixel in a picture 4,000 wide.
    private func sampled(
        width newWidth: Int, height newHeight: Int, background: UInt8,
        positions: (_ y: Int, _ xs: UnsafeMutableBufferPointer<Float>, _ ys: UnsafeMutableBufferPointer<Float>) -> Void
    ) -> Image {
        let channels = format.bytesPerPixel
        guard !isEmpty, newWidth > 0, newHeight > 0 else {
            return Image(width: max(0, newWidth), height: max(0, newHeight), format: format, filledWith: background)
        }
        var output = [UInt8](repeating: background, count: newWidth * newHeight * channels)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe output.withUnsafeMutableBufferPointer { output in
                guard let target = output.baseAddress else { return }
                unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * newWidth) { places in
                    unsafe places.initialize(repeating: 0)
                    let xs = unsafe UnsafeMutableBufferPointer(rebasing: places[..<newWidth])
                    let ys = unsafe UnsafeMutableBufferPointer(rebasing: places[newWidth...])
                    for y in 0..<newHeight {
                        unsafe positions(y, xs, ys)
                        unsafe hpx_sample(
                            pixels.baseAddress, width, height, channels, xs.baseAddress, ys.baseAddress, newWidth,
                            target + y * newWidth * channels)
                    }
                }
            }
        }
        return Image(width: newWidth, height: newHeight, format: format, pixels: output)
    }

    /// The inside of a quad, straightened by a perspective map.
    public func cropped(to quad: Quad, width newWidth: Int, height newHeight: Int) -> Image {
        guard let map = Homography(width: Double(newWidth), height: Double(newHeight), to: quad) else {
            return Image(width: max(0, newWidth), height: max(0, newHeight), format: format, filledWith: 255)
        }
        let numbers = map.numbers
        return unsafe sampled(width: newWidth, height: newHeight, background: 255) { y, xs, ys in
            unsafe hpx_project_row(numbers, Double(y), newWidth, xs.baseAddress, ys.baseAddress)
        }
    }

    /// The part of the image inside `rect`, cut to whole pixels and to the image.
    public func cropped(to rect: Rect) -> Image {
        guard let inside = rect.intersection(bounds) else {
            return Image(width: 0, height: 0, format: format, pixels: [])
        }
        let left = Int(inside.x.rounded(.down))
        let top = Int(inside.y.rounded(.down))
        let right = min(width, Int(inside.maxX.rounded(.up)))
        let bottom = min(height, Int(inside.maxY.rounded(.up)))
        let channels = format.bytesPerPixel
        var output: [UInt8] = []
        output.reserveCapacity((right - left) * (bottom - top) * channels)
        for y in top..<bottom {
            let start = (y * width + left) * channels
            output += pixels[start..<start + (right - left) * channels]
        }
        return Image(width: right - left, height: bottom - top, format: format, pixels: output)
    }

    /// Turned clockwise by quarter turns; any whole number.
    public func rotated(quarterTurns: Int) -> Image {
        let turns = ((quarterTurns % 4) + 4) % 4
        if turns == 0 { return self }
        let channels = format.bytesPerPixel
        let newWidth = turns == 2 ? width : height
        let newHeight = turns == 2 ? height : width
        var output = [UInt8](repeating: 0, count: pixels.count)
        let (width, height) = (width, height)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe output.withUnsafeMutableBufferPointer { output in
                var position = 0
                for y in 0..<newHeight {
                    for x in 0..<newWidth {
                        let (sourceX, sourceY) =
                            switch turns {
                            case 1: (y, height - 1 - x)
                            case 2: (width - 1 - x, height - 1 - y)
                            default: (width - 1 - y, x)
                            }
                        let source = (sourceY * width + sourceX) * channels
                        for channel in 0..<channels { unsafe output[position + channel] = pixels[source + channel] }
                        position += channels
                    }
                }
            }
        }
        return Image(width: newWidth, height: newHeight, format: format, pixels: output)
    }
}
