import CSandbox
public import Decoding
public import DocumentModel

/// The cage of the decoding process: entered once, after its file has been read as mere bytes and before anything is made
/// of them. There is no way out; the first call that is not allowed ends the process.
///
/// Files needed later (the fonts of PDFium) are mapped into memory before.
public enum Sandbox {
    /// Closes what was inherited, bounds memory and processor time, and ends the process with the one that started it: also while the file is read.
    ///
    /// - Returns: whether the limits are in force.
    public static func bound(_ limits: DecodingLimits) -> Bool {
        hedui_close_others()
        _ = hedui_end_with_parent()
        return ProcessLimits.bound(limits)
    }

    /// Enters the cage. What the kernel lacks is left out and told.
    ///
    /// - Parameters:
    ///   - isBounded: what ``bound(_:)`` returned.
    ///   - fileBytes: how far standard output may go where it is a file; pages go to a socket.
    public static func enter(isBounded: Bool, fileBytes: Int = 0) -> SandboxState {
        var active: Set<SandboxPart> = []
        if hedui_forbid_privileges() == 0 { active.insert(.noNewPrivileges) }
        if hedui_forbid_paths() > 0 { active.insert(.landlock) }
        if ProcessLimits.closeOff(fileBytes: fileBytes), isBounded { active.insert(.limits) }
        // Last, since it forbids all of the above.
        if hedui_forbid_calls() == 0 { active.insert(.seccomp) }
        return SandboxState(active: active)
    }
}
