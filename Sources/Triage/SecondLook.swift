import Crypto
import DeskForms
import Foundation
import GRDB
import Store

/// Where a submission stands that two decide, each without knowing of the other.
///
/// Chosen when the first decides; until the second has decided, others see it as any open submission, so that the second does
/// not even know to be one. What either made (decisions, notes, overrulings, marked places) is hidden from the other until the
/// decision is exported, or a lead has settled it, also where a decision has been taken back meanwhile. What the second has
/// decided only a lead takes back: how the submission stands then tells whether the first has decided alike.
struct SecondLook {
    enum Phase: Hashable {
        /// One decides, as usual.
        case none
        /// The first has decided.
        case second
        /// Both have, differently.
        case disputed
        /// Both have, alike.
        case agreed
        /// A lead has.
        case settled
    }

    var phase: Phase
    var firstBy: String?
    var secondBy: String?
    /// Numbers of decisions.
    var first: Int64?
    var second: Int64?
    var state: DeskState

    /// What ``init(_:)`` wants to know of `desk`, which has to be joined with `secondLook`.
    static let columns = "desk.state, desk.firstBy, desk.secondBy, desk.look, secondLook.second, secondLook.settled"
    static let join = "LEFT JOIN secondLook ON secondLook.first = desk.look"

    /// That a submission waits for its second decision, as SQL.
    static let awaitsSecond = "(desk.firstBy IS NOT NULL AND desk.state IN ('open', 'held'))"

    /// That a row of `decision` may be counted before others, as SQL: not what one of two has made before both have decided.
    static let isOpenToFigures = "(decision.round = 0 OR secondLook.second IS NOT NULL)"

    init(_ row: Row) {
        state = DeskState(rawValue: row["state"]) ?? .open
        firstBy = row["firstBy"]
        secondBy = row["secondBy"]
        first = row["look"]
        second = row["second"]
        if first == nil {
            phase = .none
        } else if row["settled"] as Int64? != nil {
            phase = .settled
        } else if second == nil {
            phase = .second
        } else {
            phase = state == .disputed ? .disputed : .agreed
        }
    }

    /// The state as it looks to somebody.
    func state(for actor: String, isLead: Bool) -> DeskState {
        switch phase {
        case .second where actor == firstBy: .waiting
        case .disputed where !isLead && (actor == firstBy || actor == secondBy): .waiting
        default: state
        }
    }

    /// Whether somebody may see what `clerk` has made in `round`.
    func shows(round: Int, by clerk: String, to actor: String, isLead: Bool, isExported: Bool) -> Bool {
        guard round > 0, clerk != actor else { return true }
        switch phase {
        // Taken back: who decides next, and after whom, is open again.
        case .none: return false
        case .settled: return true
        // Of who is first now there may be more from before, made as a second.
        case .second: return round == 2 && actor != firstBy && clerk != firstBy
        case .disputed: return isLead
        case .agreed: return isExported || (actor != firstBy && actor != secondBy)
        }
    }

    /// The round of what somebody makes now.
    func round(of actor: String) -> Int {
        switch phase {
        case .second: actor == firstBy ? 1 : 2
        case .disputed, .agreed: actor == firstBy ? 1 : actor == secondBy ? 2 : 0
        case .none, .settled: 0
        }
    }
}

extension TriageDesk {
    func look(at number: Int64, _ db: Database) throws -> SecondLook {
        let row = try Row.fetchOne(
            db, sql: "SELECT \(SecondLook.columns) FROM desk \(SecondLook.join) WHERE desk.submission = ?",
            arguments: [number])
        guard let row else { throw TriageError.notFound }
        return SecondLook(row)
    }

    /// Whether a submission is decided twice: by a keyed hash of its key and content, so that nobody can tell beforehand and
    /// deciding anew changes nothing.
    func isForTwo(_ number: Int64, _ db: Database) throws -> Bool {
        guard secondShare > 0 else { return false }
        let name = "desk.secondLook"
        try db.execute(
            sql: "INSERT OR IGNORE INTO meta VALUES (?, lower(hex(randomblob(32))))", arguments: [name])
        let secret = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name])
        let words = try String.fetchOne(
            db, sql: "SELECT key || ' ' || coalesce(content, '') FROM desk WHERE submission = ?", arguments: [number])
        guard let secret, let words else { return false }
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(words.utf8), using: SymmetricKey(data: Data(secret.utf8)))
        // The first 52 bits, as a fraction: as many as a Double holds exactly.
        let bits = code.prefix(7).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 4
        return Double(bits) / Double(UInt64(1) << 52) < secondShare
    }

    /// The first of two has decided: for everybody else it is open again, without a trace of that.
    func beginSecondLook(_ number: Int64, report: Int64, decision: Int64, by actor: String, _ db: Database) throws {
        // What is hidden already, from a second look that was broken off, stays so.
        try db.execute(
            sql: """
                UPDATE decision SET round = 1 WHERE submission = ? AND report = ? AND (round = 0 OR clerk = ?)
                """, arguments: [number, report, actor])
        try db.execute(
            sql: "UPDATE region SET round = 1 WHERE submission = ? AND (round = 0 OR clerk = ?)",
            arguments: [number, actor])
        try db.execute(sql: "INSERT INTO secondLook (first) VALUES (?)", arguments: [decision])
        try db.execute(
            sql: """
                UPDATE desk SET state = 'open', decision = NULL, look = ?, firstBy = ?, secondBy = NULL, clerk = NULL,
                    leasedBy = NULL, leasedUntil = NULL WHERE submission = ?
                """, arguments: [decision, actor, number])
        try rank(number, db)
    }

    /// Both have decided.
    ///
    /// - Returns: whether alike: both pass, or both return for the same reasons.
    func endSecondLook(
        _ number: Int64, _ look: SecondLook, decision: Int64, by actor: String, _ db: Database
    ) throws -> Bool {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM decision WHERE number IN (?, ?)", arguments: [look.first, decision])
        let decisions = rows.compactMap(TriageDesk.decision)
        guard decisions.count == 2, let kind = decisions.first?.kind else { throw TriageError.notFound }
        let agrees =
            decisions[0].kind == decisions[1].kind && Set(decisions[0].reasons) == Set(decisions[1].reasons)
        try db.execute(
            sql: "UPDATE secondLook SET second = ?, agrees = ? WHERE first = ?",
            arguments: [decision, agrees, look.first])
        try db.execute(
            sql: """
                UPDATE desk SET state = ?, decision = ?, secondBy = ?, clerk = CASE WHEN ? THEN coalesce(clerk, ?) END,
                    leasedBy = NULL, leasedUntil = NULL WHERE submission = ?
                """,
            arguments: [
                (agrees ? kind.state : .disputed).rawValue, agrees ? look.first : nil, actor, agrees, actor, number,
            ])
        try rank(number, db)
        return agrees
    }

    func settle(_ number: Int64, _ look: SecondLook, _ kind: DecisionKind, decision: Int64, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE secondLook SET settled = ? WHERE first = ?", arguments: [decision, look.first])
        try db.execute(
            sql: """
                UPDATE desk SET state = ?, decision = ?, leasedBy = NULL, leasedUntil = NULL WHERE submission = ?
                """, arguments: [kind.state.rawValue, decision, number])
        try rank(number, db)
    }
}
