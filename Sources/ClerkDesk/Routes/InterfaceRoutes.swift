import Accounts
import DeskForms
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Triage

/// The interface for programs, under `/api/v1`: with a token or a session.
struct InterfaceRoutes {
    let parts: DeskParts

    /// A submission in lists and by itself.
    private struct Entry: Encodable {
        struct Decided: Encodable {
            var decision: DecisionKind
            var publicText: String
            var by: String
            var at: Date
            var exportedAt: Date?
        }

        var key: String
        var id: String
        var registration: RegistrationKind
        var applicant: String
        var employer: String
        var submittedOn: CalendarDate?
        var dueOn: CalendarDate
        var batchOn: CalendarDate
        var verdict: Verdict
        var state: DeskState
        var claimedBy: String?
        var findings: Int
        var decision: Decided?

        init(_ row: QueueRow, _ decision: Decision? = nil) {
            key = row.key
            id = row.id
            registration = row.registration
            applicant = row.applicantName
            employer = row.employerName
            submittedOn = row.submittedOn
            dueOn = row.dueOn
            batchOn = row.batchOn
            verdict = row.verdict
            state = row.state
            claimedBy = row.clerk
            findings = row.findingCount
            self.decision = decision.map {
                Decided(
                    decision: $0.kind, publicText: $0.publicText, by: $0.clerk, at: $0.madeAt, exportedAt: $0.exportedAt
                )
            }
        }
    }

    private struct List: Encodable {
        var total: Int
        var offset: Int
        var submissions: [Entry]
    }

    func add(to group: RouterGroup<DeskContext>) {
        let parts = parts
        group.get("submissions") { request, context -> Response in
            let query = QueueQuery(URLEncodedForm(query: request.uri.query))
            let (actor, isLead) = (context.actor, context.isLead)
            let page = try await parts.onDesk { try parts.desk.queue(query.filter, for: actor, isLead: isLead) }
            return try JSONAnswer.made(
                List(total: page.total, offset: query.filter.offset, submissions: page.rows.map { Entry($0) }))
        }
        group.get("submissions/:key") { _, context -> Response in
            let found = try await Self.found(context, parts)
            return try JSONAnswer.made(Entry(found.row, found.decision))
        }
        group.get("submissions/:key/report") { _, context -> Response in
            let found = try await Self.found(context, parts)
            return JSONAnswer.raw(ByteBuffer(string: found.stored.json))
        }
        group.get("submissions/:key/pages/:index") { request, context -> Response in
            let index = context.parameters.get("index").flatMap { Int($0) }
            guard let index, index >= 0 else { throw Problem.notFound }
            let found = try await Self.found(context, parts)
            let isAnnotated = request.uri.queryParameters["annotated"] == "true"
            let bytes =
                isAnnotated
                ? try await parts.pictures.annotated(found.stored, index: index)
                : await parts.pictures.jpeg(found.stored, index: index)
            guard let bytes else { throw Problem.notFound }
            return Self.picture(bytes)
        }
        group.get("submissions/:key/evidence/:rule/:spot") { _, context -> Response in
            let rule = try context.parameters.require("rule")
            let spot = context.parameters.get("spot").flatMap { Int($0) }
            let found = try await Self.found(context, parts)
            guard let picture = found.stored.evidence.first(where: { $0.rule == rule && $0.spot == spot }) else {
                throw Problem.notFound
            }
            let bytes = try await parts.onDesk { try? parts.store.objects.content(picture.object) }
            guard let bytes else { throw Problem.notFound }
            return Self.picture(bytes)
        }
    }

    /// A look at a submission stands in the audit, whether by a program, by a page that was opened, or by one that fetches
    /// pictures of the next submission beforehand.
    static func found(_ context: DeskContext, _ parts: DeskParts) async throws -> DeskSubmission {
        let key = try context.parameters.require("key")
        let (actor, isLead) = (context.actor, context.isLead)
        return try await parts.onDesk {
            let found = try parts.desk.submission(key, for: actor, isLead: isLead)
            if parts.looks.isNew(key, by: actor) {
                try parts.desk.noteLook(key, by: actor)
                parts.looks.note(key, by: actor)
            }
            return found
        }
    }

    private static func picture(_ bytes: [UInt8]) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = "image/jpeg"
        // The most private papers there are: on no disk but the office's.
        fields[.cacheControl] = "no-store"
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
