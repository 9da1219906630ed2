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
}
