import Foundation
import GRDB

/// The machine, or a person, keeps the store from working. One clear sentence each, without personal data.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    case diskFull
    case readOnly(path: String)
    case unavailable(path: String, reason: String)
    /// Damaged, or made by something else.
    case notAStore(path: String)
    /// Made by a later version of the program.
    case tooNew(path: String)
    case busy
    case keyMissing
    case keyWrong
    case keyUnusable(path: String)
    /// A file of the store is not what its name says.
    case objectDamaged(String)
    case objectMissing(String)

    public var description: String {
        switch self {
        case .diskFull: "磁盘已满，记录无法保存。请腾出空间后再次运行，已完成的部分不会丢失。"
        case .readOnly(let path): "记录库“\(path)”不可写，请检查权限。"
        case .unavailable(let path, let reason): "记录库“\(path)”无法使用：\(reason)"
        case .notAStore(let path): "“\(path)”不是 hedui 的记录库，或已损坏。请从备份恢复，或指定另一个 --data 文件夹。"
        case .tooNew(let path): "记录库“\(path)”由更新版本的 hedui 建立，请升级程序。"
        case .busy: "记录库正被其他程序长时间占用，请稍后再试。"
        case .keyMissing: "记录库已加密，请用 --key-file 指定密钥文件。"
        case .keyWrong: "密钥与记录库不符，请用建立记录库时的密钥文件。"
        case .keyUnusable(let path): "“\(path)”不是密钥文件：应为 32 字节，或 64 位十六进制数。可用 openssl rand -hex 32 生成。"
        case .objectDamaged(let hash): "记录库中的文件 \(hash.prefix(12))… 已损坏或被改动。"
        case .objectMissing(let hash): "记录库中缺少文件 \(hash.prefix(12))…。"
        }
    }

    /// Whether the same may work later without anything being repaired.
    public var isTemporary: Bool { self == .busy }

    /// What SQLite or the system said about the store at `path`; errors of another kind pass through.
    static func translated(_ error: any Error, path: String) -> any Error {
        if let error = error as? DatabaseError {
            switch error.resultCode {
            case .SQLITE_FULL: return StoreError.diskFull
            case .SQLITE_READONLY, .SQLITE_PERM: return StoreError.readOnly(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: return StoreError.busy
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: return StoreError.notAStore(path: path)
            case .SQLITE_CANTOPEN, .SQLITE_IOERR:
                // A file of the log cannot grow on a full disk: SQLite then tells of I/O.
                return isFull(path)
                    ? StoreError.diskFull : StoreError.unavailable(path: path, reason: "读写失败，请检查磁盘和权限。")
            default: return StoreError.unavailable(path: path, reason: "数据库错误 \(error.extendedResultCode.rawValue)。")
            }
        }
        if let error = error as? SystemError {
            switch error.code {
            case ENOSPC, EDQUOT: return StoreError.diskFull
            case EACCES, EROFS, EPERM: return StoreError.readOnly(path: path)
            default: return StoreError.unavailable(path: path, reason: "\(error)")
            }
        }
        return error
    }

    private static func isFull(_ path: String) -> Bool {
        var facts = statvfs()
        guard unsafe statvfs(path, &facts) == 0 else { return false }
        // Less than SQLite needs for one write of its log.
        return UInt64(facts.f_bavail) * UInt64(facts.f_bsize) < 1 << 20
    }
}

/// A call to the system that failed.
struct SystemError: Error, CustomStringConvertible {
    var call: String
    var code: Int32

    init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    var description: String { "\(call)：\(unsafe String(cString: strerror(code)))" }
}
