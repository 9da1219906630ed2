import DocumentModel
import Testing

@testable import Recognition

struct CTCDecoderTests {
    private let decoder = CTCDecoder(characters: ["甲", "乙", "丙"])

    /// One step a class: the best class gets 0.9, the rest share what is left.
    private func decode(_ labels: [Int], contentShare: Double = 1) -> LineReading {
        let classes = 5
        var values = [Float](repeating: 0.025, count: labels.count * classes)
        for (step, label) in labels.enumerated() { values[step * classes + label] = 0.9 }
        return unsafe values.withUnsafeBufferPointer {
            unsafe decoder.reading(of: $0, steps: labels.count, classes: classes, contentShare: contentShare)
        }
    }

    @Test func `repeats are joined and blanks dropped`() {
        #expect(decode([0, 1, 1, 0, 2, 2, 2, 0]).text == "甲乙")
        #expect(decode([1, 0, 1]).text == "甲甲")
        #expect(decode([1, 2, 1]).text == "甲乙甲")
    }

    @Test func `the last class is the space`() {
        #expect(decode([1, 4, 2]).text == "甲 乙")
    }

    @Test func `nothing but blanks is an empty line`() {
        let reading = decode([0, 0, 0])
        #expect(reading.characters.isEmpty && reading.score == 0)
    }

    @Test func `characters keep their order and stay inside the line`() {
        let reading = decode([1, 0, 0, 0, 2, 0, 0, 3, 0, 0], contentShare: 0.8)
        for (left, right) in zip(reading.characters, reading.characters.dropFirst()) {
            #expect(left.start < left.end && left.end <= right.start + 1e-9)
        }
        #expect(reading.characters.allSatisfy { $0.start >= 0 && $0.end <= 1 })
    }

    @Test func `unlikely classes keep a share of the rest`() throws {
        let scores = try #require(decode([1, 0, 2]).scores)
        #expect(scores.logProbability(of: 1, at: 0) > scores.logProbability(of: 2, at: 0))
        #expect(scores.logProbability(of: 3, at: 0) > -30)
    }

    @Test func `a sign that is half one code and half another was read surely`() {
        let decoder = CTCDecoder(characters: ["（", "(", "○", "〇", "口"])
        var scores = ClassScores(classCount: 7, alphabet: decoder.alphabet)
        for (first, second) in [(1, 2), (3, 4), (3, 5)] as [(Int32, Int32)] {
            scores.append([(label: first, probability: Float(0.5)), (label: second, probability: Float(0.49))])
            scores.append([(label: Int32(0), probability: Float(0.99))])
        }
        let read = decoder.reading(of: scores, width: 6).characters
        #expect(read.map(\.text) == ["（", "○", "○"])
        #expect(read[0].score > 0.98 && read[1].score > 0.98 && read[2].score < 0.6)
    }
}
