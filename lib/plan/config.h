/*
 * config - .git-plan.yaml and people.yaml
 *
 * Without a file, and for every key that is absent, the defaults of DESIGN
 * section 3 hold. What is wrong is a finding (config-invalid); the default
 * then holds for that key.
 *
 * Owns       nothing: all lives in the arena given.
 */
#ifndef PLAN_CONFIG_H
#define PLAN_CONFIG_H

#include "base/map.h"
#include "base/zone.h"
#include "plan/plan.h"

#define CONFIG_FILE ".git-plan.yaml"

enum people_in_report {
	REPORT_NAMES,
	REPORT_TOTALS,
	REPORT_NONE,
};

/* What the configuration says of one rule. */
struct rule_setting {
	struct slice rule;
	const struct node *at; /* the value: a level, or a map */
	bool has_level;
	enum level level;
	const struct node *params; /* the map, or NULL; check/ reads it */
};

/* Methods for every plan (level empty), or for those of one level. */
struct method_setting {
	struct slice level;
	struct texts methods;
};

struct config {
	bool found;			    /* there is a file */
	struct slice plans, people, branch; /* branch: empty if not set */
	const struct node *people_at;	    /* NULL: not set */
	struct slice baseline;		    /* empty: none */
	const struct node *baseline_at;	    /* NULL: not set */
	struct calendar calendar;
	struct zone zone;
	struct slice language;
	struct texts levels;
	struct method_setting *methods;
	size_t n_methods;
	struct rule_setting *rules;
	size_t n_rules;
	enum people_in_report report_people;
	struct tree tree; /* for findings of check/ about rules */
};

/* "en" and those that have a catalogue; ends with NULL. */
extern const char *const config_languages[];

/* The defaults, for no file at all. */
void config_default(struct config *out, struct arena *a);
/*
 * Never fails. Findings carry rule config-invalid and the file name; names of
 * rules and their parameters are left to check/, which has the table.
 */
void config_decode(struct config *out, struct arena *a, struct slice bytes,
		   struct findings *fs);

struct day_span { /* both days included */
	int32_t from, to;
};

struct person {
	struct slice handle, name, email, team, role;
	bool external;
	int32_t until;	       /* the last day, or DAY_NONE */
	struct day_span *away; /* in the file's order */
	size_t n_away;
	const struct node *at;
};

struct people {
	bool found;
	struct slice file;
	struct person *v; /* in the file's order */
	size_t n;
	struct map by_handle; /* NFC -> struct person; no arena: not filled */
	struct tree tree;
};

/*
 * A handle is a key of the file, with a map of what is known of the person or
 * nothing. Findings carry rule config-invalid and the file's name; a person of
 * whom something is wrong is known all the same.
 */
void people_decode(struct people *out, struct arena *a, struct slice file,
		   struct slice bytes, struct findings *fs);
/* By handle, NFC; NULL where there is none. */
const struct person *people_get(const struct people *p, struct slice handle);
/* That person, if there is one, is not there on that day. */
bool person_is_away(const struct person *p, int32_t day);

#endif
