import DeskForms
import Foundation
import Hummingbird
import Logging
import Store

/// Turns errors into answers: problem+json for programs, a page for people. What is the program's own fault is logged with
/// the kind of the error only.
struct ErrorAnswers: RouterMiddleware {
    typealias Context = DeskContext
    let parts: DeskParts

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem: Problem
            if let known = Problem(error) {
                problem = known
            } else {
                let words = (error as? StoreError)?.description
                context.logger.error(
                    "request failed",
                    metadata: [
                        "route": .string(context.endpointPath ?? "other"),
                        "error": .string(words ?? String(describing: type(of: error))),
                    ])
                problem = Problem(
                    .internalServerError, "internal", words ?? "服务器出错，请稍后重试；如仍出现，请联系管理员查看日志。")
            }
            if request.uri.path.hasPrefix("/api/") { return problem.response }
            if problem.status == 401 {
                let place = request.method == .get ? request.uri.description : "/"
                return .redirect(to: "/login?next=\(QueryText.encoded(place))", type: .normal)
            }
            return try parts.site.page(
                "problem", ProblemView(problem), context, status: problem.httpStatus)
        }
    }
}
