import Decoding
import Glibc

/// Limits that the kernel holds a decoding process to.
///
/// A limit that the system refuses, because a lower one is already set, leaves the lower one.
enum ProcessLimits {
    /// Bounds address space and processor time and forbids core files, which would hold the pages of the file.
    ///
    /// - Returns: whether all of them are in force.
    static func bound(_ limits: DecodingLimits) -> Bool {
        [
            set(__rlimit_resource_t(RLIMIT_AS.rawValue), UInt(limits.memoryBytes)),
            set(__rlimit_resource_t(RLIMIT_CPU.rawValue), UInt(limits.processorSeconds), beyond: 1),
            set(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0),
        ].allSatisfy(\.self)
    }

    /// Forbids to open another file: standard input, output and error are all there is.
    ///
    /// - Parameter fileBytes: how far standard output may go where it is a file.
    static func closeOff(fileBytes: Int) -> Bool {
        let descriptors = set(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), 3)
        return set(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), UInt(fileBytes)) && descriptors
    }

    /// - Parameter beyond: what the process might raise the limit by. At a limit of time that cannot be raised the kernel
    ///   sends SIGKILL, which tells nothing, instead of SIGXCPU.
    private static func set(_ resource: __rlimit_resource_t, _ value: UInt, beyond: UInt = 0) -> Bool {
        var limit = rlimit(rlim_cur: value, rlim_max: value + beyond)
        if unsafe setrlimit(resource, &limit) == 0 { return true }
        return unsafe getrlimit(resource, &limit) == 0 && limit.rlim_max <= value + beyond
    }
}
