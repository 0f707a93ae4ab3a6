/* Stands between the program and the C library: writes down every change to files below one folder, and lets a chosen one
 * fail, or ends the process there. Loaded with LD_PRELOAD; see layer.py for what the settings mean and oplog.py for the log.
 *
 * Seen: open with creation or truncation, write, pwrite, ftruncate, fsync, fdatasync, rename, link, unlink, mkdir, rmdir, chmod,
 * access; reads only to let them fail. Not seen: memory maps (the program has none that write), io_uring, other processes
 * without this library.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#undef open64
#undef openat64
#undef pwrite64
#undef pread64
#undef ftruncate64

enum { OPEN = 1, WRITE, TRUNCATE, SYNC, RENAME, LINK, UNLINK, MKDIR, RMDIR, CHMOD, READ, OUT };
enum { NOTHING, FAIL_ONCE, FAIL_ON, KILL, KILL_HALFWAY, HALF_WRITE, TAKE_FOLDER };
enum { FILES = 1024, LOG_FD = 1023, CREATED = 1, EMPTIED = 2, FOLDER = 4 };

static char root[PATH_MAX];
static size_t root_length;
static int logging;
static unsigned char ours[FILES];
static struct { unsigned kinds; long at; int number; int action; } armed;
static long counted;
static int broken;
static long clock_shift;
static char failing_while[PATH_MAX];

#define REAL(name) ((__typeof__(&name)) real(#name))
static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

static void record(uint32_t kind, uint64_t inode, int64_t at, uint32_t flags, const char *path, const char *other,
                   const void *data, uint32_t length) {
    if (!logging) return;
    struct { uint32_t kind, flags; uint64_t inode; int64_t at; uint32_t path, other, length, pid; } head =
        {kind, flags, inode, at, path ? strlen(path) : 0, other ? strlen(other) : 0, data ? length : 0, getpid()};
    struct iovec parts[] = {{&head, sizeof head}, {(void *) (path ? path : ""), head.path},
                            {(void *) (other ? other : ""), head.other}, {(void *) (data ? data : ""), head.length}};
    syscall(SYS_writev, LOG_FD, parts, 4);
}

static uint64_t inode_of(int fd) {
    struct stat found;
    return syscall(SYS_fstat, fd, &found) ? 0 : found.st_ino;
}

/* The absolute form of a path when it lies in our folder, else NULL. */
static const char *below(int folder, const char *path, char *room) {
    if (!root_length || !path) return NULL;
    if (path[0] != '/') {
        if (folder != AT_FDCWD) {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, room, PATH_MAX - 1);
            if (length < 0) return NULL;
            room[length] = 0;
        } else if (syscall(SYS_getcwd, room, PATH_MAX) < 0) return NULL;
        strncat(room, "/", PATH_MAX - strlen(room) - 1);
        strncat(room, path, PATH_MAX - strlen(room) - 1);
    } else {
        strncpy(room, path, PATH_MAX - 1);
        room[PATH_MAX - 1] = 0;
    }
    if (strncmp(room, root, root_length) || (room[root_length] && room[root_length] != '/')) return NULL;
    return room;
}

/* What a refusal of this number also hits, once it lasts: a full disk still removes, lost permission still writes open files. */
static int lasts_for(unsigned kind, int number, int grows) {
    if (kind == READ) return armed.kinds & (1u << READ);
    if (number == ENOSPC) return grows && (kind == WRITE || kind == OPEN || kind == MKDIR || kind == LINK || kind == SYNC);
    if (number == EACCES) return kind != WRITE && kind != TRUNCATE && kind != SYNC;
    return 1;
}

/* Counts one operation; 0 when it may go on, else the error number; -1 when half of it must be written first. */
static int fault(unsigned kind, int grows) {
    if (failing_while[0]) return syscall(SYS_faccessat, AT_FDCWD, failing_while, F_OK) == 0 && lasts_for(kind, armed.number, grows)
        ? armed.number : 0;
    if (!(armed.kinds & (1u << kind))) return 0;
    long now = ++counted;
    if (armed.action == NOTHING) return 0;
    if (broken && lasts_for(kind, armed.number, grows)) return armed.number;
    if (now != armed.at) return 0;
    switch (armed.action) {
    case KILL: syscall(SYS_kill, getpid(), SIGKILL); return EIO;
    case FAIL_ON: broken = 1; return lasts_for(kind, armed.number, grows) ? armed.number : 0;
    case KILL_HALFWAY: case HALF_WRITE: return kind == WRITE ? -1 : 0;
    case TAKE_FOLDER: {
        char gone[PATH_MAX + 8];
        snprintf(gone, sizeof gone, "%s.gone", root);
        syscall(SYS_renameat2, AT_FDCWD, root, AT_FDCWD, gone, 0);
        return 0;
    }
    default: return armed.number;
    }
}

