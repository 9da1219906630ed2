/// A face in a picture: that there is one and where, never whose.
public struct Face: Hashable, Sendable {
    /// Pixels of the upright page.
    public var box: Rect
    /// The detector's score, 0…1.
    public var score: Double
    /// Right eye, left eye, tip of the nose, right and left corner of the mouth, as seen on the person.
    public var landmarks: [Point]

    public init(box: Rect, score: Double, landmarks: [Point] = []) {
        self.box = box
        self.score = score
        self.landmarks = landmarks
    }
}
