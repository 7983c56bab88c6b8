/* version - what this program calls itself, in messages and in JSON. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define GIT_PLAN_VERSION "0.1.0"

#endif
