public import DocumentModel

/// Turns a picture so that its text lies level, and large enough that no corner is lost.
public struct Levelling: Sendable {
    public let width: Int
    public let height: Int
    private let center: Point
    private let sine: Double
    private let cosine: Double

    /// - Parameter degrees: of the text against the horizontal, clockwise.
    public init(width: Int, height: Int, degrees: Double) {
        let angle = degrees * .pi / 180
        (sine, cosine) = sineAndCosine(angle)
        center = Point(x: Double(width) / 2, y: Double(height) / 2)
        self.width = Int((Double(width) * abs(cosine) + Double(height) * abs(sine)).rounded(.up))
        self.height = Int((Double(width) * abs(sine) + Double(height) * abs(cosine)).rounded(.up))
    }

    /// From the level picture to the one it was made of.
    public func source(_ point: Point) -> Point {
        let x = point.x - Double(width) / 2
        let y = point.y - Double(height) / 2
        return Point(x: center.x + x * cosine - y * sine, y: center.y + x * sine + y * cosine)
    }
}
