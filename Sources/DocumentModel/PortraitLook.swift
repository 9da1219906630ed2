/// What surrounds the face of a portrait.
public struct PortraitLook: Hashable, Sendable {
    /// Part of the background that has its main colour, 0…1: 1 for an even wall; of its least even side.
    public var evenness: Double
    /// Of the background: red, green, blue, each 0…255.
    public var colour: [Int]
    /// Of the face, 0…1, as ``PageQuality/sharpness`` is of text.
    public var sharpness: Double

    public init(evenness: Double, colour: [Int], sharpness: Double) {
        self.evenness = evenness
        self.colour = colour
        self.sharpness = sharpness
    }
}
