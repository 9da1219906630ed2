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

    /// The last class.
    public var space: Int32 { Int32(clamping: characters.count + 1) }

    public static func == (left: Alphabet, right: Alphabet) -> Bool {
        left === right || left.characters == right.characters
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(characters.count) }
}
