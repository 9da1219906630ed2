import DocumentModel

/// What the ink says about a name that was read with other characters, held against drawings of both.
///
/// Networks hardly know a rare character and give an everyday look-alike in its place, sure of it; a drawing has no such
/// preference.
enum DrawnVerdict: Hashable {
    /// Every character that was read as another one looks like the expected one.
    case expected
    /// At least one looks like what was read.
    case found
    /// No print, and rather like the expected characters than like what was read.
    case leaning

    /// In correlation. On pages of 70 generated submissions, printed, scanned and photographed, 16 misread characters looked more
    /// like the expected one by 0.056 to 0.25; 37 others that were printed in its place less by 0.18 to 0.75, and 157
    /// look-alikes (译 for 泽, 佘 for 余) less by 0.014 to 0.63, all but twelve of them by more than this.
    private static let advantage = 0.04
    /// Below, the ink is no print of a typeface like those at hand: handwriting, or strokes that ran together. Of the 157 look-alikes
    /// eight had less, the characters around them alike.
    private static let likeness = 0.6

    /// Of names written by hand 巷 for 港, 杂 for 染 and 客 for 咨 were misread: their ink, with a likeness of 0.51 to 0.59, leaned by 0.009
    /// to 0.167 to what stood there.
    private static let leastLeaning = 0.008
    private static let handLikeness = 0.5

    /// - Parameters:
    ///   - exchanges: of the name's characters.
    ///   - changes: their number, and that of all other changes: where characters are missing or too many, one that stands
    ///     beside its place says nothing.
    /// - Returns: nil where drawings do not tell.
    init?(_ exchanges: [CharacterExchange], of changes: Int, by drawings: [DrawnExchange]) {
        guard changes > 0, exchanges.count == changes else { return nil }
        let held = exchanges.compactMap { exchange in drawings.first { $0.exchange == exchange } }
        let clear = held.filter {
            $0.likeness >= DrawnVerdict.likeness && $0.styleLikeness >= DrawnVerdict.likeness
                && abs($0.advantage) >= DrawnVerdict.advantage
        }
        if clear.contains(where: { $0.advantage < 0 }) {
            self = .found
        } else if clear.count == changes {
            self = .expected
        } else if held.count == changes,
            held.allSatisfy({
                $0.styleLikeness < DrawnVerdict.likeness && $0.likeness >= DrawnVerdict.handLikeness
                    && $0.advantage >= DrawnVerdict.leastLeaning
            })
        {
            self = .leaning
        } else {
            return nil
        }
    }
}
