import DocumentModel
import Imaging

/// Where a photo shows, right of a page, what the page lies on.
///
/// Its grain looks like ink: beside an unsigned label near the edge of a page the wood of a table was taken for a signature.
struct PageEdge {
    /// The first column of the crop that may be beyond: the edge itself lies in it or one strip further.
    let column: Int
    /// The brightness falls within a fifth of print's height, a millimetre, in every band: no shadow but that of a thing that lies on the page
    /// ends so sharply.
    let isCrisp: Bool

    /// Bands across, all of which must tell the same: print and pen darken one or two.
    private static let bands = 4
    /// Shade on a page falls off slowly and shaded cells of forms keep nine tenths of the paper's brightness.
    private static let beyond = 0.8
    /// Within two strips of the edge the page is still as bright as elsewhere.
    private static let sharp = 0.92

    /// Nil where the page goes on to the end of the crop, or its brightness fades.
    ///
    /// - Parameters:
    ///   - crop: RGB or grey, up to the end of the picture.
    ///   - size: height of print in pixels.
    init?(of crop: Image, size: Double) {
        let step = max(4, Int(0.5 * size))
        guard crop.width >= 6 * step, crop.height >= 2 * PageEdge.bands else { return nil }
        let strips = (0..<crop.width / step).map { strip in
            (0..<PageEdge.bands).map { PageEdge.brightness(of: crop, from: strip * step, width: step, band: $0) }
        }
        for start in stride(from: 3, to: strips.count, by: 1) {
            let paper = (0..<PageEdge.bands).map { band in
                strips[..<(start - 1)].map { $0[band] }.sorted()[(start - 1) / 2]
            }
            let isBeyond = strips[start...].allSatisfy { strip in
                zip(strip, paper).allSatisfy { Double($0) < PageEdge.beyond * Double($1) }
            }
            guard isBeyond else { continue }
            let isSharp = zip(strips[start - 2], paper).allSatisfy { Double($0) >= PageEdge.sharp * Double($1) }
            guard isSharp else { return nil }
            column = (start - 1) * step
            isCrisp = PageEdge.isCrisp(crop, paper: paper, columns: (start - 2) * step..<(start + 1) * step, size: size)
            return
        }
        return nil
    }

    private static func isCrisp(_ crop: Image, paper: [Int], columns: Range<Int>, size: Double) -> Bool {
        let step = 2
        let reach = max(step, Int(0.2 * size))
        return paper.indices.allSatisfy { band in
            let strips = stride(from: columns.lowerBound, to: min(columns.upperBound, crop.width - step), by: step).map
            {
                Double(brightness(of: crop, from: $0, width: step, band: band)) / Double(max(1, paper[band]))
            }
            guard let end = strips.firstIndex(where: { $0 < beyond }),
                let last = strips[..<end].lastIndex(where: { $0 >= sharp })
            else { return false }
            return (end - last - 1) * step <= reach
        }
    }

    /// The 80th percentile of the luma: what lies under ink.
    private static func brightness(of crop: Image, from left: Int, width: Int, band: Int) -> Int {
        let channels = crop.format.bytesPerPixel
        var values: [Int] = []
        values.reserveCapacity(width * (crop.height / bands + 1))
        for y in (crop.height * band / bands)..<(crop.height * (band + 1) / bands) {
            for x in left..<min(crop.width, left + width) {
                let pixel = (y * crop.width + x) * channels
                let red = Int(crop.pixels[pixel])
                guard channels == 3 else {
                    values.append(red)
                    continue
                }
                values.append(
                    (red * 299 + Int(crop.pixels[pixel + 1]) * 587 + Int(crop.pixels[pixel + 2]) * 114) / 1000)
            }
        }
        values.sort()
        return values[values.count * 4 / 5]
    }
}
