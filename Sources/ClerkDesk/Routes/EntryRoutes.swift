import Accounts
import DeskForms
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pipeline
import Store
import Triage

/// Health, files of the page, logging in and out, language and theme.
struct EntryRoutes {
    let parts: DeskParts

    func add(to router: Router<DeskContext>) {
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz") { [parts] _, _ -> String in
            _ = try await parts.onDesk { try parts.store.read { _ in } }
            return "ok\n"
        }
        router.get("metrics") { [parts] _, context -> Response in try await Self.metrics(parts, context) }
        router.get("assets/:version/:name") { [parts] _, context -> Response in
            guard let asset = parts.site.asset(try context.parameters.require("name")) else { throw Problem.notFound }
            var fields = HTTPFields()
            fields[.contentType] = asset.type
            // The address holds the version of all files.
            fields[.cacheControl] = "public, max-age=31536000, immutable"
            return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: asset.bytes))
        }
        router.get("set/:name/:value") { [parts] request, context -> Response in
            let (name, value) = (try context.parameters.require("name"), try context.parameters.require("value"))
            guard ["lang": ["zh", "en"], "theme": ["light", "dark", "auto"]][name]?.contains(value) == true else {
                throw Problem.notFound
            }
            let place = QueryText.place(request.uri.queryParameters["back"].map(String.init))
            var response = Response.redirect(to: place, type: .normal)
            response.setCookie(
                Cookie(
                    name: name, value: value, maxAge: 31_536_000, path: "/", secure: parts.configuration.isSecure,
                    sameSite: .lax))
            return response
        }
        router.get("login") { [parts] request, context -> Response in
            let place = QueryText.place(request.uri.queryParameters["next"].map(String.init))
            if context.session != nil { return .redirect(to: place, type: .normal) }
            return try parts.site.page("login", LogInView(next: place, isRefused: false, isLimited: false), context)
        }
        router.post("login") { [parts] request, context -> Response in
            try await Self.logIn(request, context, parts)
        }
        router.post("logout") { [parts] request, context -> Response in
            let form = try await FormBody(request, limit: 4096)
            if let session = context.session {
                guard form["formToken"] == session.formToken else { throw Problem.formExpired }
                try await parts.onDesk { try parts.accounts.end(session.secret) }
            }
            var response = Response.redirect(to: "/login", type: .normal)
            response.setCookie(SessionCookie.ended(parts.configuration))
            if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = "\"cache\"" }
            return response
        }
    }

    private static func logIn(_ request: Request, _ context: DeskContext, _ parts: DeskParts) async throws -> Response {
        let form = try await FormBody(request, limit: 8192)
        let place = QueryText.place(form["next"])
        let address = parts.configuration.isBehindProxy ? forwarded(request) ?? context.address : context.address
        guard parts.limiter.mayTry(address) else {
            parts.metrics.countLogIn("limited")
            return try parts.site.page(
                "login", LogInView(next: place, isRefused: false, isLimited: true), context, status: .tooManyRequests)
        }
        let (name, password) = (form["name"] ?? "", form["password"] ?? "")
        let outcome = try await parts.logIns.run {
            try await parts.passwords.run { _ in
                try parts.accounts.logIn(
                    name: name, password: password, from: address, terms: parts.configuration.terms)
            }
        }
        guard case .done(let session) = outcome else {
            parts.metrics.countLogIn("refused")
            return try parts.site.page(
                "login", LogInView(next: place, isRefused: true, isLimited: false), context, status: .unauthorized)
        }
        parts.metrics.countLogIn("done")
        // The cookie is replaced: nobody could log that session out any more.
        if let old = context.session { try await parts.onDesk { try parts.accounts.end(old.secret) } }
        var response = Response.redirect(to: place, type: .normal)
        response.setCookie(SessionCookie.made(session.secret, parts.configuration))
        return response
    }

    private static func forwarded(_ request: Request) -> String? {
        guard let name = HTTPField.Name("X-Forwarded-For") else { return nil }
        return request.headers[name]?.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// For this machine's own collector: over the network only who is logged in sees figures.
    private static func metrics(_ parts: DeskParts, _ context: DeskContext) async throws -> Response {
        guard
            ["127.0.0.1", "::1"].contains(context.address) && !parts.configuration.isBehindProxy
                || context.session != nil || context.token != nil
        else { throw Problem.notAllowed }
        let counts = try await parts.onDesk { try parts.desk.queue(QueueFilter(), for: "").counts }
        var gauges = DeskState.kept.map { state in
            ("hedui_submissions", "{state=\"\(state.rawValue)\"}", counts.states[state] ?? 0)
        }
        gauges.append(("hedui_submissions_overdue", "", counts.overdue))
        gauges.append(("hedui_listeners", "", parts.broadcast.listenerCount))
        var fields = HTTPFields()
        fields[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        let text = parts.metrics.text(gauges: gauges.map { (name: $0.0, label: $0.1, value: $0.2) })
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

struct LogInView: Sendable {
    let next: String
    let isRefused: Bool
    let isLimited: Bool
}

/// A form as browsers send it (`application/x-www-form-urlencoded`).
struct FormBody {
    private let form: URLEncodedForm

    init(_ request: Request, limit: Int) async throws {
        var request = request
        form = URLEncodedForm(try await request.collectBody(upTo: limit).readableBytesView)
    }

    subscript(name: String) -> String? { form[name] }
}
