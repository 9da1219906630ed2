import DocumentModel

/// A printed request to sign or to seal: 本人签名：, 乙方（签字）, 负责人（签名）：, （单位公章）.
struct SigningLabel: Equatable {
    /// Nil where the label says only 签名：: the page tells whose.
    var role: SigningPlace.Role?
    /// The label is for a seal (盖章, 公章), not for a hand.
    var isForSeal: Bool
    /// 乙方： alone: a place to sign only in a block of signatures.
    var isBareParty: Bool
    /// Without 乙方 or the like before it: （签字）, which may stand behind the signature.
    var isNameless: Bool
    /// 方（签名）: whose it is was read in part only.
    var isBeheaded = false
    /// Index of the line, and the glyphs of the label in it.
    var line: Int
    var glyphs: Range<Int>
    var text: String
}