/* The rest is called from Python with ctypes, or set up from the environment for a process that is started whole. */

void faults_root(const char *path) {
    strncpy(root, path, PATH_MAX - 1);
    root_length = strlen(root);
}

int faults_log(const char *path) {
    int fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) return 0;
    syscall(SYS_dup3, fd, LOG_FD, O_CLOEXEC);
    syscall(SYS_close, fd);
    return logging = 1;
}

void faults_arm(unsigned kinds, long at, int number, int action) {
    armed.kinds = kinds;
    armed.at = at;
    armed.number = number;
    armed.action = action;
    counted = broken = 0;
}

long faults_counted(void) { return counted; }
void faults_clock(long seconds) { clock_shift = seconds; }

__attribute__((constructor)) static void begin(void) {
    const char *value;
    if ((value = getenv("FAULTS_ROOT"))) faults_root(value);
    if ((value = getenv("FAULTS_LOG"))) faults_log(value);
    if ((value = getenv("FAULTS_CLOCK"))) faults_clock(atol(value));
    if ((value = getenv("FAULTS_WHILE"))) strncpy(failing_while, value, PATH_MAX - 1);
    if ((value = getenv("FAULTS_ARM"))) {
        unsigned kinds;
        long at;
        int number, action;
        if (sscanf(value, "%u:%ld:%d:%d", &kinds, &at, &number, &action) == 4) faults_arm(kinds, at, number, action);
    }
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char room[PATH_MAX];
    const char *mine = below(folder, path, room);
    int exists = mine && syscall(SYS_faccessat, AT_FDCWD, mine, F_OK) == 0;
    int makes = (flags & O_CREAT) && !exists;
    int number = 0;
    if (mine && ((flags & O_ACCMODE) != O_RDONLY || makes)) number = fault(OPEN, makes);
    if (number > 0) { errno = number; return -1; }
    int fd = syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < FILES) {
        struct stat found;
        ours[fd] = 0;
        if (mine && !syscall(SYS_fstat, fd, &found)) {
            ours[fd] = S_ISDIR(found.st_mode) ? 2 : 1;
            if ((flags & O_ACCMODE) != O_RDONLY || makes || S_ISDIR(found.st_mode))
                record(OPEN, found.st_ino, 0, (makes ? CREATED : 0) | (flags & O_TRUNC ? EMPTIED : 0) |
                       (S_ISDIR(found.st_mode) ? FOLDER : 0), mine, NULL, NULL, 0);
        }
    }
    return fd;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }

