public import DocumentModel
import Imaging
public import Inference

/// Finds the faces in a picture: a person's, and the one on a card. Lives on one thread.
public final class FaceFinder {
    /// Side of the square picture that the model takes, in pixels. One size for all looks: OpenVINO keeps compiled code for
    /// every shape it meets. Reduced to it, a card that is a fifth of the picture's width still has a portrait of 30 px,
    /// and the model was trained on faces from 10 px.
    static let side = 640
    /// A face as sure as this needs no further looks from other sides.
    static let sure = 0.7

    private let request: InferRequest
    private let decoding = FaceDecoding(side: FaceFinder.side)

    public init(models: FaceModels) { request = models.detector.makeRequest() }

    /// Looks at the whole picture as it lies, then at the card from near, and only where nobody was found beside the card
    /// also at the picture turned by quarters, and from farther away.
    ///
    /// One look takes about 10 ms; an ordinary photo of a person with a card needs one or two.
    ///
    /// - Parameters:
    ///   - image: RGB or grey, of any size.
    ///   - text: around the text in it, in pixels: a card carries its portrait beside its text. Nil without text.
    ///   - card: where a card was read, along its text: seen from near and level its portrait is found that is small or askew in the picture.
    ///   - isPortrait: the way up of the face matters: the detector finds faces on their head too, at 0.87 to 0.90 and with
    ///     landmarks as if they were upright, against 0.92 to 0.95 in their own direction (44 generated portraits).
    /// - Returns: the largest first; in pixels of `image`, not cut at its edges. Empty for a picture without faces.
    public func faces(
        in image: Image, besideText text: Rect?, onCard area: Quad? = nil, isPortrait: Bool = false
    ) throws(InferenceError) -> [Face] {
        guard !image.isEmpty else { return [] }
        let whole = image.limited(toLongSide: FaceFinder.side)
        let shrink = Double(whole.width) / Double(image.width)
        var found = try look(at: whole, scale: shrink, turns: 0)
        let card = text.map { FaceFinder.cardArea(aroundText: $0) }
        if let card, !found.contains(where: { $0.score >= FaceFinder.sure && card.contains($0.box.center) }),
            let area = card.intersection(image.bounds)
        {
            let left = area.x.rounded(.down)
            let top = area.y.rounded(.down)
            let part = image.cropped(to: area)
            let near = part.limited(toLongSide: FaceFinder.side)
            if !near.isEmpty {
                let scale = Double(near.width) / Double(part.width)
                found += try look(at: near, scale: scale, turns: 0).map { $0.moved(by: Point(x: left, y: top)) }
            }
        }
        func hasPerson() -> Bool {
            found.contains { $0.score >= FaceFinder.sure && card?.contains($0.box.center) != true }
        }
        // A card held upside down is turned upright with its person on the head.
        for turns in [2, 1, 3] where isPortrait || !hasPerson() {
            found += try look(at: whole, scale: shrink, turns: turns)
        }
        // A face that fills the picture is larger than the model's largest; a smaller picture makes it smaller.
        if !hasPerson() {
            let small = whole.limited(toLongSide: FaceFinder.side / 3)
            found += try look(at: small, scale: Double(small.width) / Double(image.width), turns: 0)
        }
        if let area, !isPortrait, !found.contains(where: { $0.score >= FaceFinder.sure && area.holds($0.box.center) }) {
            found += try look(at: area, of: image)
        }
        var faces = decoding.strongest(of: found).sorted { $0.box.area > $1.box.area }
        if isPortrait, let first = faces.first { faces[0] = try measured(first, in: whole, scale: shrink) }
        return faces
    }

    /// Looks at a part of the picture turned level. Only what is surely a face counts: the look is for one, and from nearer than at all others.
    private func look(at area: Quad, of image: Image) throws(InferenceError) -> [Face] {
        let (wide, high) = (area.width, area.height)
        guard wide.isFinite, high.isFinite, min(wide, high) >= 8,
            max(wide, high) < 4 * Double(max(image.width, image.height))
        else { return [] }
        let scale = FaceFinder.near / wide
        let (width, height) = (Int(FaceFinder.near), Int(min(Double(FaceFinder.side), high * scale)))
        let part = image.cropped(to: area, width: width, height: max(1, height))
        func back(_ point: Point) -> Point {
            let across = (area.topRight - area.topLeft) * (point.x / Double(width))
            return area.topLeft + across + (area.bottomLeft - area.topLeft) * (point.y / Double(max(1, height)))
        }
        return try look(at: part, scale: 1, turns: 0).filter { $0.score >= FaceFinder.sure }.map { $0.mapped(back) }
    }

    /// Pixels for the width of a card's area: its portrait, a sixth of it, comes out at 90, and is 30 in ordinary photos.
    private static let near = 540.0

