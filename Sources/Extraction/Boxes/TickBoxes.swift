public import DocumentModel
import Imaging

/// Tells from the ink which boxes of the form 补办 are ticked, and writes it into the lines read.
///
/// A recogniser knows □ and ■; of a tick that crosses its box it makes 区, V, 上 or nothing, and an empty box it passes over as often.
public struct TickBoxes: Sendable {
    public init() {}

    private static let choices = ["注册证书", "标签"].map { $0.map(String.init) }
    private static let ticks: Set<String> = ["√", "✓", "✔", "☑", "☒", "■", "×", "✗", "V", "v"]
    private static let heading = "补办"
    private static let next = "原因"

    /// Two are printed; a bound on time.
    private static let most = 4
    /// In heights of print below the heading: a few lines.
    private static let reach = 6.0
    /// A piece is searched with print of this many pixels; larger print costs time and tells no more.
    static let size = 28.0
    /// Around the place where print would begin, in its sizes: what was read has its characters up to half a one too far left
    /// where a box was passed over.
    private static let before = 1.6
    private static let behind = 0.7
    private static let above = 0.95
    /// On 36 generated forms, 15 of them of the hard level, the middle of 42 empty boxes was no darker than 0.01, that of 30 ticked and filled ones no
    /// lighter than 0.10.
    private static let emptyCore = 0.04
    private static let tickedCore = 0.07
    /// All of those were told rightly: the rule of succession.
    private static let certainty = 73.0 / 74

    /// - Parameters:
    ///   - image: the upright page.
    ///   - lines: read from that image.
    /// - Returns: the lines, with □ or ☑ before each choice whose box was found and is one of the two.
    public func told(in image: Image, lines: [TextLine]) -> [TextLine] {
        guard !image.isEmpty, let heading = lines.first(where: TickBoxes.isHeading) else { return lines }
        let frame = LevelFrame(lines: lines)
        let box = frame.level(heading.quad)
        let next = lines.filter { $0.text.contains(TickBoxes.next) }.map { frame.level($0.quad).midY }
        let end = min(box.midY + TickBoxes.reach * box.height, next.filter { $0 > box.midY }.min() ?? .infinity)
        var lines = lines
        var count = 0
        for index in lines.indices where count < TickBoxes.most {
            let middle = frame.level(lines[index].quad).midY
            guard middle > box.y, middle < end - 0.5 * box.height else { continue }
            let words = TickBoxes.choices(in: lines[index]).prefix(TickBoxes.most - count)
            // From the right: what is written in moves the rest.
            for (order, word) in words.enumerated().reversed() {
                tell(&lines[index], word, behind: order > 0 ? words[order - 1].upperBound : 0, frame, image)
                count += 1
            }
        }
        return lines
    }

    /// 申请补办：, and not the form's title.
    private static func isHeading(_ line: TextLine) -> Bool {
        let text = line.text
        return text.contains(heading) && !text.contains("申请表") && (text.contains("：") || text.contains(":"))
    }

    /// The glyphs of the choices in a line: each begins it but for a box, or follows the heading or the choice before. 注册证书被水浸泡
    /// is a reason.
    private static func choices(in line: TextLine) -> [Range<Int>] {
        let texts = line.glyphs.map(\.text)
        var found: [Range<Int>] = []
        var start = 0
        while start < texts.count {
            guard let word = choices.first(where: { texts[start...].starts(with: $0) }) else {
                start += 1
                continue
            }
            let before = texts[..<start].suffix(5).joined()
            let end = found.last?.upperBound ?? 0
            let follows = start - end <= 2 || found.isEmpty && before.contains(heading)
            if follows { found.append(start..<start + word.count) }
            start += word.count
        }
        // A box that is read behind a word is one character: 口, 区.
        let rest = texts[(found.last?.upperBound ?? 0)...].prefix(2)
        let goesOn = rest.count == 2 && rest.allSatisfy { $0.unicodeScalars.contains(where: TextNormalization.isHan) }
        return goesOn ? [] : found
    }

    /// - Parameter end: the first glyph behind the choice before.
    private func tell(_ line: inout TextLine, _ word: Range<Int>, behind end: Int, _ frame: LevelFrame, _ image: Image)
    {
        let places = line.glyphs[word].map { frame.level($0.quad) }
        guard let first = places.first else { return }
        let pitches = zip(places, places.dropFirst()).map { $1.x - $0.x }.sorted()
        // Boxes of glyphs are a quarter higher than print.
        let size = (pitches[pitches.count / 2] + 0.78 * first.height) / 2
        // Level and upright, no larger than a dozen lines to the page, and on it.
        let page = frame.level(Quad(Rect(x: 0, y: 0, width: Double(image.width), height: Double(image.height))))
        guard size.isFinite, size >= 8, size < Double(image.height) / 12, pitches[0] > 0.5 * size,
            page.contains(Point(x: first.x, y: first.midY))
        else { return }
        func piece(_ from: Double, _ to: Double, _ half: Double) -> Image {
            let rect = Rect(
                x: first.x + from * size, y: first.midY - half * size, width: (to - from) * size,
                height: 2 * half * size)
            let piece = frame.crop(rect, of: image).grayscale()
            let scale = min(1, TickBoxes.size / size)
            return piece.resized(
                width: Int((Double(piece.width) * scale).rounded()),
                height: Int((Double(piece.height) * scale).rounded()))
        }
        let print = piece(0, Double(word.count), 0.5)
        let around = piece(-TickBoxes.before, TickBoxes.behind, TickBoxes.above)
        guard !print.isEmpty, !around.isEmpty else { return }
        // The darkest pixels of the words are print, however thin.
        let (ink, paper) = (TickBoxSearch.level(0.06, of: print), TickBoxSearch.level(0.5, of: print))
        let scale = min(1, TickBoxes.size / size)
        guard let found = TickBoxSearch(around, print: Double(paper - ink)).best(size: size * scale) else { return }
        // Between the two, how an unsure recogniser gives a box: neither a tick nor surely none.
        let (sign, score): (String, Double) =
            switch found.core {
            case ...TickBoxes.emptyCore: ("□", TickBoxes.certainty)
            case TickBoxes.tickedCore...: ("☑", TickBoxes.certainty)
            default: ("口", 0.5)
            }
        let square = Rect(
            x: first.x - TickBoxes.before * size + found.square.x / scale,
            y: first.midY - TickBoxes.above * size + found.square.y / scale,
            width: found.square.width / scale, height: found.square.height / scale)
        // What was read of the box goes: a sign or two.
        var start = word.lowerBound
        while start > max(end, word.lowerBound - 2), !":：办".contains(line.glyphs[start - 1].text),
            frame.level(line.glyphs[start - 1].quad).midX > square.x - 0.2 * size
        {
            start -= 1
        }
        // A tick beside its box, or over the word, leaves the box empty.
        let isTicked = line.glyphs[start..<word.lowerBound].contains { TickBoxes.ticks.contains($0.text) }
        if isTicked, sign != "☑" { return }
        line.glyphs.replaceSubrange(
            start..<word.lowerBound, with: [Glyph(text: sign, quad: frame.page(square), score: score)])
        // They are those of what was read.
        line.scores = nil
    }
}
