public import DocumentModel

/// A projective map of the plane: eight numbers, the ninth is one.
public struct Homography: Sendable, Hashable {
    /// Not an array: each pixel of a crop asks for all of them.
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

    /// Whether all of the rectangle `(0, 0, width, height)` lands inside `bounds`.
    ///
    /// Without a pole in it (a denominator that is positive at its corners) it lands between where its corners land. These are asked of
    /// the map itself: where the corners of a quad are nearly in line, the map misses them by far.
    func stays(width: Int, height: Int, inside bounds: Rect) -> Bool {
        let (across, down) = (Double(width), Double(height))
        guard min(1 + h[6] * across, 1 + h[7] * down, 1 + h[6] * across + h[7] * down) > 1e-6 else { return false }
        return [(0, 0), (across, 0), (0, down), (across, down)].allSatisfy { corner in
            let point = map(x: corner.0, y: corner.1)
            return point.x >= bounds.x && point.y >= bounds.y && point.x <= bounds.maxX && point.y <= bounds.maxY
        }
    }

    public func map(x: Double, y: Double) -> Point {
        let w = h[6] * x + h[7] * y + 1
        let safe = abs(w) < 1e-9 ? 1e-9 : w
        return Point(x: (h[0] * x + h[1] * y + h[2]) / safe, y: (h[3] * x + h[4] * y + h[5]) / safe)
    }
}

/// Between four neighbours, `fx` of the way from `a` and `c` to the right, `fy` of the way down.
@inline(__always)
private func bilinear(_ a: Float, _ b: Float, _ c: Float, _ d: Float, _ fx: Float, _ fy: Float) -> UInt8 {
    let upper = a + (b - a) * fx
    let lower = c + (d - c) * fx
    return UInt8(upper + (lower - upper) * fy + 0.5)
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
        let channels = format.bytesPerPixel
        guard !isEmpty, newWidth > 0, newHeight > 0 else {
            return Image(width: max(0, newWidth), height: max(0, newHeight), format: format, filledWith: background)
        }
        var output = [UInt8](repeating: background, count: newWidth * newHeight * channels)
        let (width, height) = (width, height)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe output.withUnsafeMutableBufferPointer { output in
                var position = 0
                for y in 0..<newHeight {
                    for x in 0..<newWidth {
                        let point = source(Double(x), Double(y))
                        defer { position += channels }
                        guard point.x > -1, point.y > -1, point.x < Double(width), point.y < Double(height) else {
                            continue
                        }
                        let left = Int(point.x.rounded(.down))
                        let top = Int(point.y.rounded(.down))
                        let fx = Float(point.x - Double(left))
                        let fy = Float(point.y - Double(top))
                        let x0 = max(0, left)
                        let x1 = min(width - 1, left + 1)
                        let y0 = max(0, top) * width
                        let y1 = min(height - 1, top + 1) * width
                        for channel in 0..<channels {
                            let a = unsafe Float(pixels[(y0 + x0) * channels + channel])
                            let b = unsafe Float(pixels[(y0 + x1) * channels + channel])
                            let c = unsafe Float(pixels[(y1 + x0) * channels + channel])
                            let d = unsafe Float(pixels[(y1 + x1) * channels + channel])
                            unsafe output[position + channel] = bilinear(a, b, c, d, fx, fy)
                        }
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
        func source(_ x: Double, _ y: Double) -> Point {
            let point = map.map(x: x + 0.5, y: y + 0.5)
            return Point(x: point.x - 0.5, y: point.y - 0.5)
        }
        // Nearly every line lies inside its page: no pixel of it needs to be asked where it comes from.
        guard newWidth > 0, newHeight > 0, map.stays(width: newWidth, height: newHeight, inside: bounds.insetBy(0.75))
        else { return warped(width: newWidth, height: newHeight, from: source) }
        return sampledInside(width: newWidth, height: newHeight, from: source)
    }

    /// ``warped(width:height:background:from:)`` for sources that all lie a quarter of a pixel and more inside this image.
    @inline(__always)
    private func sampledInside(
        width newWidth: Int, height newHeight: Int, from source: (_ x: Double, _ y: Double) -> Point
    ) -> Image {
        let channels = format.bytesPerPixel
        let stride = width * channels
        var output = [UInt8](repeating: 0, count: newWidth * newHeight * channels)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe output.withUnsafeMutableBufferPointer { output in
                var position = 0
                for y in 0..<newHeight {
                    for x in 0..<newWidth {
                        let point = source(Double(x), Double(y))
                        let left = Int(point.x)
                        let top = Int(point.y)
                        let fx = Float(point.x - Double(left))
                        let fy = Float(point.y - Double(top))
                        let above = top * stride + left * channels
                        for channel in 0..<channels {
                            let index = above + channel
                            let a = unsafe Float(pixels[index])
                            let b = unsafe Float(pixels[index + channels])
                            let c = unsafe Float(pixels[index + stride])
                            let d = unsafe Float(pixels[index + stride + channels])
                            unsafe output[position + channel] = bilinear(a, b, c, d, fx, fy)
                        }
                        position += channels
                    }
                }
            }
        }
        return Image(width: newWidth, height: newHeight, format: format, pixels: output)
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