    /// The detector draws the landmarks of a tilted head nearer to upright than they are (13 degrees for 21). With the picture turned
    /// back by what was measured, what is left of the tilt is small, and its error with it.
    private func measured(_ face: Face, in whole: Image, scale: Double) throws(InferenceError) -> Face {
        let tilt = face.downwards.map { arcTangent(-$0.x, $0.y) * 180 / .pi }
        guard let roll = tilt, (FaceFinder.leastTilt...45).contains(abs(roll)) else { return face }
        let level = Levelling(width: whole.width, height: whole.height, degrees: roll)
        let turned = whole.warped(width: level.width, height: level.height) { level.source(Point(x: $0, y: $1)) }
        let reduced = turned.limited(toLongSide: FaceFinder.side)
        let found = try look(at: reduced, scale: Double(reduced.width) / Double(turned.width), turns: 0)
        func back(_ point: Point) -> Point { level.source(point) * (1 / scale) }
        let same = found.filter { face.box.contains(back($0.box.center)) }.max { $0.score < $1.score }
        guard let same, same.score >= FaceFinder.sure else { return face }
        return Face(box: face.box, score: face.score, landmarks: same.landmarks.map { back($0) })
    }

    /// Degrees; below, a head counts as upright whatever the landmarks' error.
    private static let leastTilt = 5.0

    /// Where a card may have its portrait: the text of a card reaches from its left edge to the portrait or, in the row of
    /// the number, to the right edge (GA 490: the portrait lies right of the text); where the number was not read, the
    /// portrait begins where the text ends. Half the width more on the right covers both.
    static func cardArea(aroundText text: Rect) -> Rect {
        let margin = 0.15 * text.width
        return Rect(
            x: text.x - margin, y: text.y - 2 * margin, width: 1.5 * text.width + 2 * margin,
            height: text.height + 4 * margin)
    }

    /// - Parameters:
    ///   - reduced: at most ``side`` pixels wide and high.
    ///   - scale: its pixels for one of the picture's.
    ///   - turns: quarter turns clockwise before the look.
    private func look(at reduced: Image, scale: Double, turns: Int) throws(InferenceError) -> [Face] {
        let turned = reduced.rotated(quarterTurns: turns)
        let side = FaceFinder.side
        let outputs = try request.infer(
            input: FaceFinder.tensor(of: turned), shape: [1, 3, side, side], outputs: FaceDecoding.outputNames)
        let back = TurnedBack(turns: turns, width: reduced.width, height: reduced.height, scale: scale)
        return decoding.faces(in: outputs)
            // Beside the picture there is only the padding.
            .filter { turned.bounds.contains($0.box.center) }
            .map { back.apply($0) }
    }

    /// Blue, green, red planes of 0…255, as they come from the picture; black where it does not reach.
    static func tensor(of image: Image) -> [Float] {
        var tensor = [Float](repeating: 0, count: 3 * side * side)
        let channels = image.format.bytesPerPixel
        for plane in 0..<3 {
            let offset = channels == 1 ? 0 : 2 - plane
            for y in 0..<min(side, image.height) {
                let row = y * image.width * channels + offset
                let target = (plane * side + y) * side
                for x in 0..<min(side, image.width) { tensor[target + x] = Float(image.pixels[row + x * channels]) }
            }
        }
        return tensor
    }
}

/// From a picture that was reduced and turned back to the picture itself.
struct TurnedBack {
    let turns: Int
    /// Of the reduced picture before it was turned.
    let width: Int
    let height: Int
    let scale: Double

    func apply(_ point: Point) -> Point {
        let (w, h) = (Double(width), Double(height))
        let unturned =
            switch ((turns % 4) + 4) % 4 {
            case 1: Point(x: point.y, y: h - point.x)
            case 2: Point(x: w - point.x, y: h - point.y)
            case 3: Point(x: w - point.y, y: point.x)
            default: point
            }
        return scale > 0 ? unturned * (1 / scale) : unturned
    }

    func apply(_ face: Face) -> Face { face.mapped(apply) }
}

extension Rect {
    var center: Point { Point(x: midX, y: midY) }
}

extension Face {
    /// The same face in another picture; its box is the level one around where its corners come to lie.
    func mapped(_ place: (Point) -> Point) -> Face {
        let corners = Quad(box)
        return Face(
            box: Quad(
                topLeft: place(corners.topLeft), topRight: place(corners.topRight),
                bottomRight: place(corners.bottomRight), bottomLeft: place(corners.bottomLeft)
            ).boundingBox,
            score: score, landmarks: landmarks.map(place))
    }

    func moved(by offset: Point) -> Face {
        Face(
            box: Rect(x: box.x + offset.x, y: box.y + offset.y, width: box.width, height: box.height), score: score,
            landmarks: landmarks.map { $0 + offset })
    }
}

extension Quad {
    /// Whether a point lies inside; of a quad without an inside none does.
    fileprivate func holds(_ point: Point) -> Bool {
        let corners = [topLeft, topRight, bottomRight, bottomLeft]
        return zip(corners, corners.dropFirst() + corners.prefix(1)).allSatisfy { from, to in
            (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x) >= 0
        }
    }
}
