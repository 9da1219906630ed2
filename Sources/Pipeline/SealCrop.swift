import DocumentModel
import Imaging

/// A seal cut out of its page, with some paper around it.
struct SealCrop: Sendable {
    var image: Image
    /// Its ring in pixels of ``image``.
    var seal: Seal

    /// - Parameter page: upright, in the pixels that the seal's ring counts.
    init?(_ seal: Seal, on page: Image) {
        guard let ring = seal.ring, ring.isPlausible else { return nil }
        // The reader looks a little beyond the rim.
        let reach = 1.3 * ring.longAxis
        let box = Rect(x: ring.centerX - reach, y: ring.centerY - reach, width: 2 * reach, height: 2 * reach)
        guard let inside = box.intersection(page.bounds) else { return nil }
        image = page.cropped(to: inside)
        self.seal = seal
        self.seal.ring = ring.moved(by: Point(x: inside.x.rounded(.down), y: inside.y.rounded(.down)))
    }
}
