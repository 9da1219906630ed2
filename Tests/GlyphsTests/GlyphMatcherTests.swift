import DocumentModel
import Imaging
import Testing

@testable import Glyphs

@Suite("Ink held against drawn characters")
struct GlyphMatcherTests {
    @Test(
        "No font, no matcher; a file that is no font is passed over",
        arguments: ["/nonexistent.ttf", "/etc/passwd", "/", ""])
    func notAFont(path: String) { #expect(GlyphMatcher(fonts: [path]) == nil) }

    @Test(
        "Of look-alikes the one that was drawn is nearest",
        arguments: [("沄", "法云运"), ("赟", "赞资"), ("岚", "良风"), ("未", "末木")])
    func lookAlikes(written: Character, others: String) throws {
        let matcher = try #require(GlyphMatcher())
        let known = try "福建有限公司".map { (character: $0, patch: try patch(of: $0)) }
        let style = try #require(matcher.style(of: known))
        // Sizes are tried in steps of four pixels, so that no style is exactly this one.
        #expect(style.likeness > 0.8)
        let ink = try patch(of: written)
        let own = try #require(matcher.likeness(of: written, to: ink, style: style))
        for other in others {
            let likeness = try #require(matcher.likeness(of: other, to: ink, style: style))
            #expect(own > likeness + 0.05, "\(written) against \(other)")
        }
    }

    @Test(
        "Ink of the expected character is told from ink of what was read, and the other way round",
        arguments: [("沄", "法"), ("逄", "逢"), ("亓", "元"), ("琤", "净")] as [(Character, Character)])
    func exchange(expected: Character, found: Character) throws {
        let matcher = try #require(GlyphMatcher())
        let known = try "福建有限".map { (character: $0, patch: try patch(of: $0)) }
        let exchange = CharacterExchange(line: 0, glyph: 2, expected: expected, found: found)
        let right = try #require(matcher.drawing(of: exchange, on: try patch(of: expected), known: known))
        #expect(right.exchange == exchange && right.advantage > 0.04 && right.likeness > 0.8)
        let wrong = try #require(matcher.drawing(of: exchange, on: try patch(of: found), known: known))
        #expect(wrong.advantage < -0.04 && wrong.styleLikeness > 0.8)
        #expect(matcher.drawing(of: exchange, on: try patch(of: found), known: []) == nil)
    }

    @Test("A character that no font has is like nothing")
    func unknownCharacter() throws {
        let matcher = try #require(GlyphMatcher())
        let known = try patch(of: "福")
        let style = try #require(matcher.style(of: [(character: Character("福"), patch: known)]))
        #expect(matcher.likeness(of: "\u{E000}", to: known, style: style) == nil)
        #expect(matcher.style(of: [] as [(character: Character, patch: GlyphPatch)]) == nil)
    }

    @Test("Blank, tiny and empty patches are like nothing, and stop nothing", arguments: [(61, 48), (3, 3), (0, 0)])
    func blankPatches(width: Int, height: Int) throws {
        let matcher = try #require(GlyphMatcher())
        let known = try patch(of: "福")
        let style = try #require(matcher.style(of: [(character: Character("福"), patch: known)]))
        let blank = GlyphPatch(
            Image(width: width, height: height, format: .gray8, pixels: [UInt8](repeating: 255, count: width * height)))
        #expect(matcher.likeness(of: "福", to: blank, style: style) ?? -1 < 0.1)
    }

    /// Dark on white, drawn smaller than the em square and off the middle.
    private func patch(of character: Character) throws -> GlyphPatch {
        let face = try #require(GlyphFace(path: GlyphMatcher.standardFonts[0]))
        let glyph = try #require(face.drawing(of: character)).resized(width: 34, height: 39)
        var image = Image(
            width: GlyphMatcher.patchWidth, height: GlyphMatcher.patchHeight, format: .gray8,
            pixels: [UInt8](repeating: 255, count: GlyphMatcher.patchWidth * GlyphMatcher.patchHeight))
        for y in 0..<glyph.height {
            for x in 0..<glyph.width {
                image.pixels[(y + 6) * image.width + x + 11] = glyph.pixels[y * glyph.width + x]
            }
        }
        return GlyphPatch(image)
    }
}
