import DeskForms
import Foundation
import HTTPTypes
import Hummingbird
import Pipeline
import Store
import Triage
import Verification

/// Places that clerks mark on pages.
struct RegionRoutes {
    let parts: DeskParts

    /// A marked place; its page is named by its index among all pages of the report, as pictures of pages are.
    private struct Entry: Encodable {
        var number: Int64
        var page: Int?
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var note: String
        var by: String
        var name: String
        var at: Date
        var isYours: Bool

        init(_ region: Region, _ found: DeskSubmission, names: [String: String], actor: String) {
            number = region.number
            page = found.stored.document.documents.firstIndex { $0.file == region.file && $0.page == region.page }
            (x, y, width, height) = (region.x, region.y, region.width, region.height)
            note = region.note
            by = region.clerk
            name = names[region.clerk] ?? region.clerk
            at = region.madeAt
            isYours = region.clerk == actor
        }
    }

    func addReading(to group: RouterGroup<DeskContext>) {
        let parts = parts
        group.get("submissions/:key/regions") { _, context -> Response in
            let found = try await InterfaceRoutes.found(context, parts)
            let names = try await parts.onDesk { try parts.shownNames() }
            let actor = context.actor
            return try JSONAnswer.made([
                "regions": found.regions.map { Entry($0, found, names: names, actor: actor) }
            ])
        }
    }

    func addMarking(to group: RouterGroup<DeskContext>) {
        let parts = parts
        group.post("submissions/:key/regions") { request, context -> Response in
            let key = try context.parameters.require("key")
            let given = try await JSONAnswer.body(DeskBodies.Region.self, of: request, limit: 8192)
            let draft = RegionDraft(
                page: given.page, x: given.x, y: given.y, width: given.width, height: given.height, note: given.note)
            let (actor, isLead) = (context.actor, context.isLead)
            let entry = try await parts.onDesk {
                let made = try parts.desk.mark(key, draft, by: actor, isLead: isLead)
                return Entry(
                    made, try parts.desk.submission(key, for: actor, isLead: isLead), names: try parts.shownNames(),
                    actor: actor)
            }
            return try JSONAnswer.made(entry, status: .created)
        }
        group.delete("submissions/:key/regions/:number") { _, context -> Response in
            let key = try context.parameters.require("key")
            guard let number = context.parameters.get("number").flatMap({ Int64($0) }) else { throw Problem.notFound }
            let (actor, isLead) = (context.actor, context.isLead)
            try await parts.onDesk { try parts.desk.unmark(key, region: number, by: actor, isLead: isLead) }
            return JSONAnswer.nothing
        }
    }
}
