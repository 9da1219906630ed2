#define _GNU_SOURCE
#include "CSandbox.h"
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// linux/landlock.h of Debian 12 ends at the second version of the interface; the kernel that runs may know more. Names and
// bits: Documentation/userspace-api/landlock.rst of the kernel.
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scope;
};

enum { RULESET_VERSION = 1 };

/// Everything that version `abi` of the interface can forbid.
static struct ruleset everything(int abi) {
    struct ruleset rules = {.files = (1u << 13) - 1}; // execute to make-symlink
    if (abi >= 2) rules.files |= 1u << 13;            // refer: move between folders
    if (abi >= 3) rules.files |= 1u << 14;            // truncate
    if (abi >= 4) rules.network = 3;                  // bind and connect TCP
    if (abi >= 5) rules.files |= 1u << 15;            // ioctl on devices
    if (abi >= 6) rules.scope = 3;                    // abstract UNIX sockets and signals of others
    return rules;
}

int hedui_forbid_paths(void) {
    const long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, RULESET_VERSION);
    if (abi < 1) return abi < 0 ? -errno : -ENOSYS;
    const struct ruleset rules = everything((int)abi);
    const long descriptor = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (descriptor < 0) return -errno;
    const long result = syscall(SYS_landlock_restrict_self, (int)descriptor, 0);
    const int code = errno;
    close((int)descriptor);
    return result == 0 ? (int)abi : -code;
}

// Kernels before 5.9 lack the call; then nothing can be read or written through them either, by seccomp.
void hedui_close_others(void) { (void)syscall(SYS_close_range, 3, ~0u, 0); }

int hedui_forbid_privileges(void) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
    // Without it no core is written, and no process of the same user can attach.
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -errno;
    return 0;
}

int hedui_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 ? 0 : -errno; }
