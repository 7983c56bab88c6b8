/*
 * period_guess - which period was probably meant
 *
 * People write Q2, T2 2026, 2026Q2, 2026/05. None of these is a period here,
 * but an error can name the one that is.
 *
 * Units      days; today gives the year where none is written.
 */
#ifndef BASE_PERIOD_GUESS_H
#define BASE_PERIOD_GUESS_H

#include "base/calendar.h"

/* False where the text says nothing of a period. */
bool period_guess(char out[PERIOD_NAME_MAX], struct slice s, int32_t today);

#endif
