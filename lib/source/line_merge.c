/* Merging by lines: libgit2's copy of the code that git uses. */
#include "source/line_merge.h"

#include <git2.h>

#include "source/repo_impl.h"

const char *marks_ours(const struct merge_marks *m)
{
	return m->ours ? m->ours : "ours";
}

const char *marks_theirs(const struct merge_marks *m)
{
	return m->theirs ? m->theirs : "theirs";
}

static git_merge_file_input input(struct slice s)
{
	git_merge_file_input in;

	git_merge_file_input_init(&in, GIT_MERGE_FILE_INPUT_VERSION);
	in.ptr = s.ptr ? s.ptr : "";
	in.size = s.len;
	in.mode = 0100644;
	return in;
}

static int merge(struct line_merge *out, struct arena *a,
		 const struct slice texts[3], const git_merge_file_options *how,
		 struct err *e)
{
	git_merge_file_input base = input(texts[0]), ours = input(texts[1]),
			     theirs = input(texts[2]);
	git_merge_file_result result;

	if (libgit2_start() < 0 ||
	    git_merge_file(&result, &base, &ours, &theirs, how) < 0) {
		const git_error *last = git_error_last();

		return err_set(e, "cannot merge line by line: %s",
			       last ? last->message : "libgit2 says no more");
	}
	if (!result.ptr && !result.automergeable) {
		git_merge_file_result_free(&result);
		return err_set(e, "this is no text: it cannot be merged line "
				  "by line");
	}
	out->bytes = arena_copy(a, (struct slice){result.ptr, result.len});
	out->clean = result.automergeable;
	git_merge_file_result_free(&result);
	return 0;
}

int line_merge(struct line_merge *out, struct arena *a, struct slice base,
	       struct slice ours, struct slice theirs,
	       const struct merge_marks *marks, struct err *e)
{
	const struct slice texts[] = {base, ours, theirs};
	git_merge_file_options how;

	git_merge_file_options_init(&how, GIT_MERGE_FILE_OPTIONS_VERSION);
	how.ancestor_label = "base";
	how.our_label = marks_ours(marks);
	how.their_label = marks_theirs(marks);
	how.marker_size = (unsigned short)(marks->size ? marks->size : 7);
	how.flags = GIT_MERGE_FILE_SIMPLIFY_ALNUM;
	if (marks->base)
		how.flags = GIT_MERGE_FILE_STYLE_DIFF3;
	return merge(out, a, texts, &how, e);
}

int line_merge_union(struct slice *out, struct arena *a, struct slice base,
		     struct slice ours, struct slice theirs, struct err *e)
{
	const struct slice texts[] = {base, ours, theirs};
	git_merge_file_options how;
	struct line_merge result;

	git_merge_file_options_init(&how, GIT_MERGE_FILE_OPTIONS_VERSION);
	how.favor = GIT_MERGE_FILE_FAVOR_UNION;
	if (merge(&result, a, texts, &how, e) < 0)
		return -1;
	*out = result.bytes;
	return 0;
}
