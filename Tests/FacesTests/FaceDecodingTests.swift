import DocumentModel
import Inference
import Testing

@testable import Faces

/// The twelve tensors of a picture without faces, for tests to write into.
struct FaceTensors {
    static let side = 640
    var values: [String: [Float]] = [:]

    init() {
        for (name, width) in [("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10)] {
            for stride in FaceDecoding.strides {
                let cells = (FaceTensors.side / stride) * (FaceTensors.side / stride)
                values["\(name)_\(stride)"] = [Float](repeating: 0, count: cells * width)
            }
        }
    }

    mutating func put(score: Float, stride: Int, column: Int, row: Int, size: Float = 1) {
        let cell = row * (FaceTensors.side / stride) + column
        values["cls_\(stride)"]?[cell] = score
        values["obj_\(stride)"]?[cell] = score
        values["bbox_\(stride)"]?[4 * cell + 2] = size
        values["bbox_\(stride)"]?[4 * cell + 3] = size
    }

    var outputs: [TensorOutput] {
        FaceDecoding.outputNames.map { name in
            let values = values[name] ?? []
            return TensorOutput(shape: [1, values.count], values: values)
        }
    }
}

struct FaceDecodingTests {
    private let decoding = FaceDecoding(side: FaceTensors.side)

    @Test func `a picture without faces has none`() {
        #expect(decoding.faces(in: FaceTensors().outputs).isEmpty)
    }

    @Test func `a cell above the limit is a face at its place`() throws {
        var tensors = FaceTensors()
        tensors.put(score: 0.9, stride: 16, column: 10, row: 5, size: 1)
        let face = try #require(decoding.faces(in: tensors.outputs).first)
        #expect(abs(face.box.midX - 160) < 0.01 && abs(face.box.midY - 80) < 0.01)
        #expect(abs(face.box.width - 16 * 2.71828) < 0.01)
        #expect(abs(face.score - 0.9) < 0.001)
        #expect(face.landmarks.count == 5)
    }

    @Test func `of overlapping boxes the surest stays`() {
        var tensors = FaceTensors()
        tensors.put(score: 0.7, stride: 16, column: 10, row: 5, size: 1)
        tensors.put(score: 0.9, stride: 16, column: 11, row: 5, size: 1)
        tensors.put(score: 0.8, stride: 16, column: 30, row: 5, size: 1)
        let faces = decoding.faces(in: tensors.outputs)
        #expect(faces.map { ($0.score * 10).rounded() } == [9, 8])
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30, -1e30])
    func `numbers that are none give no face`(_ value: Float) {
        var tensors = FaceTensors()
        for name in FaceDecoding.outputNames {
            tensors.values[name] = tensors.values[name]?.map { _ in value }
        }
        for face in decoding.faces(in: tensors.outputs) { #expect(face.box.width.isFinite) }
        tensors = FaceTensors()
        tensors.put(score: 0.9, stride: 8, column: 3, row: 3, size: value)
        #expect(decoding.faces(in: tensors.outputs).allSatisfy { $0.box.width.isFinite && $0.box.x.isFinite })
    }

    @Test func `random tensors neither trap nor give endless faces`() {
        var generator = SystemRandomNumberGenerator()
        var tensors = FaceTensors()
        for name in FaceDecoding.outputNames {
            tensors.values[name] = tensors.values[name]?.map { _ in Float.random(in: -3...3, using: &generator) }
        }
        #expect(decoding.faces(in: tensors.outputs).count <= FaceDecoding.mostCandidates)
    }

    @Test func `every cell a face is bounded work`() {
        var tensors = FaceTensors()
        for stride in FaceDecoding.strides {
            let count = FaceTensors.side / stride
            for row in 0..<count {
                for column in 0..<count { tensors.put(score: 1, stride: stride, column: column, row: row) }
            }
        }
        #expect(decoding.faces(in: tensors.outputs).count <= FaceDecoding.mostCandidates)
    }

    @Test(arguments: 0..<12)
    func `a tensor of another size gives nothing`(_ index: Int) {
        var outputs = FaceTensors().outputs
        outputs[index] = TensorOutput(shape: [1], values: [1])
        #expect(decoding.faces(in: outputs).isEmpty)
        #expect(decoding.faces(in: Array(outputs.prefix(index))).isEmpty)
    }
}
