import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store
import Triage

/// Headers that every answer has.
///
/// No inline script and no inline style, nothing from elsewhere, no frame around the page; nothing is kept by caches but
/// what says so itself.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = DeskContext
    let isSecure: Bool

    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        func set(_ name: HTTPField.Name?, _ value: String) {
            guard let name, response.headers[name] == nil else { return }
            response.headers[name] = value
        }
        set(.contentSecurityPolicy, SecurityHeaders.policy)
        set(.xContentTypeOptions, "nosniff")
        set(.cacheControl, "no-store")
        set(HTTPField.Name("Referrer-Policy"), "same-origin")
        set(HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin")
        set(HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin")
        set(HTTPField.Name("Permissions-Policy"), "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
        if isSecure { set(.strictTransportSecurity, "max-age=31536000") }
        return response
    }
}

/// Counts and logs requests by their route, never by their address, which may hold what somebody searched for.
struct RequestRecord: RouterMiddleware {
    typealias Context = DeskContext
    let metrics: Metrics

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let route = "\(request.method.rawValue) \(context.endpointPath ?? "other")"
        metrics.count(route: route, status: response.status.code, seconds: seconds)
        context.logger.info(
            "request",
            metadata: [
                "route": .string(route), "status": .stringConvertible(response.status.code),
                "milliseconds": .stringConvertible(Int(seconds * 1000)),
            ])
        return response
    }
}

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
            context.session = try await parts.onDesk {
                try parts.accounts.session(secret, terms: parts.configuration.terms)
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

/// Lets through who is logged in, or has a token with one of these scopes.
struct Admission: RouterMiddleware {
    typealias Context = DeskContext
    /// Nil: tokens do not do.
    var scope: TokenScope?
    var role = Role.clerk

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        if let token = context.token {
            guard let scope, token.scopes.contains(scope) else { throw Problem.notAllowed }
        } else if let session = context.session {
            guard session.account.role >= role else { throw Problem.notAllowed }
        } else {
            throw Problem.notLoggedIn
        }
        return try await next(request, context)
    }
}

/// The cookie of a session.
enum SessionCookie {
    static let formField = HTTPField.Name("X-Form-Token") ?? .authorization

    /// The prefix lets browsers take it over TLS only, and from this host only.
    static func name(_ configuration: ServeConfiguration) -> String {
        configuration.isSecure ? "__Host-hedui" : "hedui"
    }

    static func made(_ secret: String, _ configuration: ServeConfiguration) -> Cookie {
        Cookie(
            name: name(configuration), value: secret, path: "/", secure: configuration.isSecure, httpOnly: true,
            sameSite: .strict)
    }

    static func ended(_ configuration: ServeConfiguration) -> Cookie {
        Cookie(
            name: name(configuration), value: "x", maxAge: 0, path: "/", secure: configuration.isSecure, httpOnly: true,
            sameSite: .strict)
    }
}
