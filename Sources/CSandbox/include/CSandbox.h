// What a process can take from itself for good, before it looks at a file that nobody vouches for.
#pragma once

/// Closes every descriptor but standard input, output and error: what libraries of the parent opened without close-on-exec,
/// as a server's connections, is none of this process's business.
void hedui_close_others(void);

/// Never again more rights than now, by no program it starts; and no other process may look into its memory.
///
/// Returns 0, or the negative error number.
int hedui_forbid_privileges(void);

/// Ends this process when the thread that started it ends. Returns 0, or the negative error number.
int hedui_end_with_parent(void);

/// Landlock, without any path: no file can be opened, made, moved or removed, no TCP port bound or reached; where the kernel
/// knows how, no abstract socket reached and no process outside signalled. What is open stays open.
///
/// Needs `hedui_forbid_privileges`. Returns the version of the kernel's interface (from 1 on), or the negative error number.
int hedui_forbid_paths(void);

/// seccomp: from now on the calls that decoding needs, listed in SECURITY.md; any other one ends the process (SIGSYS).
///
/// Needs `hedui_forbid_privileges`. Returns 0, or the negative error number.
int hedui_forbid_calls(void);
