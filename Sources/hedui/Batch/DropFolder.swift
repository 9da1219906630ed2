import Foundation

/// A folder that submissions are put into while it is watched: tells which of them have stopped growing.
///
/// What lies directly in the folder are the units: a bundle, a folder of bundles, an archive. Where a list or loose files
/// lie there, the whole folder is one unit, for its parts belong together.
struct DropFolder {
    private struct Look: Hashable {
        var files = 0
        var bytes = 0
        var newest = 0.0
    }

    private let paths: [String]
    private let settle: Double
    private var lastLooks: [String: (look: Look, since: ContinuousClock.Instant)] = [:]
    private var taken: [String: Look] = [:]

    /// - Parameter settle: seconds without a change.
    init(paths: [String], settle: Double) {
        self.paths = paths
        self.settle = settle
    }

    /// Units that are new or changed, and have stopped growing since the last call; each is told once.
    ///
    /// Times of files are another machine's, or from before the clock was set; where one lies in the future, what counts
    /// is how long nothing has changed while it was watched.
    mutating func ready(now: Date = Date(), instant: ContinuousClock.Instant = .now) -> [String] {
        var ready: [String] = []
        for unit in paths.flatMap(DropFolder.units) {
            let look = DropFolder.look(at: unit)
            let last = lastLooks[unit]
            let since = last?.look == look ? last?.since ?? instant : instant
            lastLooks[unit] = (look, since)
            guard look.files > 0, taken[unit] != look, last?.look == look,
                now.timeIntervalSince1970 - look.newest >= settle || instant - since >= .seconds(settle)
            else { continue }
            taken[unit] = look
            ready.append(unit)
        }
        return ready
    }

    private static func units(of path: String) -> [String] {
        var isFolder = ObjCBool(false)
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return [path]
        }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { !$0.hasPrefix(".") }
        let units = names.sorted().map { "\(path)/\($0)" }
        let isWhole = units.contains { unit in
            var isFolder = ObjCBool(false)
            _ = unsafe FileManager.default.fileExists(atPath: unit, isDirectory: &isFolder)
            return !isFolder.boolValue && !unit.lowercased().hasSuffix(".zip")
        }
        return isWhole ? [path] : units
    }

    private static func look(at path: String) -> Look {
        var look = Look()
        func add(_ path: String) {
            // What vanished meanwhile changes the next look.
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return }
            look.files += facts[.type] as? FileAttributeType == .typeRegular ? 1 : 0
            look.bytes += (facts[.size] as? NSNumber)?.intValue ?? 0
            look.newest = max(look.newest, (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)
        }
        add(path)
        for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
            add("\(path)/\(name)")
        }
        return look
    }
}
