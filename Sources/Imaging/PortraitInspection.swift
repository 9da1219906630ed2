public import DocumentModel

extension PortraitLook {
    /// How far a channel may be from the background's median and still belong to it, in grey levels: a wall that is lit
    /// from one side changes by about this over the width of a passport picture. A judgement.
    static let tolerance = 28
    /// Width of the face to which it is reduced before its sharpness is measured, so that pictures of all resolutions
    /// compare; about what a one-inch picture has on a screen.
    static let faceWidth = 100.0

    /// Looks beside and above the head: hair reaches to about two fifths of the face's box beyond it, shoulders begin below
    /// its lower edge.
    ///
    /// - Parameter face: in pixels of `image`.
    /// - Returns: nil where the head leaves no background to see.
    public init?(of image: Image, face: Rect) {
        let head = Rect(
            x: face.x - 0.45 * face.width, y: face.y - 0.5 * face.height, width: 1.9 * face.width,
            height: 1.5 * face.height)
        let bottom = min(Double(image.height), face.maxY)
        guard face.width >= 8, bottom >= 8, !image.isEmpty else { return nil }
        let step = max(1, max(image.width, image.height) / 160)
        let channels = image.format.bytesPerPixel
        // Left of the head, right of it, and above: clutter in one of them is clutter.
        var parts: [[[Int]]] = [[], [], []]
        for y in stride(from: 0, to: Int(bottom), by: step) {
            for x in stride(from: 0, to: image.width, by: step) {
                let isBeside = Double(x) < head.x || Double(x) > head.maxX
                guard isBeside || Double(y) < head.y else { continue }
                let index = (y * image.width + x) * channels
                let part = !isBeside ? 2 : Double(x) < head.x ? 0 : 1
                parts[part].append((0..<3).map { Int(image.pixels[index + min($0, channels - 1)]) })
            }
        }
        let samples = parts.flatMap { $0 }
        guard samples.count >= 40 else { return nil }
        let colour = (0..<3).map { channel in samples.map { $0[channel] }.sorted()[samples.count / 2] }
        // A part of a few samples is the gap between hair and edge.
        let shares = parts.filter { $0.count >= 20 }.map { part in
            let alike = part.count { sample in
                (0..<3).allSatisfy { abs(sample[$0] - colour[$0]) <= PortraitLook.tolerance }
            }
            return Double(alike) / Double(part.count)
        }
        self.init(
            evenness: shares.min() ?? 0, colour: colour,
            sharpness: PortraitLook.sharpness(of: image, face: face))
    }

    private static func sharpness(of image: Image, face: Rect) -> Double {
        let part = image.cropped(to: face)
        guard part.width > 8, part.height > 8 else { return 0 }
        let reduced = part.limited(toLongSide: Int(faceWidth * max(1, face.height / face.width)))
        return InkContrast(of: Quad(reduced.bounds), in: reduced, reduces: false, edge: 0.995)?.sharpness ?? 0
    }
}
