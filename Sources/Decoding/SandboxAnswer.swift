public import DocumentModel

/// What the decoding process says of its sandbox: one line `name ok` or `name missing` a part, and nothing else.
public enum SandboxAnswer {
    /// More than all parts take.
    static let longest = 512

    public static func bytes(for state: SandboxState) -> [UInt8] {
        let lines = SandboxPart.allCases.map { "\($0.rawValue) \(state.active.contains($0) ? "ok" : "missing")\n" }
        return Array(lines.joined().utf8)
    }

    /// Nil unless every part is told of, once.
    static func state(from bytes: [UInt8]) -> SandboxState? {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        var answers: [SandboxPart: Bool] = [:]
        for line in lines {
            let words = line.split(separator: " ")
            guard words.count == 2, let part = SandboxPart(rawValue: String(words[0])), answers[part] == nil,
                words[1] == "ok" || words[1] == "missing"
            else { return nil }
            answers[part] = words[1] == "ok"
        }
        guard answers.count == SandboxPart.allCases.count else { return nil }
        return SandboxState(active: answers.filter(\.value).map(\.key))
    }
}
