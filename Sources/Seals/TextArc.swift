internal import DocumentModel
internal import Foundation

/// A band along a seal's ring that holds text.
struct TextArc: Hashable {
    /// Below the rim, in parts of the shorter half axis: 0 is the rim, 1 the centre.
    var depths: ClosedRange<Double>
    /// Direction of its beginning, radians clockwise on the page from the x axis.
    var start: Double
    /// Clockwise from `start`, radians, up to 2π.
    var span: Double
    /// Pixels, for comparing arcs of one picture.
    var area = 0

    var middle: Double { start + span / 2 }
    var height: Double { depths.upperBound - depths.lowerBound }
    var middleDepth: Double { (depths.lowerBound + depths.upperBound) / 2 }

    /// Wider on all sides by a part of its height: the model's regions are narrower than the text.
    func padded(_ part: Double) -> TextArc {
        var copy = self
        let margin = part * height
        copy.depths = max(-0.1, depths.lowerBound - margin)...min(0.95, depths.upperBound + margin)
        let turn = margin / max(0.3, 1 - middleDepth)
        copy.start -= turn
        copy.span = min(2 * .pi, span + 2 * turn)
        return copy
    }
}

/// Text that the model saw on a seal.
enum SealTextRegion {
    case arc(TextArc)
    /// Straight; in pixels of the picture given to the model.
    case line(Quad)
}
