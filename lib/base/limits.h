/*
 * limits - how much of anything a repository may hand us (DESIGN section 9)
 *
 * Each has a test and a message of its own.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_FILE_BYTES   ((size_t)4 << 20)
#define LIMIT_NESTING	   64
#define LIMIT_NODES	   200000
#define LIMIT_SCALAR_BYTES ((size_t)64 << 10)
#define LIMIT_ALIASES	   100
#define LIMIT_FOLDERS	   1000	   /* in each other */
#define LIMIT_ENTRIES	   4000000 /* files and folders of a commit */
#define LIMIT_ID_CHARS	   64	   /* code points */
#define LIMIT_ALIKE	   100 /* findings of one rule from decoding a file */

#endif
