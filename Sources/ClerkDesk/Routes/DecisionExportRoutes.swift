import DeskForms
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import OfficeReports
import Store
import Triage

/// Decisions handed on, as JSON or as a workbook.
struct DecisionExportRoutes {
    let parts: DeskParts

    private struct Entry: Encodable {
        var key: String
        var id: String
        var registration: RegistrationKind
        var applicant: String
        var employer: String
        var batchOn: CalendarDate
        var decision: DecisionKind
        var publicText: String
        var note: String
        var by: String
        var at: Date
        var exportedAt: Date?

        init(_ exported: ExportedDecision) {
            key = exported.key
            id = exported.id
            registration = exported.registration
            applicant = exported.applicantName
            employer = exported.employerName
            batchOn = exported.batchOn
            decision = exported.decision.kind
            publicText = exported.decision.publicText
            note = exported.decision.note
            by = exported.decision.clerk
            at = exported.decision.madeAt
            exportedAt = exported.decision.exportedAt
        }
    }

    func add(to group: RouterGroup<DeskContext>) {
        let parts = parts
        group.get("decisions") { request, context -> Response in
            try await Self.answer(request, context, parts, marks: false)
        }
        group.post("exports") { request, context -> Response in
            try await Self.answer(request, context, parts, marks: true)
        }
    }

    private static func answer(
        _ request: Request, _ context: DeskContext, _ parts: DeskParts, marks: Bool
    ) async throws -> Response {
        let format = request.uri.queryParameters["format"].map(String.init) ?? "json"
        guard ["json", "xlsx"].contains(format) else { throw Problem.badRequest("format 应为 json 或 xlsx。") }
        let actor = context.actor
        if format == "json" {
            let decisions = try await parts.onDesk { try parts.desk.decisions(marksExported: marks, by: actor) }
            return try JSONAnswer.made(["decisions": decisions.map(Entry.init)])
        }
        // The workbook is written before anything is marked: a full disk leaves all as it was.
        let bytes = try await parts.onDesk { () throws -> Data in
            var bytes = Data()
            let read = try parts.desk.decisions(marksExported: marks, by: actor) { found in
                bytes = try Self.workbook(of: found, parts)
            }
            return marks ? bytes : try Self.workbook(of: read, parts)
        }
        var fields = HTTPFields()
        fields[.contentType] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        fields[.contentDisposition] = "attachment; filename=\"decisions-\(parts.today).xlsx\""
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func workbook(of decisions: [ExportedDecision], _ parts: DeskParts) throws -> Data {
        let rows = decisions.map { exported in
            [
                exported.id, exported.applicantName, exported.employerName, exported.registration.chinese,
                exported.batchOn.description, exported.decision.kind.chinese, exported.decision.publicText,
                exported.decision.note, exported.decision.clerk, Clock.minute(exported.decision.madeAt),
            ]
        }
        return try TableWorkbook.bytes(
            name: "预审决定", heading: ["编号", "姓名", "聘用单位", "注册种类", "批次", "决定", "退回理由", "内部备注", "审核员", "时间"],
            rows: rows, folder: "\(parts.store.folder)/spool")
    }
}
