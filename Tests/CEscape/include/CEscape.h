// What a decoder that was broken into might try; each returns 1 where it succeeded. For the tests of the sandbox alone.
#pragma once

int escape_open_file(void);     // reads /etc/passwd
int escape_read_inherited(void); // reads from any descriptor that was left open by the parent
int escape_list_folder(void);   // lists /
int escape_write_file(void);    // makes a file in the folder for temporary files
int escape_connect(void);       // a TCP socket, to a port of this machine that it listens on itself
int escape_fork(void);          // a process
int escape_execute(void);       // another program
int escape_eat_memory(void);    // 6 GB of address space
int escape_spin(void);          // computes for 4 seconds
int escape_hang(void);          // waits for 30 seconds, by a call that decoding needs itself
int escape_kill(void);          // signals the parent process (signal 0: may I)
int escape_open_many(void);     // 100 copies of a descriptor
int escape_run_bytes(void);     // memory that can be written and run
int escape_get_root(void);      // a program that gives more rights: none may
int escape_look_into(void);     // attaches to its parent

/// Leaves a process behind that would write to `descriptor` after `milliseconds`. Returns 1 where it could.
int escape_leave_behind(int descriptor, int milliseconds);

/// From here on the kernel of this process and its children says that it does not know Landlock, or seccomp, as older ones
/// do. Returns 0 where that worked.
int escape_hide_landlock(void);
int escape_hide_seccomp(void);
