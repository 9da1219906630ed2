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

extension Face {
    /// From the middle between the eyes to the middle of the mouth, which is downwards on an upright head. Nil without landmarks.
    public var downwards: Point? {
        guard landmarks.count == 5 else { return nil }
        let eyes = (landmarks[0] + landmarks[1]) * 0.5
        let mouth = (landmarks[3] + landmarks[4]) * 0.5
        let down = mouth - eyes
        return down.x.isFinite && down.y.isFinite && abs(down.x) + abs(down.y) > 1 ? down : nil
    }
}
