/*
 * utf8 - code points, columns, normal forms
 *
 * Units      len: bytes; code points: Unicode scalar values; width: terminal
 *            cells (utf8proc).
 * Errors     none: text is validated once, when it is read; here a broken
 *            byte counts as one code point U+FFFD.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

/*
 * The code point at s.ptr[at], and its length in bytes in *len (1 to 4).
 * A broken byte gives U+FFFD and length 1.
 */
uint32_t utf8_at(struct slice s, size_t at, size_t *len);
/* Index of the first byte that is not UTF-8, or s.len. Surrogates are not. */
size_t utf8_invalid(struct slice s);
/* The length without a last code point that was cut in its middle. */
size_t utf8_whole(struct slice s);
/* How many code points. */
size_t utf8_count(struct slice s);
/* Cells that one code point takes: 0 (combining), 1 or 2. Controls take 0. */
int utf8_cells(uint32_t c);
/* Cells that the text takes on a terminal. */
size_t utf8_width(struct slice s);
/* The longest prefix, cut at a code point, that takes at most width cells. */
struct slice utf8_cut(struct slice s, size_t width);
/* Normal form C. Broken text comes back as it is. */
struct slice utf8_nfc(struct arena *a, struct slice s);
/* True where both are the same text, however its letters are composed. */
bool utf8_same(struct slice x, struct slice y);
/* True where utf8_nfc() would change nothing. */
bool utf8_is_nfc(struct slice s);
/*
 * What makes two ids the same: NFC, case folded, without - and _.
 * (DESIGN section 2)
 */
struct slice utf8_fold_id(struct arena *a, struct slice s);
/* The same for one look-up: in buf, where it is ASCII and fits, else in a. */
struct slice utf8_fold_id_in(char *buf, size_t room, struct arena *a,
			     struct slice s);
/* Categories of Unicode, for ids: letter, mark, decimal digit. */
bool utf8_is_letter(uint32_t c);
bool utf8_is_mark(uint32_t c);
bool utf8_is_digit(uint32_t c);
/* A capital, a small letter; scripts without them have neither. */
bool utf8_is_upper(uint32_t c);
bool utf8_is_lower(uint32_t c);
/*
 * True for what nobody sees: zero-width and direction-changing characters,
 * C0 and C1 controls but tab, LF and CR, letters without ink, tag characters,
 * line separators, a byte-order mark inside a text.
 */
bool utf8_is_hidden(uint32_t c);

#endif
