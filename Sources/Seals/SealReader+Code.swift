internal import DocumentModel
internal import Foundation

/// The number at the bottom of a seal.
extension SealReader {
    func code(_ picture: SealPicture, _ arcs: [TextArc], turn: Double) throws -> String? {
        let bottom = turn + .pi / 2
        let thin = arcs.filter { arc in
            arc.height < SealReader.leastNameHeight && arc.middleDepth < 0.35
                && abs(wrapped(arc.middle - bottom)) < .pi / 4
        }
        guard let arc = thin.max(by: { $0.area < $1.area }) else { return nil }
        for reversed in [true, false] {
            let strip = picture.unrolled(arc.padded(0.25), reversed: reversed, layer: .colours)
            guard let reading = try recognizer.recognize([strip]).first else { continue }
            let digits = reading.text.filter(\.isASCIIDigit)
            // Filing numbers have 13 to 15 digits.
            if (13...15).contains(digits.count), reading.score > 0.7 { return digits }
        }
        return nil
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
