internal import DocumentModel
internal import Glyphs
internal import Imaging

/// The characters of a ring, each straightened into a patch.
struct RingInk {
    private let picture: SealPicture
    private let depths: ClosedRange<Double>
    private let spacing: RingSpacing

    init(_ picture: SealPicture, _ ring: SealRing, spacing: RingSpacing) {
        self.picture = picture
        self.spacing = spacing
        // Room for the right height and place to be found.
        let margin = 0.12 * (ring.innerDepth - ring.outerDepth)
        depths = max(-0.1, ring.outerDepth - margin)...min(0.95, ring.innerDepth + margin)
    }

    func patch(at index: Int, _ layer: SealPicture.Layer) -> GlyphPatch {
        let span = spacing.pitch * Double(GlyphMatcher.patchWidth) / GlyphMatcher.pitch
        let band = TextArc(depths: depths, start: spacing.direction(of: index) - span / 2, span: span)
        let image = picture.unrolled(band, stretch: 3, layer: layer)
        guard !image.isEmpty else {
            return GlyphPatch(Image(width: 0, height: 0, format: .gray8, pixels: []))
        }
        return GlyphPatch(image.resized(width: GlyphMatcher.patchWidth, height: GlyphMatcher.patchHeight))
    }
}

extension SealOutline {
    init(_ ring: SealRing) {
        self.init(center: ring.center, a: ring.longAxis, b: ring.shortAxis, angle: ring.angle)
    }
}

extension SealRing {
    init(_ outline: SealOutline, _ fit: NameFit) {
        self.init(
            center: outline.center, longAxis: outline.a, shortAxis: outline.b, angle: outline.angle,
            outerDepth: fit.depths.lowerBound, innerDepth: fit.depths.upperBound, first: fit.first, last: fit.last,
            pitch: fit.pitch)
    }
}
