internal import DocumentModel
internal import Foundation

/// Whether a seal has more than its name and its star on it, though it was not read.
extension SealPicture {
    /// Of the place below the star where a line stands that was not read: three such had 0.28 and more; 33 seals without one 0.03 and less
    /// in colour, and up to 0.11 where writing below them could not be told from the ink.
    private static let leastUnreadInk = 0.15
    /// Of 27 generated ovals the two with a number had 0.20 and 0.25, the others 0.11 at most, of print left over.
    private static let leastOvalInk = 0.15

    /// Of 203 rings on 78 generated submissions and 14 drawn by others, with no line read and the name at 0.9 and more, 199
    /// had 0.8 and more of it in their middle, two pieces of a seal that was cut in two a third, and two contract seals without a
    /// star nothing.
    private static let star = 0.6
    private static let leastStarInk = 0.1
    /// The star of a seal of 40 mm is 14 mm wide.
    private static let starReach = 0.36

    /// Whether something stands below the star, or along an oval, read or not; or where the star should be there is none.
    func hasInkAcross(turn: Double) -> Bool {
        let ink = square(side: SealTextDetector.side, turn: turn, layer: .ink)
        if SealPicture.inkBelowStar(ink.image, radius: ink.outline.radius) > SealPicture.leastUnreadInk { return true }
        let star = SealPicture.inkOfStar(ink.image, radius: ink.outline.radius)
        guard ink.outline.isOval else {
            // Of a seal without a colour the page's print is ink, too, and （公章） in the middle is no star.
            return star < (isColoured ? SealPicture.leastStarInk : SealPicture.star)
        }
        // A round seal that a phone saw from aslant is an oval, too: it has a star, and paper beside it, where an invoice seal's number goes on.
        if star >= SealPicture.star,
            SealPicture.inkAlongAxis(ink.image, ink.outline, from: SealPicture.starReach) < SealPicture.leastOvalInk
        {
            return false
        }
        return SealPicture.inkAlongAxis(ink.image, ink.outline) > SealPicture.leastOvalInk || outline.isLikeInvoiceSeal
    }

    /// Share of ink in the middle tenth, which a star fills.
    private static func inkOfStar(_ ink: Image, radius: Double) -> Double {
        let center = Double(ink.width) / 2
        let reach = Int(center - 0.1 * radius)..<Int(center + 0.1 * radius)
        let inked = reach.reduce(0) { sum, y in
            // Where a stamp was pressed lightly the star is paler than the rim.
            sum + reach.count { ink.pixels[y * ink.width + $0] < 170 }
        }
        return Double(inked) / Double(max(1, reach.count * reach.count))
    }

    /// Share of ink along an oval's longer axis, where an invoice seal has the taxpayer's number and others have nothing.
    ///
    /// - Parameter start: of the longer half axis; what is nearer to the middle does not count.
    private static func inkAlongAxis(_ ink: Image, _ outline: SealOutline, from start: Double = 0) -> Double {
        var inked = 0
        var count = 0
        let (sine, cosine) = (sin(outline.angle), cos(outline.angle))
        for v in stride(from: -0.2 * outline.b, through: 0.2 * outline.b, by: 2) {
            for u in stride(from: -0.5 * outline.a, through: 0.5 * outline.a, by: 2)
            where abs(u) >= start * outline.a {
                let x = Int(outline.center.x + u * cosine - v * sine)
                let y = Int(outline.center.y + u * sine + v * cosine)
                guard x >= 0, y >= 0, x < ink.width, y < ink.height else { continue }
                count += 1
                // Figures are thinner than the rim that sets the range.
                if ink.pixels[y * ink.width + x] < 170 { inked += 1 }
            }
        }
        return count == 0 ? 0 : Double(inked) / Double(count)
    }

    static func inkBelowStar(_ ink: Image, radius: Double) -> Double {
        let center = Double(ink.width) / 2
        var inked = 0
        var count = 0
        for y in stride(from: Int(center + 0.38 * radius), to: min(ink.height, Int(center + 0.74 * radius)), by: 2) {
            for x in stride(from: Int(center - 0.4 * radius), to: Int(center + 0.4 * radius), by: 2) {
                count += 1
                if ink.pixels[y * ink.width + x] < 128 { inked += 1 }
            }
        }
        return count == 0 ? 0 : Double(inked) / Double(count)
    }
}
