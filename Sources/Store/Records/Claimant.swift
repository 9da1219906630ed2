import Foundation
import Synchronization

/// One running program that takes work from a store.
///
/// It holds a lock on a file of its own while it lives: the system lets go of it however the program ends, so that what
/// it had in hand is free again at once, after `kill -9` as after a power cut.
public final class Claimant: Sendable {
    /// Names the lock file and the jobs in hand.
    let name: String
    /// For the audit: `batch`, `serve`.
    public let actor: String
    private let descriptor: Int32
    private let lockFile: String
    private let hasEnded = Mutex(false)
    /// A private folder, gone with its owner.
    public let spool: String

    /// - Throws: ``StoreError``
    public init(_ store: RecordStore, actor: String) throws {
        self.actor = actor
        (name, descriptor) = try Claimant.lockedName(in: store.folder)
        lockFile = "\(store.folder)/locks/\(name)"
        spool = "\(store.folder)/spool/\(name)"
        Claimant.removeTraces(in: store.folder)
        do {
            try SafeFile.makeFolder(spool)
        } catch {
            throw StoreError.translated(error, path: store.folder)
        }
    }

    deinit { end() }

    /// Lets go of everything, as the last reference does: a program may end while somebody still holds one.
    public func end() {
        hasEnded.withLock { hasEnded in
            guard !hasEnded else { return }
            hasEnded = true
            // What cannot be removed now is removed by the next one.
            try? FileManager.default.removeItem(atPath: spool)
            unsafe unlink(lockFile)
            close(descriptor)
        }
    }

    /// A new name, and the descriptor that holds its lock.
    private static func lockedName(in folder: String) throws -> (name: String, descriptor: Int32) {
        while true {
            let name = UUID().uuidString.lowercased()
            let file = "\(folder)/locks/\(name)"
            let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StoreError.translated(SystemError("open"), path: folder) }
            // Between making and locking it, another's look at the traces may have taken it for one: then it is
            // gone, or soon will be.
            let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
            if isLocked, isThere(descriptor) { return (name, descriptor) }
            let fault = SystemError("flock")
            close(descriptor)
            guard isLocked || fault.code == EWOULDBLOCK else { throw StoreError.translated(fault, path: folder) }
        }
    }

    /// Whether the open file still has a name.
    private static func isThere(_ descriptor: Int32) -> Bool {
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 && facts.st_nlink > 0
    }

    /// Whether the program of that name still runs.
    static func isAlive(_ name: String, in folder: String) -> Bool {
        let file = unsafe open("\(folder)/locks/\(name)", O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return errno != ENOENT }
        defer { close(file) }
        return flock(file, LOCK_EX | LOCK_NB) != 0
    }

    /// Takes away the locks and private folders of programs that are gone: what they had unpacked are people's papers.
    public static func removeTraces(in folder: String) {
        // Nothing here is needed by anyone: what fails is tried again next time.
        for kind in ["locks", "spool"] {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? [] {
                // Locked while it is removed: a program that is just making its own sees that it is taken, or gone.
                let file = unsafe open("\(folder)/locks/\(name)", O_RDWR | O_CLOEXEC)
                if file < 0, errno != ENOENT { continue }
                defer { if file >= 0 { close(file) } }
                if file >= 0, flock(file, LOCK_EX | LOCK_NB) != 0 { continue }
                try? FileManager.default.removeItem(atPath: "\(folder)/spool/\(name)")
                try? FileManager.default.removeItem(atPath: "\(folder)/locks/\(name)")
            }
        }
    }
}
