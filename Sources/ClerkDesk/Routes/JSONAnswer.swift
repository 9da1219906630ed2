import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers and questions in JSON.
enum JSONAnswer {
    static func made(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return raw(ByteBuffer(bytes: try encoder.encode(value)), status: status)
    }

    static func raw(_ bytes: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = "application/json"
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: bytes))
    }

    static var nothing: Response { Response(status: .noContent) }

    /// - Parameter limit: bytes; more is refused.
    static func body<Value: Decodable>(_ type: Value.Type, of given: Request, limit: Int = 1 << 20) async throws
        -> Value
    {
        var request = given
        let buffer: ByteBuffer
        do {
            buffer = try await request.collectBody(upTo: limit)
        } catch {
            throw Problem.tooLarge
        }
        do {
            return try JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
        } catch {
            throw Problem.badRequest("请求的内容不是所要求的 JSON，见 /api/v1/openapi.json。")
        }
    }
}
