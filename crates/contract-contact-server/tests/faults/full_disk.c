/* A disk without room, for a program that loads this before the C library: while the file that FULL_DISK names exists, no file
   grows. What is there can be read and overwritten, as on a disk that is full. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Whether `end` is behind the end of a file, while no file may grow. */
static int has_no_room(int file, off_t end) {
    struct stat found;
    const char *mark = getenv("FULL_DISK");
    int is_file = fstat(file, &found) == 0 && S_ISREG(found.st_mode);
    return is_file && end > found.st_size && mark != NULL && access(mark, F_OK) == 0;
}

ssize_t write(int file, const void *bytes, size_t count) {
    int before = errno;
    if (has_no_room(file, lseek(file, 0, SEEK_CUR) + (off_t)count)) {
        errno = ENOSPC;
        return -1;
    }
    errno = before;
    return syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t at) {
    if (has_no_room(file, at + (off_t)count)) {
        errno = ENOSPC;
        return -1;
    }
    return syscall(SYS_pwrite64, file, bytes, count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    return pwrite64(file, bytes, count, at);
}
