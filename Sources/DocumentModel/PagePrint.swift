/// A small picture of a page, by which the same picture is known again after it was scaled or compressed anew.
///
/// A grid of 48 × 64 cells over the upright page, each the mean brightness of what it covers, less the mean of the 5 × 5
/// cells around it: light and shadow go, ink and edges stay.
public struct PagePrint: Hashable, Sendable {
    public static let columns = 48
    public static let rows = 64

    /// Row by row from the top; 128 is no contrast.
    public let cells: [UInt8]

    /// - Returns: nil unless there are 48 × 64 cells.
    public init?(cells: [UInt8]) {
        guard cells.count == PagePrint.columns * PagePrint.rows else { return nil }
        self.cells = cells
    }

    /// - Parameter brightness: means of the cells, 0…255, row by row.
    public init?(brightness: [UInt8]) {
        guard brightness.count == PagePrint.columns * PagePrint.rows else { return nil }
        var cells: [UInt8] = []
        cells.reserveCapacity(brightness.count)
        for y in 0..<PagePrint.rows {
            for x in 0..<PagePrint.columns {
                var sum = 0
                for dy in -2...2 {
                    for dx in -2...2 {
                        // Beyond the edge stands what is at the edge.
                        let row = min(PagePrint.rows - 1, max(0, y + dy))
                        let column = min(PagePrint.columns - 1, max(0, x + dx))
                        sum += Int(brightness[row * PagePrint.columns + column])
                    }
                }
                let contrast = Int(brightness[y * PagePrint.columns + x]) * 25 - sum
                // Halves of a level: print on paper differs from its surroundings by less than 64 levels in a cell.
                cells.append(UInt8(clamping: 128 + (contrast * 2) / 25))
            }
        }
        self.cells = cells
    }

    /// Correlation of the contrasts, -1…1; 0 where a page has none.
    public func likeness(to other: PagePrint) -> Double {
        var product = 0
        var own = 0
        var others = 0
        for index in cells.indices {
            let a = Int(cells[index]) - 128
            let b = Int(other.cells[index]) - 128
            product += a * b
            own += a * a
            others += b * b
        }
        guard own > 0, others > 0 else { return 0 }
        return Double(product) / (Double(own).squareRoot() * Double(others).squareRoot())
    }
}
