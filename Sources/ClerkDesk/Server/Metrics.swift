import Foundation
import Synchronization

/// Counters for `/metrics`, in the text format of Prometheus; no personal data, no addresses.
final class Metrics: Sendable {
    private struct Key: Hashable {
        var route: String
        var status: Int
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var seconds: [String: (count: Int, sum: Double)] = [:]
        var logIns: [String: Int] = [:]
        var pictures: [String: Int] = [:]
    }

    private let state = Mutex(State())

    func count(route: String, status: Int, seconds: Double) {
        state.withLock { state in
            state.requests[Key(route: route, status: status), default: 0] += 1
            let old = state.seconds[route] ?? (0, 0)
            state.seconds[route] = (old.count + 1, old.sum + seconds)
        }
    }

    /// - Parameter outcome: `done`, `refused`, `limited`.
    func countLogIn(_ outcome: String) { state.withLock { $0.logIns[outcome, default: 0] += 1 } }
    /// - Parameter outcome: `known`, `made`, `failed`.
    func countPicture(_ outcome: String) { state.withLock { $0.pictures[outcome, default: 0] += 1 } }

    /// - Parameter gauges: by name, with labels and values.
    func text(gauges: [(name: String, label: String, value: Int)]) -> String {
        state.withLock { state in
            var lines = ["# TYPE hedui_http_requests_total counter"]
            for (key, count) in state.requests.sorted(by: {
                ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status)
            }) {
                lines.append("hedui_http_requests_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(count)")
            }
            lines.append("# TYPE hedui_http_request_seconds summary")
            for (route, time) in state.seconds.sorted(by: { $0.key < $1.key }) {
                lines.append("hedui_http_request_seconds_sum{route=\"\(route)\"} \(time.sum)")
                lines.append("hedui_http_request_seconds_count{route=\"\(route)\"} \(time.count)")
            }
            lines.append("# TYPE hedui_log_ins_total counter")
            for (outcome, count) in state.logIns.sorted(by: { $0.key < $1.key }) {
                lines.append("hedui_log_ins_total{outcome=\"\(outcome)\"} \(count)")
            }
            lines.append("# TYPE hedui_page_pictures_total counter")
            for (outcome, count) in state.pictures.sorted(by: { $0.key < $1.key }) {
                lines.append("hedui_page_pictures_total{outcome=\"\(outcome)\"} \(count)")
            }
            var told: Set<String> = []
            for gauge in gauges {
                if told.insert(gauge.name).inserted { lines.append("# TYPE \(gauge.name) gauge") }
                lines.append("\(gauge.name)\(gauge.label) \(gauge.value)")
            }
            return lines.joined(separator: "\n") + "\n"
        }
    }
}
