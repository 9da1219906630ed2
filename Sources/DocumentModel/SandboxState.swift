/// What the decoding process takes from itself before it looks at a file.
public enum SandboxPart: String, Hashable, Sendable, Codable, CaseIterable {
    /// Memory, processor time, file size, open files, core files.
    case limits
    /// No program it might start has more rights than it has.
    case noNewPrivileges = "no-new-privileges"
    /// No file can be opened (Landlock).
    case landlock
    /// No system call but the few that decoding needs (seccomp): no network, no process, no program.
    case seccomp
}

/// Which parts of the sandbox are in force on this machine; the kernel may lack some.
public struct SandboxState: Hashable, Sendable, Codable {
    public var active: [SandboxPart]
    public var missing: [SandboxPart]

    /// - Parameter active: whatever is not among them is missing.
    public init(active: some Sequence<SandboxPart>) {
        let parts = Set(active)
        self.active = SandboxPart.allCases.filter(parts.contains)
        missing = SandboxPart.allCases.filter { !parts.contains($0) }
    }

    public var isComplete: Bool { missing.isEmpty }
}
