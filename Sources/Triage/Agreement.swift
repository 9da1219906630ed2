import DeskForms
import GRDB
import Store

/// How far two persons agree who decide the same submissions without knowing of each other.
public struct AgreementFigures: Hashable, Sendable {
    /// Submissions that both have decided.
    public var pairs = 0
    /// Of these: both passed, or both returned.
    public var alike = 0
    /// Of those alike: both returned, but for other reasons.
    public var otherReasons = 0
    /// Decided by one, and waiting for the second; nil where that is not told.
    public var waiting: Int? = 0
    /// Waiting for a lead.
    public var disputed = 0
    /// How many the first, and the second, passed.
    var firstPassed = 0
    var secondPassed = 0

    /// 0 to 1; nil where there are no pairs.
    public var share: Double? { pairs > 0 ? Double(alike) / Double(pairs) : nil }

    /// Cohen's kappa (1960) of pass against return: 1 for full agreement, 0 for as much as chance gives; nil where all passed,
    /// or all returned, for then it is not defined.
    public var kappa: Double? {
        guard let share else { return nil }
        let (first, second) = (Double(firstPassed) / Double(pairs), Double(secondPassed) / Double(pairs))
        let chance = first * second + (1 - first) * (1 - second)
        return chance < 1 ? (share - chance) / (1 - chance) : nil
    }
}

extension TriageDesk {
    func agreement(_ db: Database) throws -> AgreementFigures {
        var figures = AgreementFigures()
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT one.decision AS first, two.decision AS second, agrees FROM secondLook
                JOIN decision AS one ON one.number = first JOIN decision AS two ON two.number = second
                WHERE one.undoneAt IS NULL AND two.undoneAt IS NULL
                """)
        for row in rows {
            let (first, second): (String, String) = (row["first"], row["second"])
            figures.pairs += 1
            if first == second { figures.alike += 1 }
            if first == second, row["agrees"] as Bool? == false { figures.otherReasons += 1 }
            if first == DecisionKind.pass.rawValue { figures.firstPassed += 1 }
            if second == DecisionKind.pass.rawValue { figures.secondPassed += 1 }
        }
        figures.waiting =
            try Int.fetchOne(db, sql: "SELECT count(*) FROM desk WHERE \(SecondLook.awaitsSecond)") ?? 0
        figures.disputed = try Int.fetchOne(db, sql: "SELECT count(*) FROM desk WHERE state = 'disputed'") ?? 0
        return figures
    }
}
