import DocumentModel

extension RecognizedPage {
    /// What identity documents print: the two sides of the resident card (GA 490), the permits and the passport.
    private static let cardWords = [
        "姓名", "性别", "民族", "出生", "住址", "公民身份", "身份号码", "中华人民共和国", "居民身份证", "签发机关", "有效期限", "通行证", "护照", "证件号码",
        "PASSPORT", "永久居留",
    ]

    /// Whether an identity document was recognised: two of its words, or a number with the right check digit.
    var showsCard: Bool {
        let text = lines.map { line in line.text.filter { !$0.isWhitespace } }
        let words = RecognizedPage.cardWords.count { word in text.contains { $0.contains(word) } }
        if words >= 2 { return true }
        return text.contains { line in
            guard let number = IDNumber(line.suffix(18)) else { return false }
            return number.isChecksumValid && number.birthDate != nil && number.hasKnownRegion
        }
    }

    /// Around what was read on a resident card, along its own text, and half as wide again on the right, where its portrait is (GA 490); a card
    /// may lie at any angle. Nil where fewer than two lines of it were read.
    var cardArea: Quad? {
        let own = lines.filter { line in
            let text = line.text.filter { !$0.isWhitespace }
            let isNumber = text.suffix(18).count { $0.isASCII && $0.isNumber } >= 15
            return line.glyphs.count > 1 && (isNumber || RecognizedPage.residentWords.contains { text.contains($0) })
        }.map(\.quad)
        let along = own.reduce(Point(x: 0, y: 0)) { $0 + ($1.topRight - $1.topLeft) }
        let length = along.distance(to: Point(x: 0, y: 0))
        guard own.count >= 2, length > 0, length.isFinite else { return nil }
        let (u, v) = (along * (1 / length), Point(x: -along.y / length, y: along.x / length))
        let corners = own.flatMap { [$0.topLeft, $0.topRight, $0.bottomRight, $0.bottomLeft] }
        let across = corners.map { $0.x * u.x + $0.y * u.y }
        let down = corners.map { $0.x * v.x + $0.y * v.y }
        guard let left = across.min(), let right = across.max(), let top = down.min(), let bottom = down.max() else {
            return nil
        }
        let margin = 0.15 * (right - left)
        func point(_ x: Double, _ y: Double) -> Point { u * x + v * y }
        let (start, end) = (left - margin, right + 0.5 * (right - left) + margin)
        return Quad(
            topLeft: point(start, top - 2 * margin), topRight: point(end, top - 2 * margin),
            bottomRight: point(end, bottom + 2 * margin), bottomLeft: point(start, bottom + 2 * margin))
    }

    /// Of ``cardWords`` those on the side with the portrait, left of it or below.
    private static let residentWords = ["姓名", "性别", "民族", "出生", "住址", "公民身份", "身份号码"]
}
