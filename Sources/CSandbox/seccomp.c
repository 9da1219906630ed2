#define _GNU_SOURCE
#include "CSandbox.h"
#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

// Seen with strace over the test files of every format, or taken by the C library on the way to abort(); see SECURITY.md.
static const int harmless[] = {
    // memory; making it executable is judged below
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // the end
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
    // threads, of which libde265 (HEIC) starts one
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(gettid), SCMP_SYS(getpid),
    // qsort of the C library asks how much memory there is; clocks where the kernel gives no faster way; hash seeds
    SCMP_SYS(sysinfo), SCMP_SYS(clock_gettime), SCMP_SYS(getrandom),
};

static const unsigned new_namespaces =
    CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWCGROUP;

static int add_rules(scmp_filter_ctx filter) {
    const uint32_t allow = SCMP_ACT_ALLOW;
    int code = 0;
    for (size_t i = 0; i < COUNT(harmless) && code == 0; i++) code = seccomp_rule_add(filter, allow, harmless[i], 0);
    if (code != 0) return code;

    // Pages to standard output; the C library's last words to standard error, which is /dev/null.
    const int rules[] = {
        seccomp_rule_add(filter, allow, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO)),
        seccomp_rule_add(filter, allow, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO)),
        seccomp_rule_add(filter, allow, SCMP_SYS(writev), 1, SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO)),
        // No memory that holds code, so that bytes of a file never become instructions.
        seccomp_rule_add(filter, allow, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)),
        seccomp_rule_add(filter, allow, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)),
        // Threads, never processes. Of clone3 the flags cannot be seen; told that there is none, the C library takes clone.
        seccomp_rule_add(filter, allow, SCMP_SYS(clone), 1,
            SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD | CLONE_VM | new_namespaces, CLONE_THREAD | CLONE_VM)),
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0),
        // abort() signals the process itself.
        seccomp_rule_add(filter, allow, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid())),
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (rules[i] != 0) return rules[i];
    }
    return 0;
}

int hedui_forbid_calls(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return -ENOMEM;
    int code = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    // Otherwise libseccomp hides the kernel's own error number behind ECANCELED.
    if (code == 0) code = seccomp_attr_set(filter, SCMP_FLTATR_API_SYSRAWRC, 1);
    if (code == 0) code = add_rules(filter);
    if (code == 0) code = seccomp_load(filter);
    seccomp_release(filter);
    return code;
}
