/*
 * common - what every file needs: fixed-width types, BUG(), small macros
 *
 * Every header of the project includes this one first, so that the functions
 * in banned.h compile nowhere.
 */
#ifndef BASE_COMMON_H
#define BASE_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/banned.h"

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define NORETURN	       __attribute__((noreturn))

/*
 * BUG("what cannot be") - an impossible state: prints file, line and text to
 * standard error and aborts. Never for bad input or a failing machine.
 */
#define BUG(text) bug_found(__FILE__, __LINE__, "" text "")

NORETURN void bug_found(const char *file, int line, const char *text);

#endif
