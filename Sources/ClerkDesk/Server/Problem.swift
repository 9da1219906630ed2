import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Triage

/// What went wrong with a request, as RFC 9457 has it (`application/problem+json`).
struct Problem: Error, Encodable {
    var title: String
    var status: Int
    var detail: String
    /// A word for programs: `leased`, `already-decided`…
    var code: String

    init(_ status: HTTPResponse.Status, _ code: String, _ detail: String) {
        self.status = status.code
        title = status.reasonPhrase
        self.code = code
        self.detail = detail
    }

    static let notFound = Problem(.notFound, "not-found", "找不到所请求的内容。")
    static let notLoggedIn = Problem(.unauthorized, "not-logged-in", "请先登录。")
    static let notAllowed = Problem(.forbidden, "not-allowed", "没有进行此操作的权限。")
    static let formExpired = Problem(.forbidden, "form-expired", "页面已过期，请刷新后重试。")
    static let tooLarge = Problem(.contentTooLarge, "too-large", "提交的内容超过允许的大小。")
    static let spoolFull = Problem(
        HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "spool-full",
        "待核对的材料已占满暂存空间，请等正在核对的完成后再提交；如仍出现，请联系管理员。")
    static let shareFull = Problem(
        spoolFull.httpStatus, "share-full", "您提交的、尚未核对完的材料已占暂存空间的一半，请等核对完成后再提交。")
    static let tooSlow = Problem(.requestTimeout, "too-slow", "文件传送过慢，已停止，请检查网络后重试。")
    static let logInsBusy = Problem(.serviceUnavailable, "log-ins-busy", "此刻登录的人过多，请稍后再试。")
    static func badRequest(_ detail: String) -> Problem { Problem(.badRequest, "bad-request", detail) }

    /// - Returns: nil for an error that is the program's own fault, or the machine's.
    init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as TriageError: self.init(error.status, error.code, error.description)
        case StoreError.diskFull:
            self = Problem(Problem.spoolFull.httpStatus, "disk-full", StoreError.diskFull.description)
        case let error as CocoaError where error.code == .fileWriteOutOfSpace: self = .spoolFull
        case let error as StoreError where error.isTemporary:
            self.init(.serviceUnavailable, "busy", error.description)
        case let error as any HTTPResponseError:
            switch error.status.code {
            case 404: self = .notFound
            case 413: self = .tooLarge
            case 400..<500: self.init(error.status, "bad-request", "请求有误。")
            default: return nil
            }
        default: return nil
        }
    }

    var httpStatus: HTTPResponse.Status { HTTPResponse.Status(code: status) }

    var response: Response {
        var fields = HTTPFields()
        fields[.contentType] = "application/problem+json"
        // Only strings and numbers: encoding does not fail.
        let body = (try? JSONEncoder().encode(self)) ?? Data("{}".utf8)
        return Response(status: httpStatus, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension TriageError {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .notFound, .ruleUnknown: .notFound
        case .leased, .alreadyDecided, .reportChanged, .alreadyExported, .nothingToUndo, .waitsForSecond, .inSecondLook,
            .regionsTooMany:
            .conflict
        case .reasonMissing, .textTooLong, .mustSettle, .regionOutside: .unprocessableContent
        case .notYours, .secondStands, .forLead, .regionNotYours: .forbidden
        }
    }

    fileprivate var code: String {
        switch self {
        case .notFound: "not-found"
        case .ruleUnknown: "rule-unknown"
        case .leased: "leased"
        case .alreadyDecided: "already-decided"
        case .reportChanged: "report-changed"
        case .alreadyExported: "already-exported"
        case .nothingToUndo: "nothing-to-undo"
        case .reasonMissing: "reason-missing"
        case .textTooLong: "text-too-long"
        case .notYours: "not-yours"
        case .secondStands: "second-stands"
        case .waitsForSecond: "waits-for-second"
        case .inSecondLook: "in-second-look"
        case .forLead: "for-lead"
        case .mustSettle: "must-settle"
        case .regionOutside: "region-outside"
        case .regionsTooMany: "regions-too-many"
        case .regionNotYours: "region-not-yours"
        }
    }
}
