internal import DocumentModel
internal import Foundation

/// Where the characters of a name stand on a ring, told by one reading of it.
struct NameFit {
    let depths: ClosedRange<Double>
    /// Directions of the first and the last character's middle.
    private(set) var first: Double
    private(set) var last: Double
    /// Angle from one character to the next.
    let pitch: Double
    private(set) var count: Int
    /// For choosing between fits of one ring: a long name, well read, on a strip to rely on.
    let merit: Double

    /// - Returns: nil for a name too short to have a spacing.
    init?(_ name: RingPitch, score: Double, on band: TextArc, trust: Double) {
        guard let places = name.places, name.text.count >= 5 else { return nil }
        depths = band.depths
        first = band.start + places.first * band.span
        last = band.start + places.last * band.span
        pitch = places.pitch * band.span
        count = Int(((last - first) / pitch).rounded()) + 1
        merit = score * trust * SealText.plausibility(name.text) / Double(1 + name.holes)
        guard pitch > 0.03, last > first, last - first + pitch <= 2 * .pi else { return nil }
    }

    /// With the characters at the ends that were not read: where a name's spacing goes on, and ink stands there.
    ///
    /// Only the middle of the band is looked at: digits of the number at the bottom stand farther out, a line across
    /// farther in.
    func extended(over picture: SealPicture) -> NameFit {
        let directions = 360
        let height = depths.upperBound - depths.lowerBound
        let profile = picture.inkProfile(
            depths: (depths.lowerBound + 0.35 * height)...(depths.upperBound - 0.3 * height), directions: directions)
        func ink(around direction: Double) -> Double {
            let reach = 0.3 * pitch
            let samples = stride(from: direction - reach, through: direction + reach, by: 2 * .pi / Double(directions))
                .map { angle -> Double in
                    let turn = (angle / (2 * .pi)).truncatingRemainder(dividingBy: 1)
                    return profile[min(directions - 1, Int((turn < 0 ? turn + 1 : turn) * Double(directions)))]
                }
            return samples.isEmpty ? 0 : samples.reduce(0, +) / Double(samples.count)
        }
        let known = (0..<count).map { ink(around: first + Double($0) * pitch) }.sorted()
        let typical = known[known.count / 2]
        guard typical > 0.02 else { return self }
        var fit = self
        // A strip cuts off a character or two, seldom more.
        for _ in 0..<2 where fit.last - fit.first + 2.4 * pitch < 2 * .pi {
            guard ink(around: fit.first - pitch) > 0.45 * typical else { break }
            fit.first -= pitch
            fit.count += 1
        }
        for _ in 0..<2 where fit.last - fit.first + 2.4 * pitch < 2 * .pi {
            guard ink(around: fit.last + pitch) > 0.45 * typical else { break }
            fit.last += pitch
            fit.count += 1
        }
        return fit
    }

    /// - Parameters:
    ///   - radial: margin below and above, in parts of the band's height.
    ///   - end: margin beyond the outermost characters, in parts of their distance.
    func band(radial: Double, end: Double) -> TextArc {
        let height = depths.upperBound - depths.lowerBound
        // The band that was read is padded already.
        let lower = max(-0.1, depths.lowerBound + (radial - 0.1) * -height)
        let upper = min(0.95, depths.upperBound + (radial - 0.1) * height)
        let margin = (0.5 + end) * pitch
        return TextArc(
            depths: lower...max(lower + 0.05, upper), start: first - margin,
            span: min(2 * .pi, last - first + 2 * margin))
    }

    /// How much wider to draw a band so that characters are `aspect` as wide as the strip is high; never narrower.
    func stretch(of band: TextArc, to aspect: Double, on outline: SealOutline) -> Double {
        NameFit.stretch(of: band, pitch: pitch, to: aspect, on: outline)
    }

    static func stretch(of band: TextArc, pitch: Double, to aspect: Double, on outline: SealOutline) -> Double {
        let a = outline.a - band.middleDepth * outline.radius
        let b = outline.b - band.middleDepth * outline.radius
        let width = pitch * ((a * a + b * b) / 2).squareRoot()
        return max(1, min(2.4, aspect * band.height * outline.radius / max(1, width)))
    }
}
