import DocumentModel
import Imaging

extension Image {
    /// The line inside a quad, straightened, in the reading direction; a standing line is laid on its side.
    func line(in quad: Quad) -> Image {
        let width = max(1, Int(quad.width.rounded()))
        let height = max(1, Int(quad.height.rounded()))
        // Lines much taller than the model's 48 px are cropped as they are and averaged later; sampling them directly
        // would skip pixels.
        let image = cropped(to: quad, width: width, height: height)
        // PP-OCR's own limit between lying and standing lines (`get_rotate_crop_image`: height ≥ 1.5 width).
        return isStanding(quad) ? image.rotated(quarterTurns: 3) : image
    }
}

/// Whether a region is a line that runs from top to bottom.
func isStanding(_ quad: Quad) -> Bool { quad.height >= 1.5 * quad.width }

extension Quad {
    /// The same corners counted from the one that is top left when a standing line is laid on its side.
    var laidOnItsSide: Quad {
        Quad(topLeft: topRight, topRight: bottomRight, bottomRight: bottomLeft, bottomLeft: topLeft)
    }
}
