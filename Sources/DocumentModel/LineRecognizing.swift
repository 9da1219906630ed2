/// Something that reads upright line images.
///
/// Implemented by both readers; steps that make lines of their own (a seal's ring unrolled, a card straightened) take
/// one of these and need to know nothing of engines.
public protocol LineRecognizing: AnyObject {
    /// - Parameter images: RGB or grey, one line of text each, any size; the text runs from left to right.
    /// - Returns: one reading an image, in the same order; an empty reading where nothing was seen.
    /// - Throws: only if the engine itself fails; a line without text is not an error.
    func recognize(_ images: [Image]) throws -> [LineReading]
}
