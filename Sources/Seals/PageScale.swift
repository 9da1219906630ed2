internal import DocumentModel

/// How large things on a page may be, in pixels.
struct PageScale: Hashable {
    /// Pixels a millimetre; nil for a picture that is not a whole page.
    let pixelsPerMillimetre: Double?
    private let longSide: Double

    /// - Parameters:
    ///   - dpi: trusted if it makes the page 180 to 450 mm long; phones write 72 into everything.
    init(width: Int, height: Int, dpi: Double?) {
        let long = Double(max(width, height))
        let short = Double(min(width, height))
        longSide = long
        if let dpi, dpi > 0, (180.0...450.0).contains(long / dpi * 25.4) {
            pixelsPerMillimetre = dpi / 25.4
        } else if short > 0, long >= 900, (1.2...1.6).contains(long / short) {
            // A photographed or scanned sheet is A4, ISO 216.
            pixelsPerMillimetre = long / 297
        } else {
            pixelsPerMillimetre = nil
        }
    }

    private init(pixelsPerMillimetre: Double?, longSide: Double) {
        self.pixelsPerMillimetre = pixelsPerMillimetre
        self.longSide = longSide
    }

    func scaled(by factor: Double) -> PageScale {
        PageScale(pixelsPerMillimetre: pixelsPerMillimetre.map { $0 * factor }, longSide: longSide * factor)
    }

    /// Half axes of rings. Seals in use are 30 to 58 mm wide; a photographed sheet
    /// fills 0.7 of what its size is taken for, or all of it.
    /// Of a picture that is no page, anything from a twentieth to all of it.
    var ringRadii: ClosedRange<Double> {
        guard let scale = pixelsPerMillimetre else { return max(8, 0.05 * longSide)...max(9, 0.55 * longSide) }
        return (10.5 * scale)...(30 * scale)
    }

    /// Longer half axes of oval seals, 36 to 50 mm wide, on sheets that fill 0.7 of the picture or more.
    var ovalRadii: ClosedRange<Double> {
        guard let scale = pixelsPerMillimetre else { return ringRadii }
        return (12.6 * scale)...(26 * scale)
    }

    /// Radii of round name seals, 14 to 20 mm wide, on sheets that fill 0.8 of the picture or more; nil for a picture that is
    /// no page. Below the smallest ring: no seal is looked for in both ways.
    var nameRadii: ClosedRange<Double>? {
        pixelsPerMillimetre.map { (5.6 * $0)...(10.4 * $0) }
    }

    /// Sides of name seals, 16 to 25 mm.
    var squareSides: ClosedRange<Double> {
        guard let scale = pixelsPerMillimetre else { return max(12, 0.08 * longSide)...max(13, longSide) }
        return (11 * scale)...(31 * scale)
    }
}
