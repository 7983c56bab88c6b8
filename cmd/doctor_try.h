/*
 * doctor_try - what the doctor tries has in common: a plan in a trial
 *
 * Owns       nothing: the caller begins and ends the trial.
 * Errors     -1 with *e where git or a file fails for its own reasons.
 */
#ifndef CMD_DOCTOR_TRY_H
#define CMD_DOCTOR_TRY_H

#include "cmd/doctor.h"
#include "cmd/trial.h"

#define ATTEMPT_BY_SAM "    owner: sam\n"
#define ATTEMPT_BY_KIM "    owner: kim\n"

struct attempt {
	struct doctor *d;
	struct trial in;
};

#define ATTEMPT_PATH "plans/trial.yaml"

/* A plan with one action. owner: the whole line, or empty. */
struct slice attempt_plan(struct attempt *t, const char *owner,
			  const char *due);
int attempt_write_plan(struct attempt *t, const char *owner, const char *due,
		       struct err *e);
/* The same, and committed without hooks. */
int attempt_commit(struct attempt *t, const char *owner, const char *due,
		   struct err *e);
/* The last line of what git said, for people. */
struct slice attempt_last_words(struct attempt *t);

#endif
