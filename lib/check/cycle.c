/* Depth-first search with a stack of its own. */
#include "check/cycle.h"

struct graph graph_init(struct arena *a, size_t n)
{
	return (struct graph){
		.n = n,
		.first = arena_array(a, n + 2, sizeof(size_t)),
		.seen = arena_array(a, n + 1, sizeof(size_t)),
	};
}

void graph_add(struct graph *g, struct arena *a, size_t from, size_t to,
	       const struct node *at)
{
	if (from >= g->n || to >= g->n ||
	    (g->n_edges && g->edges[g->n_edges - 1].from > from))
		BUG("edges out of order");
	if (g->seen[to] == from + 1)
		return;
	g->seen[to] = from + 1;
	ARENA_PUSH(a, g->edges, g->n_edges) =
		(struct edge){.from = from, .to = to, .at = at};
	g->first[from + 1] = g->n_edges;
}

/* Nodes without edges begin where the one before them ends. */
static void close_ranges(struct graph *g)
{
	size_t i;

	for (i = 1; i <= g->n; i++)
		if (!g->first[i])
			g->first[i] = g->first[i - 1];
}

struct search {
	struct graph *g;
	size_t *next;	/* the edge to try next, by node */
	size_t *height; /* 1 + place on the path; 0: not on it */
	bool *done;
	const struct edge **path; /* the edges taken */
	size_t depth;
	void (*found)(void *data, const struct edge *const *circle, size_t n);
	void *data;
};

static void visit(struct search *s, size_t start)
{
	size_t at = start;

	s->depth = 0;
	s->height[at] = 1;
	for (;;) {
		const struct edge *e;

		if (s->next[at] == s->g->first[at + 1]) {
			s->done[at] = true;
			s->height[at] = 0;
			if (!s->depth)
				return;
			at = s->path[--s->depth]->from;
			continue;
		}
		e = &s->g->edges[s->next[at]++];
		s->path[s->depth] = e;
		if (s->height[e->to]) {
			size_t from = s->height[e->to] - 1;

			s->found(s->data, s->path + from, s->depth + 1 - from);
		} else if (!s->done[e->to]) {
			s->depth++;
			at = e->to;
			s->height[at] = s->depth + 1;
		}
	}
}

void graph_cycles(struct graph *g, struct arena *a,
		  void (*found)(void *data, const struct edge *const *circle,
				size_t n),
		  void *data)
{
	struct search s = {.g = g, .found = found, .data = data};
	size_t i;

	close_ranges(g);
	s.next = arena_array(a, g->n + 1, sizeof(*s.next));
	s.height = arena_array(a, g->n + 1, sizeof(*s.height));
	s.done = arena_array(a, g->n + 1, sizeof(*s.done));
	s.path = arena_array(a, g->n + 1, sizeof(*s.path));
	for (i = 0; i < g->n; i++)
		s.next[i] = g->first[i];
	for (i = 0; i < g->n; i++)
		if (!s.done[i])
			visit(&s, i);
}
