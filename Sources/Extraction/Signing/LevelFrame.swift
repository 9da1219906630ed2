import DocumentModel
import Imaging

/// A page turned so that its lines run level: places are compared and cut out here, and turned back for reports.
///
/// Scans that lie askew are read as they lie. Beside a label only what stands on the label's own line belongs to it,
/// and at two degrees the end of an A4 line is 15 pixels of 200 dpi lower than its start.
struct LevelFrame {
    private let sine: Double
    private let cosine: Double
    let isTurned: Bool

    init(lines: [TextLine]) {
        let slope = LevelLines(lines).slant
        let length = (1 + slope * slope).squareRoot()
        sine = slope / length
        cosine = 1 / length
        // Less than a pixel over the width of a signature.
        isTurned = abs(slope) > 0.002
    }

    func level(_ point: Point) -> Point {
        Point(x: point.x * cosine + point.y * sine, y: point.y * cosine - point.x * sine)
    }

    /// The box around a quad, level. A box that is no number becomes empty.
    func level(_ quad: Quad) -> Rect {
        let box = Quad(
            topLeft: level(quad.topLeft), topRight: level(quad.topRight), bottomRight: level(quad.bottomRight),
            bottomLeft: level(quad.bottomLeft)
        ).boundingBox
        guard box.x.isFinite, box.y.isFinite, box.width.isFinite, box.height.isFinite else {
            return Rect(x: 0, y: 0, width: 0, height: 0)
        }
        return box
    }

    /// Back to the page as it is.
    func page(_ rect: Rect) -> Quad {
        func back(_ x: Double, _ y: Double) -> Point {
            Point(x: x * cosine - y * sine, y: x * sine + y * cosine)
        }
        return Quad(
            topLeft: back(rect.x, rect.y), topRight: back(rect.maxX, rect.y), bottomRight: back(rect.maxX, rect.maxY),
            bottomLeft: back(rect.x, rect.maxY))
    }

    /// From a level rectangle's left side along its middle to the right end of the picture, in pixels; 0 outside of it.
    func reach(of rect: Rect, in image: Image) -> Double {
        let start = page(Rect(x: rect.x, y: rect.midY, width: 0, height: 0)).topLeft
        guard start.x.isFinite, start.x >= 0, start.x < Double(image.width), cosine > 0.5 else { return 0 }
        return (Double(image.width) - start.x) / cosine
    }

    /// The pixels of a level rectangle; white where it lies outside the page.
    func crop(_ rect: Rect, of image: Image) -> Image {
        let width = Int(rect.width.rounded())
        let height = Int(rect.height.rounded())
        guard width > 0, height > 0, width <= 4 * max(1, image.width), height <= 4 * max(1, image.height) else {
            return Image(width: 0, height: 0, format: image.format, pixels: [])
        }
        let quad = page(Rect(x: rect.x, y: rect.y, width: Double(width), height: Double(height)))
        if isTurned { return image.cropped(to: quad, width: width, height: height) }
        let left = Int(rect.x.rounded())
        let top = Int(rect.y.rounded())
        let channels = image.format.bytesPerPixel
        var output = [UInt8](repeating: 255, count: width * height * channels)
        let columns = max(0, left)..<max(max(0, left), min(image.width, left + width))
        guard !columns.isEmpty else { return Image(width: width, height: height, format: image.format, pixels: output) }
        for y in max(0, top)..<max(max(0, top), min(image.height, top + height)) {
            let source = (y * image.width + columns.lowerBound) * channels
            let target = ((y - top) * width + columns.lowerBound - left) * channels
            output.replaceSubrange(
                target..<target + columns.count * channels,
                with: image.pixels[source..<source + columns.count * channels])
        }
        return Image(width: width, height: height, format: image.format, pixels: output)
    }
}
