internal import CGlyphs
internal import DocumentModel

/// One face of a font file; the only user of FreeType. One thread at a time.
@safe final class GlyphFace {
    private let face: OpaquePointer
    /// Pixels of the em square that characters are drawn at before they are fitted: more than any patch has.
    static let side = 96

    /// Nil if there is no such font.
    init?(path: String, index: Int32 = 0) {
        guard let face = unsafe hglyph_open(path, index) else { return nil }
        unsafe self.face = unsafe face
    }

    deinit { unsafe hglyph_close(face) }

    /// The character's em square, dark on white, ``side`` pixels wide and high; nil if the face does not have it.
    func drawing(of character: Character) -> Image? {
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return nil }
        var pixels = [UInt8](repeating: 0, count: GlyphFace.side * GlyphFace.side)
        let status = unsafe pixels.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return Int32(-1) }
            return unsafe hglyph_draw(face, scalar.value, Int32(GlyphFace.side), start)
        }
        guard status == 0 else { return nil }
        return Image(width: GlyphFace.side, height: GlyphFace.side, format: .gray8, pixels: pixels.map { 255 - $0 })
    }
}
