import Foundation
import GRDB
import Store
import Verification

extension TriageDesk {
    /// Of one clerk on one submission; a page with more could not be read any more.
    public static let mostRegions = 50
    /// Characters of a note at a place: it is shown over the page.
    public static let greatestNote = 200
    /// Pixels of a page: smaller, nobody would find it again.
    private static let leastSide = 4

    /// Marks a place on a page.
    ///
    /// - Throws: ``TriageError`` where there is no such place, the note is missing, or another has the submission in hand.
    @discardableResult
    public func mark(_ key: String, _ draft: RegionDraft, by actor: String, isLead: Bool = false) throws -> Region {
        let note = try TriageDesk.trimmed(draft.note, limit: TriageDesk.greatestNote)
        guard !note.isEmpty else { throw TriageError.reasonMissing }
        let seen = try submission(key, for: actor, isLead: isLead)
        let pages = seen.stored.document.documents
        guard pages.indices.contains(draft.page) else { throw TriageError.regionOutside }
        let page = pages[draft.page]
        // Compared without adding: the numbers are whatever somebody sends.
        guard draft.x >= 0, draft.y >= 0, draft.x < page.width, draft.y < page.height,
            (TriageDesk.leastSide...max(TriageDesk.leastSide, page.width - draft.x)).contains(draft.width),
            (TriageDesk.leastSide...max(TriageDesk.leastSide, page.height - draft.y)).contains(draft.height)
        else { throw TriageError.regionOutside }
        let object = seen.stored.attachments.first { $0.file == page.file }?.object?.description
        return try store.write { db in
            let number = try number(of: key, db)
            try checkLease(number, actor, db)
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM region WHERE submission = ? AND clerk = ? AND removedAt IS NULL",
                arguments: [number, actor])
            guard count ?? 0 < TriageDesk.mostRegions else {
                throw TriageError.regionsTooMany(limit: TriageDesk.mostRegions)
            }
            try db.execute(
                sql: """
                    INSERT INTO region (submission, file, object, page, pageWidth, pageHeight, x, y, width, height, note,
                        clerk, madeAt, round) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, page.file, object, page.page, page.width, page.height, draft.x, draft.y, draft.width,
                    draft.height, note, actor, store.now, try look(at: number, db).round(of: actor),
                ])
            let made = db.lastInsertedRowID
            try store.audit(
                db, actor: actor, action: "mark", detail: ["submission": String(number), "region": String(made)])
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM region WHERE number = ?", arguments: [made])
            else { throw TriageError.notFound }
            return Region(row)
        }
    }

    /// Takes a mark away; only who has made it may. One that is hidden is not there.
    public func unmark(_ key: String, region: Int64, by actor: String, isLead: Bool = false) throws {
        try store.write { db in
            let number = try number(of: key, db)
            let look = try look(at: number, db)
            let isExported = try isExported(look, db)
            let row = try Row.fetchOne(
                db, sql: "SELECT clerk, round FROM region WHERE number = ? AND submission = ? AND removedAt IS NULL",
                arguments: [region, number])
            guard let row, look.shows(row, to: actor, isLead: isLead, isExported: isExported) else {
                throw TriageError.notFound
            }
            guard row["clerk"] == actor else { throw TriageError.regionNotYours }
            try db.execute(
                sql: "UPDATE region SET removedAt = ? WHERE number = ?", arguments: [store.now, region])
            try store.audit(
                db, actor: actor, action: "unmark", detail: ["submission": String(number), "region": String(region)])
        }
    }
}
