import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
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
            let place = try await parts.deliveries.place(
                of: name, size: size, in: key, for: context.actor, limit: limit)
            try await Self.write(request, to: place, size: size)
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
            var request = given
            // In one piece: archives of one submission, or of a few. Heaps go through deliveries.
            let buffer: ByteBuffer
            do {
                buffer = try await request.collectBody(upTo: min(limit, 256 << 20))
            } catch {
                throw Problem.tooLarge
            }
            let bytes = Data(buffer.readableBytesView)
            let opened = try await parts.deliveries.open(
                sender: context.actor, idempotencyKey: idempotency.flatMap { request.headers[$0] },
                content: ContentHash(of: bytes))
            guard opened.state == .open else { return try JSONAnswer.made(opened, status: .accepted) }
            let place = try await parts.deliveries.place(
                of: "delivery.zip", size: bytes.count, in: opened.key, for: context.actor, limit: limit)
            try await parts.onDesk { try bytes.write(to: URL(fileURLWithPath: place)) }
            return try JSONAnswer.made(
                try await parts.deliveries.submit(opened.key, form: nil, for: context.actor), status: .accepted)
        }
    }

    /// Writes a body to a file as it comes in; a file that is not whole is taken away again.
    private static func write(_ request: Request, to place: String, size: Int) async throws {
        guard
            FileManager.default.createFile(
                atPath: place, contents: nil, attributes: [.posixPermissions: 0o600 as NSNumber])
        else { throw Problem.badRequest("文件名不能使用。") }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: place))
        var count = 0
        do {
            for try await buffer in request.body {
                count += buffer.readableBytes
                guard count <= size else { throw Problem.tooLarge }
                try handle.write(contentsOf: Data(buffer.readableBytesView))
            }
            try handle.close()
            guard count == size else { throw Problem.badRequest("文件没有传完。") }
        } catch {
            // The first error is the one to tell.
            try? handle.close()
            try? FileManager.default.removeItem(atPath: place)
            throw error
        }
    }
}
