import Foundation
import Hummingbird
import Logging

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
