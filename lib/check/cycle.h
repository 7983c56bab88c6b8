/*
 * cycle - circles in a graph of references
 *
 * The search keeps its own stack, so that a chain of any length costs memory
 * and no recursion. Each reference that closes a circle gives one circle.
 *
 * Owns       nothing: arrays live in the arena given.
 * Errors     none.
 */
#ifndef CHECK_CYCLE_H
#define CHECK_CYCLE_H

#include "base/arena.h"

struct node;

struct edge {
	size_t from, to;
	const struct node *at; /* where the reference stands */
};

/* Edges sorted by `from`; those of node i are first[i] to first[i + 1]. */
struct graph {
	size_t n;
	struct edge *edges;
	size_t n_edges;
	size_t *first, *seen;
};

/* A graph of n nodes; edges are added for node 0 first, then node 1, … */
struct graph graph_init(struct arena *a, size_t n);
/* A second edge between the same two nodes is left out. */
void graph_add(struct graph *g, struct arena *a, size_t from, size_t to,
	       const struct node *at);
/*
 * Calls found() for each circle with its edges, each of which begins where the
 * one before it ends, the first where the last ends.
 */
void graph_cycles(struct graph *g, struct arena *a,
		  void (*found)(void *data, const struct edge *const *circle,
				size_t n),
		  void *data);

#endif
