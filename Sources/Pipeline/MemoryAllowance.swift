import Glibc

/// How much address space the system lets this process take.
///
/// Where it is too little, OpenVINO and the models end the process while they are loaded, without a word.
enum MemoryAllowance {
    /// Bytes below which nothing can be read: with 1,000 MB small pictures are, with 700 MB the models do not load.
    static let least = 1_000_000_000

    /// Nil where there is no limit.
    static var bytes: Int? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < UInt(Int.max)
        else { return nil }
        return Int(limit.rlim_cur)
    }
}
