import HTTPTypes
import Hummingbird

/// Headers that every answer has.
///
/// No inline script and no inline style, nothing from elsewhere, no frame around the page; nothing is kept by caches but
/// what says so itself.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = DeskContext
    let isSecure: Bool

    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
        form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'
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
        if isSecure { set(.strictTransportSecurity, "max-age=31536000; includeSubDomains") }
        return response
    }
}
