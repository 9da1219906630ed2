#define _GNU_SOURCE
#include "CEscape.h"
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int escape_open_file(void) {
    char byte;
    const int file = open("/etc/passwd", O_RDONLY);
    return file >= 0 && read(file, &byte, 1) == 1;
}

int escape_read_inherited(void) {
    char byte;
    for (int file = 3; file < 1024; file++) {
        if (pread(file, &byte, 1, 0) == 1) return 1;
    }
    return 0;
}

int escape_list_folder(void) {
    DIR *folder = opendir("/");
    return folder && readdir(folder);
}

int escape_write_file(void) {
    char name[] = "/tmp/hedui-escape-XXXXXX";
    const int file = mkstemp(name);
    if (file < 0) return 0;
    unlink(name);
    return write(file, "x", 1) == 1;
}

int escape_connect(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 1) != 0) return 0;
    if (getsockname(listener, (struct sockaddr *)&address, &length) != 0) return 0;
    const int client = socket(AF_INET, SOCK_STREAM, 0);
    return client >= 0 && connect(client, (struct sockaddr *)&address, sizeof address) == 0;
}

int escape_fork(void) {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    return child > 0 && waitpid(child, NULL, 0) == child;
}

int escape_execute(void) {
    // In a process of its own, made without fork(), whose success is told apart above.
    const pid_t child = vfork();
    if (child == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    int status = 1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

int escape_eat_memory(void) {
    int blocks = 0;
    while (blocks < 24 && mmap(NULL, 256 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED) {
        blocks++;
    }
    return blocks == 24;
}

int escape_spin(void) {
    struct timespec start, now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    do clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    while (now.tv_sec - start.tv_sec < 4);
    return 1;
}

int escape_hang(void) {
    uint32_t word = 0;
    struct timespec time = {.tv_sec = 30};
    syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, &time, NULL, 0);
    return 1;
}

int escape_kill(void) { return kill(getppid(), 0) == 0; }

int escape_open_many(void) {
    int count = 0;
    while (count < 100 && dup(STDOUT_FILENO) >= 0) count++;
    return count == 100;
}

int escape_run_bytes(void) {
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

int escape_get_root(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0; }

int escape_look_into(void) {
    // Of the process itself: whether it could be looked into by another.
    return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 1;
}

int escape_leave_behind(int descriptor, int milliseconds) {
    const pid_t child = fork();
    if (child != 0) return child > 0;
    const struct timespec time = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L};
    nanosleep(&time, NULL);
    (void)!write(descriptor, "x", 1);
    _exit(0);
}
