/// The characters a recogniser knows, and which of its classes each of them is.
///
/// One object for all lines that the same recogniser read: class scores refer to it, so that a page of thousands of steps
/// carries the dictionary (18,708 lines for PP-OCRv6 small) once.
public final class Alphabet: Hashable, Sendable {
    /// `characters[i]` is class `i + 1`; class 0 is the blank of CTC, the class after the last character is the space.
    public let characters: [String]
    private let labels: [String: Int32]

    /// A character that stands twice in the dictionary keeps its first class.
    public init(characters: [String]) {
        self.characters = characters
        var labels: [String: Int32] = [:]
        labels.reserveCapacity(characters.count)
        for (index, character) in characters.enumerated() where labels[character] == nil {
            labels[character] = Int32(clamping: index + 1)
        }
        self.labels = labels
    }

    /// The class of a character; nil for what the recogniser can never read.
    public func label(of text: String) -> Int32? { labels[text] ?? (text == " " ? space : nil) }

    /// Empty for the blank.
    public func text(of label: Int32) -> String {
        if label <= 0 { return "" }
        return Int(label) <= characters.count ? characters[Int(label) - 1] : " "
    }

    /// The classes that are the same sign in another code: half and full width (Unicode chart FF00), and the circles that
    /// are all written for 〇. Empty for most.
    public func siblings(of label: Int32) -> [Int32] {
        let text = text(of: label).unicodeScalars
        guard text.count == 1, let scalar = text.first else { return [] }
        let others: [Unicode.Scalar?]
        switch scalar {
        case "!"..."~": others = [Unicode.Scalar(scalar.value + 0xFEE0)]
        case "！"..."～": others = [Unicode.Scalar(scalar.value - 0xFEE0)]
        case "〇", "○", "◯": others = ["〇", "○", "◯"].filter { $0 != scalar }
        default: return []
        }
        return others.compactMap { $0.flatMap { self.label(of: String($0)) } }
    }

    /// The last class.
    public var space: Int32 { Int32(clamping: characters.count + 1) }

    public static func == (left: Alphabet, right: Alphabet) -> Bool {
        left === right || left.characters == right.characters
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(characters.count) }
}
