#include "CEscape.h"
#include <errno.h>
#include <seccomp.h>
#include <sys/prctl.h>

static int refuse(const int *calls, int count, int code, int refuses_filters) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter) return -1;
    int result = 0;
    for (int i = 0; i < count && result == 0; i++) {
        result = seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint32_t)code), calls[i], 0);
    }
    if (result == 0 && refuses_filters) {
        result = seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint32_t)code), SCMP_SYS(prctl), 1,
            SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
    }
    if (result == 0) result = seccomp_load(filter);
    seccomp_release(filter);
    return result;
}

int escape_hide_landlock(void) {
    const int calls[] = {
        SCMP_SYS(landlock_create_ruleset), SCMP_SYS(landlock_add_rule), SCMP_SYS(landlock_restrict_self),
    };
    return refuse(calls, 3, ENOSYS, 0);
}

int escape_hide_seccomp(void) {
    const int calls[] = {SCMP_SYS(seccomp)};
    return refuse(calls, 1, EINVAL, 1);
}
