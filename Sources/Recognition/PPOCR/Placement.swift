import DocumentModel
import Imaging

/// Where a picture that is read lies in the whole page: turned about its centre and moved.
struct Placement: Hashable {
    /// The page's position of the reading picture's origin, and of steps of one pixel along its axes.
    private var origin = Point(x: 0, y: 0)
    private var xStep = Point(x: 1, y: 0)
    private var yStep = Point(x: 0, y: 1)

    /// The reading picture is the page.
    static let identity = Placement()

    func apply(_ point: Point) -> Point { origin + xStep * point.x + yStep * point.y }

    func apply(_ quad: Quad) -> Quad {
        Quad(
            topLeft: apply(quad.topLeft), topRight: apply(quad.topRight), bottomRight: apply(quad.bottomRight),
            bottomLeft: apply(quad.bottomLeft))
    }

    /// The same, for a picture that was cut out of the one before at `offset`.
    func cut(at offset: Point) -> Placement {
        var result = self
        result.origin = apply(offset)
        return result
    }

    /// The same, for a picture that was made from the one before by turning it level.
    func levelled(_ level: Levelling) -> Placement {
        var result = self
        result.origin = apply(level.source(Point(x: 0, y: 0)))
        result.xStep = apply(level.source(Point(x: 1, y: 0))) - result.origin
        result.yStep = apply(level.source(Point(x: 0, y: 1))) - result.origin
        return result
    }
}
