import DeskForms
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Handing in submissions: a delivery is opened, files are put into it, and it is checked; or an archive in one piece.
struct DeliveryRoutes {
    let parts: DeskParts

    func add(to group: RouterGroup<DeskContext>) {
        let parts = parts
        let limit = parts.configuration.uploadMegabytes << 20
        let idempotency = HTTPField.Name("Idempotency-Key")
        group.post("deliveries") { request, context -> Response in
            let delivery = try await parts.deliveries.open(
                sender: context.actor, idempotencyKey: idempotency.flatMap { request.headers[$0] })
            return try JSONAnswer.made(delivery, status: .created)
        }
        group.get("deliveries/:delivery") { _, context -> Response in
            let key = try context.parameters.require("delivery")
            return try JSONAnswer.made(try await parts.deliveries.status(key, for: context.actor))
        }
        group.put("deliveries/:delivery/files/**") { request, context -> Response in
            let key = try context.parameters.require("delivery")
            let name = context.parameters.getCatchAll().map { $0.removingPercentEncoding ?? "" }.joined(separator: "/")
            guard let size = request.headers[.contentLength].flatMap({ Int($0) }), size >= 0 else {
                throw Problem(.lengthRequired, "length-required", "需要 Content-Length。")
            }
            try await parts.deliveries.check(name, in: key, for: context.actor)
            try await Self.arrive(request, context.actor, most: size, exactly: size, parts) { arrival, file in
                try await parts.deliveries.take(arrival, as: name, size: file.size, in: key, for: context.actor)
            }
            return JSONAnswer.nothing
        }
        group.post("deliveries/:delivery/check") { request, context -> Response in
            let key = try context.parameters.require("delivery")
            let isEmpty = request.headers[.contentLength] == "0" || request.headers[.contentLength] == nil
            let form = isEmpty ? nil : try await JSONAnswer.body(DeliveryDesk.Form.self, of: request, limit: 8 << 20)
            return try JSONAnswer.made(
                try await parts.deliveries.submit(key, form: form, for: context.actor), status: .accepted)
        }
        group.post("submissions") { given, context -> Response in
            guard given.headers[.contentType]?.hasPrefix("application/zip") == true else {
                throw Problem(
                    .unsupportedMediaType, "media-type",
                    "这里只接受 application/zip（含 submission.json 的申请，或列表与附件）；单个文件请用 /api/v1/deliveries。")
            }
            let size = given.headers[.contentLength].flatMap { Int($0) }
            guard size ?? 0 <= limit else { throw Problem.tooLarge }
            let idempotencyKey = idempotency.flatMap { given.headers[$0] }
            return try await Self.arrive(given, context.actor, most: size ?? limit, exactly: size, parts) {
                arrival, file in
                let opened = try await parts.deliveries.open(
                    sender: context.actor, idempotencyKey: idempotencyKey, content: file.hash)
                guard opened.state == .open else { return try JSONAnswer.made(opened, status: .accepted) }
                try await parts.deliveries.take(
                    arrival, as: "delivery.zip", size: file.size, in: opened.key, for: context.actor)
                return try JSONAnswer.made(
                    try await parts.deliveries.submit(opened.key, form: nil, for: context.actor), status: .accepted)
            }
        }
    }

    /// Lets a body come in, and does something with it; what is not taken is thrown away.
    private static func arrive<Value>(
        _ request: Request, _ sender: String, most: Int, exactly: Int?, _ parts: DeskParts,
        _ body: (DeliveryDesk.Arrival, BodyFile) async throws -> Value
    ) async throws -> Value {
        let arrival = try await parts.deliveries.expect(most, from: sender)
        do {
            let file = try await BodyFile.write(
                request, to: arrival.path, most: most, exactly: exactly, parts: parts)
            let value = try await body(arrival, file)
            await parts.deliveries.drop(arrival)
            return value
        } catch {
            await parts.deliveries.drop(arrival)
            throw error
        }
    }
}
