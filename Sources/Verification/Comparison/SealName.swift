import DocumentModel

/// The name of the unit that a seal belongs to.
enum SealName {
    /// Words that tell the purpose of a seal, where they stand on the ring behind the name.
    private static let purposes = [
        "劳动合同专用章", "合同专用章", "财务专用章", "发票专用章", "人事专用章", "人力资源专用章", "业务专用章", "人力资源部", "人事部", "人事处",
        "人事科", "组织人事部", "专用章", "公章",
    ]

    private static let personnelWords = ["人事", "人力资源", "劳资", "组织部"]

    /// Whether the words across a seal name a personnel department.
    static func isPersonnel(_ line: String) -> Bool { personnelWords.contains { line.contains($0) } }

    /// All that the seal may be said to name: the ring; ring and line together (a branch writes its own name under the
    /// star); the ring without the purpose of the seal.
    static func unitNames(of seal: Seal) -> [String] { unitNames(ring: seal.text, seal) }

    /// The same for the readings that came second.
    static func alternativeNames(of seal: Seal) -> [String] {
        seal.alternatives.flatMap { unitNames(ring: $0, seal) }
    }

    /// How probable the best of the readings that came second and give `name` is against the first; 0 if none does.
    static func odds(of name: String, on seal: Seal) -> Double {
        zip(seal.alternatives, seal.alternativeOdds).filter { unitNames(ring: $0.0, seal).contains(name) }
            .map(\.1).max() ?? 0
    }

    private static func unitNames(ring: String, _ seal: Seal) -> [String] {
        let ring = NormalizedText(ring).text
        let line = NormalizedText(seal.lineText).text
        guard !ring.isEmpty else { return [] }
        if seal.kind == .branch, !line.isEmpty { return [ring + line] }
        var names = [ring]
        if !line.isEmpty { names.append(ring + line) }
        for purpose in purposes where ring.hasSuffix(purpose) && ring.count > purpose.count + 3 {
            names.append(String(ring.dropLast(purpose.count)))
            break
        }
        return names
    }

    /// `合同专用章`, or what stands across a department's seal.
    static func kindName(of seal: Seal) -> String {
        switch seal.kind {
        case .department, .personnel, .branch, .other: seal.lineText.isEmpty ? seal.kind.chinese : seal.lineText
        default: seal.kind.chinese
        }
    }
}
