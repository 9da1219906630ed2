import DocumentModel
import Imaging

/// Where all the text of a picture stands in a small part of it: a card held before a wall.
///
/// Reduced to the detector's size, such text is a few pixels high; the part is cut out and searched again.
struct TextZoom {
    let area: Rect
    let imageWidth: Int
    let imageHeight: Int

    /// Nil where the text fills the picture, or where the picture is so small that nothing is gained.
    static func area(of quads: [Quad], in image: Image) -> Rect? {
        let longest = Double(max(image.width, image.height))
        guard longest > Double(TextDetector.longSide), let first = quads.first else { return nil }
        let hull = quads.dropFirst().reduce(first.boundingBox) { $0.union($1.boundingBox) }
        // Lines that the first look missed lie around those that it found: a third of the extent on each side.
        let margin = max(hull.width, hull.height) / 3
        guard let area = hull.insetBy(-margin).intersection(image.bounds) else { return nil }
        // Below a gain of a quarter in resolution the second search is not worth its time.
        return max(area.width, area.height) < 0.75 * longest ? area : nil
    }

    /// Where the part's origin lies in the whole picture, once both are turned clockwise.
    func offset(afterQuarterTurns turns: Int) -> Point {
        let left = area.x.rounded(.down)
        let top = area.y.rounded(.down)
        let right = min(Double(imageWidth), area.maxX.rounded(.up))
        let bottom = min(Double(imageHeight), area.maxY.rounded(.up))
        return switch ((turns % 4) + 4) % 4 {
        case 1: Point(x: Double(imageHeight) - bottom, y: left)
        case 2: Point(x: Double(imageWidth) - right, y: Double(imageHeight) - bottom)
        case 3: Point(x: top, y: Double(imageWidth) - right)
        default: Point(x: left, y: top)
        }
    }
}