static ssize_t written(int fd, const void *data, size_t length, int64_t at, int placed) {
    if (fd == LOG_FD) { errno = EBADF; return -1; }
    if (fd < 0 || fd >= FILES || !ours[fd]) {
        if ((fd == 1 || fd == 2) && logging) record(OUT, fd, 0, 0, NULL, NULL, data, length);
        return placed ? syscall(SYS_pwrite64, fd, data, length, at) : syscall(SYS_write, fd, data, length);
    }
    int number = fault(WRITE, 1);
    if (number > 0) { errno = number; return -1; }
    size_t wanted = number ? length / 2 : length;
    if (!placed) {
        int flags = syscall(SYS_fcntl, fd, F_GETFL);
        at = syscall(SYS_lseek, fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
    }
    ssize_t done = placed ? syscall(SYS_pwrite64, fd, data, wanted, at) : syscall(SYS_write, fd, data, wanted);
    if (done > 0) record(WRITE, inode_of(fd), at, 0, NULL, NULL, data, done);
    if (number && armed.action == KILL_HALFWAY) syscall(SYS_kill, getpid(), SIGKILL);
    if (number) { broken = 1; armed.action = FAIL_ON; }  /* half was written; all that follows is refused */
    return done;
}
ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return written(fd, data, length, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { return written(fd, data, length, at, 1); }

static int may_read(int fd) {
    if (fd < 0 || fd >= FILES || ours[fd] != 1 || !(armed.kinds & (1u << READ))) return 1;
    int number = fault(READ, 0);
    if (number > 0) errno = number;
    return number <= 0;
}
ssize_t read(int fd, void *data, size_t length) { return may_read(fd) ? syscall(SYS_read, fd, data, length) : -1; }
ssize_t pread(int fd, void *data, size_t length, off_t at) { return may_read(fd) ? syscall(SYS_pread64, fd, data, length, at) : -1; }
ssize_t pread64(int fd, void *data, size_t length, off64_t at) { return may_read(fd) ? syscall(SYS_pread64, fd, data, length, at) : -1; }

static int truncated(int fd, int64_t size) {
    if (fd >= 0 && fd < FILES && ours[fd]) {
        int number = fault(TRUNCATE, 0);
        if (number > 0) { errno = number; return -1; }
        int done = syscall(SYS_ftruncate, fd, size);
        if (!done) record(TRUNCATE, inode_of(fd), size, 0, NULL, NULL, NULL, 0);
        return done;
    }
    return syscall(SYS_ftruncate, fd, size);
}
int ftruncate(int fd, off_t size) { return truncated(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncated(fd, size); }

static int synced(int fd, int call) {
    if (fd >= 0 && fd < FILES && ours[fd]) {
        int number = fault(SYNC, 1);
        if (number > 0) { errno = number; return -1; }
        record(SYNC, inode_of(fd), 0, ours[fd] == 2 ? FOLDER : 0, NULL, NULL, NULL, 0);
        return 0;  /* the log says what a sync makes durable; the disk of this machine need not be waited for */
    }
    return syscall(call, fd);
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int close(int fd) {
    if (fd == LOG_FD) return 0;
    if (fd >= 0 && fd < FILES) ours[fd] = 0;
    return syscall(SYS_close, fd);
}

static int two(unsigned kind, int from, const char *old, int to, const char *new, int flags) {
    char one[PATH_MAX], other[PATH_MAX];
    const char *mine = below(from, old, one), *its = below(to, new, other);
    int number = mine || its ? fault(kind, 1) : 0;
    if (number > 0) { errno = number; return -1; }
    int done = kind == RENAME ? syscall(SYS_renameat2, from, old, to, new, flags) : syscall(SYS_linkat, from, old, to, new, flags);
    if (!done && mine && its) record(kind, 0, 0, 0, mine, its, NULL, 0);
    return done;
}
int rename(const char *old, const char *new) { return two(RENAME, AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return two(RENAME, from, old, to, new, 0); }
int link(const char *old, const char *new) { return two(LINK, AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) { return two(LINK, from, old, to, new, flags); }

static int one(unsigned kind, int folder, const char *path, int call, long third) {
    char room[PATH_MAX];
    const char *mine = below(folder, path, room);
    int number = mine ? fault(kind, kind == MKDIR) : 0;
    if (number > 0) { errno = number; return -1; }
    int done = syscall(call, folder, path, third, 0);
    if (!done && mine) record(kind, 0, 0, 0, mine, NULL, NULL, 0);
    return done;
}
int unlink(const char *path) { return one(UNLINK, AT_FDCWD, path, SYS_unlinkat, 0); }
int unlinkat(int folder, const char *path, int flags) { return one(flags & AT_REMOVEDIR ? RMDIR : UNLINK, folder, path, SYS_unlinkat, flags); }
int rmdir(const char *path) { return one(RMDIR, AT_FDCWD, path, SYS_unlinkat, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) { return one(MKDIR, AT_FDCWD, path, SYS_mkdirat, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return one(MKDIR, folder, path, SYS_mkdirat, mode); }
int chmod(const char *path, mode_t mode) { return one(CHMOD, AT_FDCWD, path, SYS_fchmodat, mode); }
int fchmodat(int folder, const char *path, mode_t mode, int flags) { (void) flags; return one(CHMOD, folder, path, SYS_fchmodat, mode); }

static int allowed(int folder, const char *path, int how) {
    char room[PATH_MAX];
    if ((how & W_OK) && broken && (armed.number == EROFS || armed.number == EACCES) && below(folder, path, room)) {
        errno = armed.number;
        return -1;
    }
    return syscall(SYS_faccessat, folder, path, how);
}
int access(const char *path, int how) { return allowed(AT_FDCWD, path, how); }
int faccessat(int folder, const char *path, int how, int flags) { (void) flags; return allowed(folder, path, how); }

/* copies inside the kernel are refused, so that Python writes them itself, where they are seen */
ssize_t sendfile(int out, int in, off_t *at, size_t length) { (void) out; (void) in; (void) at; (void) length; errno = EINVAL; return -1; }
ssize_t sendfile64(int out, int in, off64_t *at, size_t length) { (void) out; (void) in; (void) at; (void) length; errno = EINVAL; return -1; }

int clock_gettime(clockid_t which, struct timespec *now) {
    static int (*ask)(clockid_t, struct timespec *);
    if (!ask) ask = REAL(clock_gettime);
    int done = ask(which, now);
    if (!done && which == CLOCK_REALTIME) now->tv_sec += clock_shift;
    return done;
}
