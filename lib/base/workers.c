/* Tasks taken from one counter by a few threads. */
#include "base/workers.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

/* Taken at once: so many that the counter is no bottle-neck. */
#define BATCH 16

struct crew {
	work_fn *fn;
	void *data;
	size_t n;
	atomic_size_t next;
};

struct worker {
	struct crew *crew;
	struct arena *arena;
	pthread_t thread;
};

static void *work(void *arg)
{
	struct worker *w = arg;
	struct crew *c = w->crew;
	size_t i, end;

	while ((i = atomic_fetch_add(&c->next, BATCH)) < c->n) {
		end = c->n - i < BATCH ? c->n : i + BATCH;
		for (; i < end; i++)
			c->fn(c->data, i, w->arena);
	}
	return NULL;
}

/* Processors that this process may use. */
static size_t processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	return (size_t)CPU_COUNT(&set);
}

static size_t threads_for(size_t n, size_t share)
{
	size_t most = n / share;

	if (most < 2)
		return 1;
	if (most > WORKERS_MOST)
		most = WORKERS_MOST;
	return most < processors() ? most : processors();
}

void workers_run(struct arena *a, size_t n, size_t share, work_fn *fn,
		 void *data)
{
	struct crew crew = {.fn = fn, .data = data, .n = n};
	struct worker helpers[WORKERS_MOST - 1], own = {&crew, a, 0};
	size_t wanted = threads_for(n, share) - 1, started = 0, i;

	for (i = 0; i < wanted; i++) {
		struct worker *w = &helpers[started];

		/* in the caller's memory: what was made keeps pointing at it */
		*w = (struct worker){&crew, arena_alloc(a, sizeof(*w->arena)),
				     0};
		started += !pthread_create(&w->thread, NULL, work, w);
	}
	work(&own);
	for (i = 0; i < started; i++) {
		pthread_join(helpers[i].thread, NULL);
		arena_take(a, helpers[i].arena);
	}
}
