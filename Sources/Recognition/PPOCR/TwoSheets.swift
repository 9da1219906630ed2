import DocumentModel
import Imaging
import Inference

/// Two sheets side by side in one picture: an opened form, or A3.
///
/// Each half is searched by itself, with as many pixels as a sheet alone. More pixels for the whole do not do: the detector weighs its
/// channels by their mean over the picture (squeeze and excitation), and beside a page in shadow it passed over most lines of a
/// well-lit one, at 960 as at 1344 pixels, that it found in the half alone.
struct TwoSheets {
    private let whole: [DetectedRegion]
    private let image: Image

    /// Lines of print on the side of a resident's card (GA 490) with a long address, each in two boxes.
    private static let mostOnCard = 16

    /// Nil for a picture that is not wide, has no more text than a card, or no more pixels than one sheet needs.
    init?(regions: [DetectedRegion], in image: Image) {
        let (width, height) = (Double(image.width), Double(image.height))
        guard width > 1.2 * height, width > 1.8 * Double(TextDetector.longSide), regions.count > TwoSheets.mostOnCard
        else { return nil }
        whole = regions
        self.image = image
    }

    /// What was found in the halves; lines that cross the middle are those of the first look.
    func regions(by detector: TextDetector) throws(InferenceError) -> [DetectedRegion] {
        let (width, height) = (Double(image.width), Double(image.height))
        let middle = (width / 2).rounded()
        // A line that ends at the fold is seen whole from its own side.
        let overlap = (0.02 * width).rounded()
        var found = whole.filter { region in
            let box = region.quad.boundingBox
            return box.x < middle - overlap && box.maxX > middle + overlap
        }
        let crossing = found
        for (left, right) in [(0, middle + overlap), (middle - overlap, width)] {
            let half = image.cropped(to: Rect(x: left, y: 0, width: right - left, height: height))
            let place = Placement.identity.cut(at: Point(x: left, y: 0))
            for var region in try detector.detect(in: half) {
                region.quad = place.apply(region.quad)
                let center = region.quad.center
                guard (center.x < middle) == (left == 0),
                    !crossing.contains(where: { $0.quad.boundingBox.contains(center) })
                else { continue }
                found.append(region)
            }
        }
        return found
    }
}
