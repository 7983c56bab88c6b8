# Writes a line for each message of a .po file: what to sort it by, the byte
# 1, and the row {"msgid", {"msgstr", ...}}. Strings of .po are strings of C.
function text(s) { return substr(s, 2, length(s) - 2) }
# As the compiler reads it; a line end sorts before all that is printed.
function key(s) { gsub(/\\n/, "\002", s); gsub(/\\"/, "\"", s); gsub(/\\\\/, "\\", s); return s }
function flush_row() {
	if (id != "" && !fuzzy)
		printf "%s\001{\"%s\", {\"%s\", \"%s\", \"%s\"}},\n", key(id), id, said[0], said[1], said[2]
	id = ""; fuzzy = 0; split("", said)
}
/^#/ { if (mode == "said") { flush_row(); mode = "" } }
/^#, .*fuzzy/ { fuzzy = 1 }
/^msgid_plural / { mode = "skip"; next }
/^msgid / { if (mode == "said") flush_row(); mode = "id"; id = text(substr($0, 7)); next }
/^msgstr/ {
	mode = "said"; k = 0; s = substr($0, 8)
	if (substr($0, 7, 1) == "[") { k = substr($0, 8, 1) + 0; s = substr($0, 11) }
	said[k] = text(s)
	next
}
/^"/ { if (mode == "id") id = id text($0); else if (mode == "said") said[k] = said[k] text($0) }
END { flush_row() }
