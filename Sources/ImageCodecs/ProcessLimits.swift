public import Decoding
import Glibc

/// What the decoding process takes from itself before it looks at a file.
public enum ProcessLimits {
    /// Bounds address space and processor time and forbids core files, which would hold the pages of the file.
    ///
    /// A limit that the system refuses, because a lower one is already set, leaves the lower one.
    public static func apply(_ limits: DecodingLimits) {
        set(__rlimit_resource_t(RLIMIT_AS.rawValue), UInt(limits.memoryBytes))
        set(__rlimit_resource_t(RLIMIT_CPU.rawValue), UInt(limits.processorSeconds))
        set(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0)
    }

    private static func set(_ resource: __rlimit_resource_t, _ value: UInt) {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        _ = unsafe setrlimit(resource, &limit)
    }
}
