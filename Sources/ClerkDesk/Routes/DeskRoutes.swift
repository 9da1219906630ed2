import Accounts
import DeskForms
import Foundation
import HTTPTypes
import Hummingbird
import Triage

/// What clerks do at the desk, under `/api/v1`: only with a session.
struct DeskRoutes {
    let parts: DeskParts

    private struct LeaseAnswer: Encodable {
        /// Nil where the submission is decided.
        var by: String?
        var name: String?
        var isYours: Bool
    }

    func add(to group: RouterGroup<DeskContext>) {
        let parts = parts
        func actor(_ context: DeskContext) -> String { context.actor }
        group.post("submissions/:key/decision") { request, context -> Response in
            let key = try context.parameters.require("key")
            let given = try await JSONAnswer.body(DeskBodies.Decision.self, of: request)
            var draft = DecisionDraft(kind: given.decision)
            draft.publicText = given.publicText ?? ""
            draft.note = given.note ?? ""
            draft.reasons = given.reasons ?? []
            draft.seconds = given.seconds
            draft.report = given.report
            let (actor, isLead, wanted) = (context.actor, context.isLead, draft)
            try await parts.onDesk { try parts.desk.decide(key, wanted, by: actor, isLead: isLead) }
            parts.broadcast.tell("lease", ["key": key, "by": ""])
            return JSONAnswer.nothing
        }
        group.delete("submissions/:key/decision") { _, context -> Response in
            let key = try context.parameters.require("key")
            let (actor, isLead) = (context.actor, context.isLead)
            try await parts.onDesk { try parts.desk.undo(key, by: actor, ofOthers: isLead) }
            return JSONAnswer.nothing
        }
        group.put("submissions/:key/overrulings/:rule") { request, context -> Response in
            let (key, rule) = (try context.parameters.require("key"), try context.parameters.require("rule"))
            let given = try await JSONAnswer.body(DeskBodies.Overruling.self, of: request)
            let (actor, isLead) = (context.actor, context.isLead)
            try await parts.onDesk {
                try parts.desk.overrule(
                    key, rule: rule, reason: given.reason, value: given.value, report: given.report, by: actor,
                    isLead: isLead)
            }
            return JSONAnswer.nothing
        }
        group.delete("submissions/:key/overrulings/:rule") { _, context -> Response in
            let (key, rule) = (try context.parameters.require("key"), try context.parameters.require("rule"))
            let (actor, isLead) = (context.actor, context.isLead)
            try await parts.onDesk { try parts.desk.restore(key, rule: rule, by: actor, isLead: isLead) }
            return JSONAnswer.nothing
        }
        group.post("submissions/:key/lease") { request, context -> Response in
            let key = try context.parameters.require("key")
            let given = try await JSONAnswer.body(DeskBodies.Hand.self, of: request, limit: 1000)
            let (actor, isLead) = (context.actor, context.isLead)
            if given.takesOver == true, !isLead { throw Problem.notAllowed }
            let (lease, names) = try await parts.onDesk {
                let lease =
                    given.takesOver == true
                    ? try parts.desk.open(key, by: actor, isLead: true, takesOver: true)
                    : try parts.desk.renew(key, by: actor, isLead: isLead)
                return (lease, try parts.shownNames())
            }
            if given.takesOver == true { parts.broadcast.tell("lease", ["key": key, "by": actor]) }
            return try JSONAnswer.made(
                LeaseAnswer(by: lease?.by, name: lease.map { names[$0.by] ?? $0.by }, isYours: lease?.by == actor))
        }
        group.delete("submissions/:key/lease") { _, context -> Response in
            let key = try context.parameters.require("key")
            let actor = context.actor
            try await parts.onDesk { try parts.desk.release(key, by: actor) }
            parts.broadcast.tell("lease", ["key": key, "by": ""])
            return JSONAnswer.nothing
        }
        group.post("claims") { request, context -> Response in
            let given = try await JSONAnswer.body(DeskBodies.Claims.self, of: request)
            guard given.keys.count <= 1000 else { throw Problem.badRequest("一次最多 1000 份。") }
            let actor = context.actor
            let count = try await parts.onDesk {
                try parts.desk.claim(given.keys, for: given.releases == true ? nil : actor, by: actor)
            }
            return try JSONAnswer.made(["changed": count])
        }
        group.put("views") { request, context -> Response in
            let given = try await JSONAnswer.body(DeskBodies.View.self, of: request, limit: 8192)
            let actor = context.actor
            try await parts.onDesk { try parts.desk.save(SavedView(name: given.name, query: given.query), of: actor) }
            return JSONAnswer.nothing
        }
        group.post("views/remove") { request, context -> Response in
            let given = try await JSONAnswer.body(DeskBodies.View.self, of: request, limit: 8192)
            let actor = context.actor
            try await parts.onDesk { try parts.desk.removeView(given.name, of: actor) }
            return JSONAnswer.nothing
        }
        group.get("events") { _, context -> Response in
            guard let secret = context.session?.secret else { throw Problem.notLoggedIn }
            return EventStream.response(parts.broadcast) {
                do {
                    return try await parts.onDesk {
                        try parts.accounts.session(secret, terms: parts.configuration.terms, isUse: false) != nil
                    }
                } catch {
                    // What cannot be read now is asked again at the next beat.
                    return true
                }
            }
        }
    }
}
