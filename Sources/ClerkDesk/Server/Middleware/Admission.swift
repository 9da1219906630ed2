import Accounts
import Hummingbird

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
