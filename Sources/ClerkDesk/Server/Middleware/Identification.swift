import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Pipeline

/// Finds out who asks: by the session in the cookie, or by a token.
struct Identification: RouterMiddleware {
    typealias Context = DeskContext
    let parts: DeskParts

    func handle(
        _ request: Request, context given: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var context = given
        if let word = request.cookies["lang"]?.value, let language = Language(rawValue: word) {
            context.language = language
        }
        if let theme = request.cookies["theme"]?.value, ["light", "dark"].contains(theme) { context.theme = theme }
        let parts = parts
        if let field = request.headers[.authorization] {
            guard field.lowercased().hasPrefix("bearer ") else { throw Problem.notLoggedIn }
            let secret = String(field.dropFirst("bearer ".count))
            context.token = try await parts.onDesk { try parts.accounts.token(secret) }
            if context.token == nil { throw Problem.notLoggedIn }
        } else if let secret = request.cookies[SessionCookie.name(parts.configuration)]?.value {
            // What a page fetches because others have changed something keeps no session alive.
            // A browser opens its live connection again and again by itself, and cannot say so.
            let isUse =
                request.uri.path != "/api/v1/events"
                && HTTPField.Name("X-Live").map { request.headers[$0] == nil } ?? true
            context.session = try await parts.onDesk {
                try parts.accounts.session(secret, terms: parts.configuration.terms, isUse: isUse)
            }
        }
        // A request that changes something, from a browser: only from our own pages.
        if ![.get, .head, .options].contains(request.method), context.token == nil {
            try checkOrigin(request)
            if let session = context.session, let form = request.headers[SessionCookie.formField] {
                guard Secret.isEqual(Array(form.utf8), Array(session.formToken.utf8)) else { throw Problem.formExpired }
            } else if context.session != nil, request.uri.path.hasPrefix("/api/") {
                throw Problem.formExpired
            }
        }
        return try await next(request, context)
    }

    private func checkOrigin(_ request: Request) throws {
        if let site = request.headers[HTTPField.Name("Sec-Fetch-Site") ?? .origin],
            !["same-origin", "none"].contains(site), HTTPField.Name("Sec-Fetch-Site") != nil
        {
            throw Problem.formExpired
        }
        guard let origin = request.headers[.origin] else { return }
        let host = request.head.authority ?? ""
        guard origin == "http://\(host)" || origin == "https://\(host)" else { throw Problem.formExpired }
    }
}
