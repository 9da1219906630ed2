import DocumentModel

extension SandboxPart {
    /// What it keeps a file from that takes over the decoder.
    var protection: String {
        switch self {
        case .limits: "限制解码程序的内存、处理器时间、文件大小和打开的文件"
        case .noNewPrivileges: "解码程序不能获得更多权限"
        case .landlock: "解码程序不能打开任何文件"
        case .seccomp: "解码程序只能使用解码所需的系统调用，没有网络，不能启动程序"
        }
    }

    /// What to do where the kernel lacks it.
    var advice: String {
        switch self {
        case .limits: "系统拒绝为解码程序设置限制，请检查 ulimit 和服务的 Limit 设置"
        case .noNewPrivileges: "内核不支持 no_new_privs，请使用 Linux 5.13 或更新的内核"
        case .landlock: "内核没有 Landlock（需 Linux 5.13 以上，启动参数 lsm= 中含 landlock），或被容器禁用；解码程序仍受其余部分约束"
        case .seccomp: "内核没有 seccomp，或被容器禁用；请在内核中启用 CONFIG_SECCOMP_FILTER；解码程序仍受其余部分约束"
        }
    }
}
