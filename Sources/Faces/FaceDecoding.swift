import DocumentModel
import Foundation
import Inference

/// Turns the outputs of YuNet into faces.
///
/// The model looks at a grid of cells at each of three strides. For every cell it gives a class and an object score, whose
/// geometric mean is the score of the face; the centre as an offset from the cell and the size as a logarithm, both in
/// strides; and five landmarks as offsets from the cell (`FaceDetectorYN` of OpenCV describes the same outputs).
struct FaceDecoding {
    static let strides = [8, 16, 32]
    /// In the order in which ``faces(in:)`` wants them.
    static let outputNames = ["cls", "obj", "bbox", "kps"].flatMap { name in strides.map { "\(name)_\($0)" } }

    /// Side of the square picture that the model saw, in pixels; a multiple of 32.
    let side: Int
    /// Cells below this score are no faces. OpenCV's own programs ask for 0.6 to 0.9; less is kept here, because a weak
    /// face is what makes a rule unsure. On generated photos persons have 0.89 to 0.91, portraits on cards 0.46 to 0.88.
    var leastScore = 0.4
    /// Of two boxes that share more than this part of their union the weaker is dropped (`nms_threshold` of OpenCV's
    /// `FaceDetectorYN`).
    var sharedPart = 0.3
    /// More cells than this are no picture of persons: a bound on the work that a strange tensor can cause.
    static let mostCandidates = 2000

    /// - Parameter outputs: twelve tensors in the order of ``outputNames``.
    /// - Returns: faces in pixels of the square, the surest first; empty for tensors of any other shape.
    func faces(in outputs: [TensorOutput]) -> [Face] {
        guard outputs.count == FaceDecoding.outputNames.count else { return [] }
        let count = FaceDecoding.strides.count
        var candidates: [Face] = []
        for (index, stride) in FaceDecoding.strides.enumerated() {
            let columns = side / stride
            let cells = columns * columns
            let (classes, objects) = (outputs[index].values, outputs[count + index].values)
            let (boxes, points) = (outputs[2 * count + index].values, outputs[3 * count + index].values)
            guard cells > 0, classes.count == cells, objects.count == cells, boxes.count == 4 * cells,
                points.count == 10 * cells
            else { return [] }
            for cell in 0..<cells {
                let score = Double(unit(classes[cell]) * unit(objects[cell])).squareRoot()
                guard score >= leastScore else { continue }
                let column = Double(cell % columns)
                let row = Double(cell / columns)
                if let face = face(
                    score: score, column: column, row: row, stride: Double(stride),
                    box: boxes[(4 * cell)..<(4 * cell + 4)].map(Double.init),
                    points: points[(10 * cell)..<(10 * cell + 10)].map(Double.init))
                {
                    candidates.append(face)
                }
            }
        }
        return strongest(of: candidates)
    }

    /// Nil where a number is no number, or the box is absurd.
    private func face(
        score: Double, column: Double, row: Double, stride: Double, box: [Double], points: [Double]
    ) -> Face? {
        // exp(5) strides of 32 px are seven times the picture.
        guard (box + points).allSatisfy(\.isFinite), box[2] < 5, box[3] < 5 else { return nil }
        let width = exp(box[2]) * stride
        let height = exp(box[3]) * stride
        guard width >= 1, height >= 1 else { return nil }
        let landmarks = (0..<5).map { index in
            Point(x: (column + points[2 * index]) * stride, y: (row + points[2 * index + 1]) * stride)
        }
        return Face(
            box: Rect(
                x: (column + box[0]) * stride - width / 2, y: (row + box[1]) * stride - height / 2, width: width,
                height: height),
            score: score, landmarks: landmarks)
    }

    /// Drops faces that mostly cover a surer one.
    func strongest(of candidates: [Face]) -> [Face] {
        var kept: [Face] = []
        for face in candidates.sorted(by: { $0.score > $1.score }).prefix(FaceDecoding.mostCandidates)
        where !kept.contains(where: { $0.box.sharedPart(with: face.box) > sharedPart }) {
            kept.append(face)
        }
        return kept
    }

    private func unit(_ value: Float) -> Float { value.isFinite ? min(1, max(0, value)) : 0 }
}

extension Rect {
    /// Area in common over area of both together, 0…1.
    func sharedPart(with other: Rect) -> Double {
        guard let common = intersection(other) else { return 0 }
        let all = area + other.area - common.area
        return all > 0 ? common.area / all : 0
    }

    /// The part of this rectangle that lies in the other one, 0…1.
    func part(inside other: Rect) -> Double {
        guard area > 0, let common = intersection(other) else { return 0 }
        return common.area / area
    }
}
