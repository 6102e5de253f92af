#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

/* A disk under SQLite that fails when it is told to: a VFS over the system's own. */

enum faulty_disk_fault {
    /* From the n-th call on that would make a file longer there is no room. */
    FAULTY_DISK_FULL = 1,
    /* The n-th call that reads, writes, cuts, forces out, opens or deletes fails, and no other. */
    FAULTY_DISK_ERROR_ONCE = 2,
    /* From the n-th such call on every one fails. */
    FAULTY_DISK_ERROR_FOR_GOOD = 3,
    /* From the n-th call on that would change a file, or open it to change it, the disk may only be read. */
    FAULTY_DISK_READ_ONLY = 4,
};

/* Puts the disk under every connection that is opened from now on. Returns SQLite's result code. */
int faulty_disk_install(void);

/* The n-th call from now on fails, counted from 1. */
void faulty_disk_arm(int fault, long n);

/* Nothing fails any more. Returns whether anything has failed since it was armed. */
int faulty_disk_disarm(void);

#endif
