import Foundation
public import Logging

/// A log of JSON, one object a line, on standard error. Messages are constants; facts are in the metadata, none of them
/// personal.
public struct JSONLog: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level = .info
    private let label: String

    public init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var object = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        object["time"] = Date().formatted(.iso8601.time(includingFractionalSeconds: true))
        object["level"] = event.level.rawValue
        object["message"] = "\(event.message)"
        object["from"] = label
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings only: encoding does not fail.
        guard let line = try? encoder.encode(object) else { return }
        FileHandle.standardError.write(line + Data("\n".utf8))
    }
}
