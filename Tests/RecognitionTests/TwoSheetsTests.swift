import DocumentModel
import Testing

@testable import Recognition

struct TwoSheetsTests {
    private func sheets(width: Int, height: Int, lines: Int) -> TwoSheets? {
        let regions = (0..<lines).map { line in
            DetectedRegion(quad: Quad(Rect(x: 40, y: 40 * Double(line), width: 200, height: 20)), score: 0.9)
        }
        return TwoSheets(regions: regions, in: Image(width: width, height: height, format: .gray8, filledWith: 255))
    }

    @Test func `an opened form is two sheets; a sheet, a card and a small picture are none`() {
        #expect(sheets(width: 3634, height: 2666, lines: 30) != nil)
        #expect(sheets(width: 1754, height: 2480, lines: 30) == nil)
        #expect(sheets(width: 3634, height: 2666, lines: 9) == nil)
        #expect(sheets(width: 1600, height: 1100, lines: 30) == nil)
        #expect(sheets(width: 0, height: 0, lines: 30) == nil)
    }
}
