extension RecognizedPage {
    private static let travelPapers = ["通行证", "护照", "PASSPORT"]

    /// Whether a permit or a passport was recognised: they have values below their labels, and the holder's portrait left of the
    /// text (ICAO Doc 9303, part 3, section 4.1; the permits of Hong Kong, Macao and Taiwan residents alike).
    public var showsTravelDocument: Bool {
        lines.contains { line in
            let text = line.text.filter { !$0.isWhitespace }.uppercased()
            return RecognizedPage.travelPapers.contains { text.contains($0) }
        }
    }
}
