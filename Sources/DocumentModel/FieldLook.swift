/// One more reading of a field's ink, independent of the first as far as can be.
public struct FieldLook: Hashable, Sendable {
    public enum Way: String, Hashable, Sendable, Codable, CaseIterable {
        /// The same recogniser on a crop with another margin or scale.
        case otherCrop = "other-crop"
        /// The same recogniser with coloured ink taken out, or left in where it had been taken out.
        case otherInk = "other-ink"
        /// Another network.
        case otherModel = "other-model"
        case tesseract
    }

    public var way: Way
    /// As recognised, the label included where it is in the crop.
    public var text: String
    /// The weakest character's probability, 0…1; not calibrated.
    public var score: Double
    /// The recogniser's class scores over time, where it has them.
    public var scores: ClassScores?
    /// The characters of the first reading that lie in the crop, those around the value included; nil if not known.
    public var span: InkSpan?

    public init(way: Way, text: String, score: Double, scores: ClassScores? = nil, span: InkSpan? = nil) {
        self.way = way
        self.span = span
        self.text = text
        self.score = score
        self.scores = scores
    }
}
