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
        guard [face.x, face.y, face.width, face.height].allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else { return nil }
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
        let close = PortraitLook.evennessCloseBy(image, face, head, colour, step)
        self.init(
            evenness: min(shares.min() ?? 0, close), colour: colour,
            sharpness: PortraitLook.sharpness(of: image, face: face))
    }

    /// The same where hair may be, which a head that fills the picture leaves alone: of the colours that are neither hair's
    /// nor skin's. 1 where there are hardly any.
    private static func evennessCloseBy(_ image: Image, _ face: Rect, _ head: Rect, _ wall: [Int], _ step: Int)
        -> Double
    {
        let channels = image.format.bytesPerPixel
        var least = 1.0
        for side in [head.x..<face.x, face.maxX..<head.maxX] {
            var (plain, foreign, all) = (0, 0, 0)
            for y in stride(from: max(0, Int(head.y)), to: min(image.height, Int(face.maxY)), by: step) {
                for x in stride(
                    from: max(0, Int(side.lowerBound)), to: min(image.width, Int(side.upperBound)), by: step)
                {
                    let index = (y * image.width + x) * channels
                    let sample = (0..<3).map { Int(image.pixels[index + min($0, channels - 1)]) }
                    all += 1
                    if (0..<3).allSatisfy({ abs(sample[$0] - wall[$0]) <= tolerance }) {
                        plain += 1
                    } else if isForeign(sample, wall) {
                        foreign += 1
                    }
                }
            }
            // A clip in the hair or an earring is no room: a twentieth of the strip at least.
            if plain + foreign >= 20, foreign * 20 >= all {
                least = min(least, Double(plain) / Double(plain + foreign))
            }
        }
        return least
    }

    /// Judgements: of 57 generated portraits before a wall none was disturbed, 3 before a room were all told.
    ///
    /// A bright colour from yellow over green and blue to pink. Hair and skin are dark, pale or between pink and orange; what
    /// has the wall's own hue is the head's shadow on it.
    private static func isForeign(_ sample: [Int], _ wall: [Int]) -> Bool {
        guard let hue = hue(of: sample, chroma: 50), (sample.max() ?? 0) >= 80, (50...335).contains(hue) else {
            return false
        }
        guard let own = self.hue(of: wall, chroma: 30) else { return true }
        let distance = abs(hue - own)
        return min(distance, 360 - distance) > 30
    }

    /// Degrees, red 0, green 120; nil for what has less colour than `chroma`, in grey levels.
    private static func hue(of colour: [Int], chroma: Int) -> Double? {
        let (red, green, blue) = (Double(colour[0]), Double(colour[1]), Double(colour[2]))
        let most = max(red, green, blue)
        let range = most - min(red, green, blue)
        guard range >= Double(chroma), range > 0 else { return nil }
        let sector =
            most == red ? (green - blue) / range : most == green ? 2 + (blue - red) / range : 4 + (red - green) / range
        return sector < 0 ? sector * 60 + 360 : sector * 60
    }

    private static func sharpness(of image: Image, face: Rect) -> Double {
        let part = image.cropped(to: face)
        guard part.width > 8, part.height > 8 else { return 0 }
        let reduced = part.limited(toLongSide: Int(faceWidth * max(1, face.height / face.width)))
        return InkContrast(of: Quad(reduced.bounds), in: reduced, reduces: false, edge: 0.995)?.sharpness ?? 0
    }
}
