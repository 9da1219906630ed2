internal import DocumentModel

/// A place on a page that has the form of a seal, not yet read.
struct SealCandidate {
    enum Form {
        case ring(SealOutline)
        /// A name seal that is round.
        case disc(SealOutline)
        case square(Quad)
    }

    var form: Form
    var colour: SealColour
    /// Share of the rim that was seen, of what is inside the picture.
    var coverage: Double
    /// Share of the rim inside the picture.
    var visible: Double
    /// Whether the form alone leaves no doubt.
    var isCertain = false
    /// Whether the letters are paper and the ground is ink, as on some name seals.
    var isHollow = false

    /// Whether the page's edge cuts it: one slice of a seal across the edges of several pages.
    var isPartial: Bool { visible < 0.9 }

    /// Whether nearly all of a ring was seen.
    var isWholeRing: Bool {
        if case .ring = form { return !isPartial && coverage >= 0.75 }
        return false
    }

    var isSquare: Bool {
        if case .square = form { return true }
        return false
    }

    var isDisc: Bool {
        if case .disc = form { return true }
        return false
    }

    /// The part inside the picture.
    func quad(inside bounds: Rect) -> Quad {
        switch form {
        case .ring(let outline), .disc(let outline):
            Quad(outline.boundingBox.intersection(bounds) ?? outline.boundingBox)
        case .square(let quad): quad
        }
    }

    /// Length of the longer axis or side, pixels.
    var diameter: Double {
        switch form {
        case .ring(let outline), .disc(let outline): 2 * outline.a
        case .square(let quad): max(quad.width, quad.height)
        }
    }

    var center: Point {
        switch form {
        case .ring(let outline), .disc(let outline): outline.center
        case .square(let quad): quad.center
        }
    }

    func covers(_ point: Point) -> Bool {
        switch form {
        case .ring(let outline), .disc(let outline): outline.distance(of: point) < -0.1 * outline.b
        case .square(let quad): center.distance(to: point) < 0.4 * max(quad.width, quad.height)
        }
    }

    func scaled(by factor: Double) -> SealCandidate {
        var copy = self
        switch form {
        case .ring(let outline): copy.form = .ring(outline.scaled(by: factor))
        case .disc(let outline): copy.form = .disc(outline.scaled(by: factor))
        case .square(let quad):
            copy.form = .square(
                Quad(
                    topLeft: quad.topLeft * factor, topRight: quad.topRight * factor,
                    bottomRight: quad.bottomRight * factor, bottomLeft: quad.bottomLeft * factor))
        }
        return copy
    }
}
