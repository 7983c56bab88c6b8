"""Writes the texts of the program as a .po template, by xgettext.

Rows of the tables need no mark: a rule's summary and why, and the help of a
field or a parameter, are found by where they stand. Each text bears the area it belongs
to, the name of the file in templates/po/LANGUAGE that its translation is for.
Usage: messages.py OUT.pot
"""
import fnmatch, glob, os, re, subprocess, sys, tempfile

KEYWORDS = """finding_add:4 finding_help:3 finding_relate:5 say_at:3 say_item:4
say_plan:3 say_file:3 say_also:5 say_help:3 decode_say:4 decode_say_key:4 trap:5
mend_say:3 wrong:3 catalogue_get:2 catalogue_say:3 catalogue_plural:3,4 doc_say:4
doc_heading:3 N_ refuse:4 say:5 doc_say_n:5,6 phrase:2 phrase_n:3,4
doc_column:3 out_say:3 cmd_say:2 cmd_tell:2 init_say:4 wiring_say:4 doctor_say:4""".split()
TEXT = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
# What a table says of its rows, for `explain` and the reference pages.
OF_ROWS = [
    (re.compile(r"\.(summary|why)\s*=\s*" + TEXT), r".\1 = N_(\2)"),
    (re.compile(r"(PARAM_\w+,[^\"{}]*,\s*)" + TEXT), r"\1N_(\2)"),
]
# The help of a field of a file.
OF_FIELDS = re.compile(r"\.(help)\s*=\s*" + TEXT), r".\1 = N_(\2)"
IN_CODE = [
    (re.compile(r"\?\s*" + TEXT + r":\s*" + TEXT), r"? N_(\1) : N_(\2)"),
    (re.compile(r"(\[[A-Z_]+\]\s*=\s*\{?\s*)" + TEXT), r"\1N_(\2)"),
    (re.compile(r"(\{0x\w+, 0x\w+, )" + TEXT), r"\1N_(\2)"),
    (re.compile(r"return " + TEXT + ";"), r"return N_(\1);"),
    (re.compile(r"((?:init|wiring)_say\(\w+, (?:\w+ \? )?)" + TEXT + "(,)"), r"\1N_(\2)\3"),
]
# Only what goes into a finding or an explanation.
SOURCES = "lib/base/*.c lib/yaml/*.c lib/plan/*.c lib/check/*.c lib/review/*.c lib/report/*.c lib/render/lint*.c lib/render/html*.c cmd/close*.c cmd/explain.c cmd/lint*.c cmd/page.c cmd/init*.c cmd/new.c cmd/hook*.c cmd/merge*.c cmd/driver*.c cmd/diff.c cmd/moments.c cmd/doctor*.c cmd/wiring*.c cmd/fields.c cmd/schemafile.c"
# Where literals are markup, only N_() marks a text.
MARKUP = "lib/render/html"
# The area of a text is that of the first row its file fits.
AREAS = [
    ("templates/*.yaml", "templates"),
    ("lib/base/*", "lint"),
    ("lib/yaml/*", "yaml"),
    ("lib/plan/*", "plan"),
    ("lib/check/rules_changes*", "changes"),
    ("lib/check/rules_delegation*", "checks-methods"),
    ("lib/check/rules_execution*", "checks-methods"),
    ("lib/check/rules_from_the_end*", "checks-methods"),
    ("lib/check/rules_goals*", "checks-methods"),
    ("lib/check/rules_one_page*", "checks-methods"),
    ("lib/check/rules_success*", "checks-methods"),
    ("lib/check/rules_*", "checks"),
    ("lib/check/*", "lint"),
    ("lib/report/lint*", "lint"),
    ("lib/render/lint*", "lint"),
    ("cmd/lint*", "lint"),
    ("cmd/explain.c", "explain"),
    ("cmd/fields.c", "fields"),
    ("cmd/schemafile.c", "fields"),
    ("lib/report/field_schema.c", "fields"),
    ("cmd/page.c", "explain"),
    ("cmd/hook*", "git"),
    ("cmd/doctor*", "git"),
    ("cmd/merge*", "git"),
    ("cmd/driver*", "git"),
    ("lib/source/*", "git"),
    ("lib/report/log*", "log"),
    ("lib/report/status*", "log"),
    ("lib/report/show*", "log"),
    ("lib/report/diff*", "diff"),
    ("lib/report/review_method*", "review-methods"),
    ("lib/review/method*", "review-methods"),
    ("lib/report/review_doc_charts*", "pictures"),
    ("lib/report/review_doc_*", "review-lists"),
    ("lib/report/doctor*", "git"),
    ("lib/report/push*", "git"),
    ("lib/render/*", "pictures"),
    ("lib/review/close*", "close"),
    ("lib/review/answer*", "close"),
    ("cmd/close*", "close"),
    ("lib/report/*", "review"),
    ("lib/review/*", "review"),
    ("lib/compare/*", "review"),
    ("cmd/review*", "review"),
    ("cmd/diff*", "diff"),
    ("cmd/moments*", "diff"),
    ("*", "commands"),
]
# Of the rows of tables: those of the methods, and the others.
OF_METHODS = re.compile("method|delegation|execution|from_the_end|one_page|success")
# A format of nothing but arguments says nothing, and a comment's sign neither;
# a colon does, for French has a space before it.
BARE = re.compile(r"<span.*|%<PRI\w+>|(?!.*: )(?:%[-.*0-9a-z]+|\\n|[ :,.()]|# …)*")
# Of the strings that no mark makes a text: those that are typed, not said.
TYPED = re.compile(r'"(?![A-Z])[^ "]*"')
WORDS = set("""anything action metric lever rhythm before after done dropped closed away
day month quarter plan here created
kept left set removed""".split())
MSGID = re.compile(r'^msgid ((?:".*"\n?)+)', re.M)


def top():
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def blocks(text):
    """The messages of a .po file, without its head."""
    found = (b.strip() for b in re.split(r"\n\s*\n", text))
    return [b for b in found if msgid(b)]


def msgid(block):
    """The text of a message as the .po file writes it, on one line."""
    found = MSGID.search(block)
    return "".join(re.findall(r'"(.*)"', found.group(1))) if found else ""


def area_of(name, of_row):
    if of_row and name.startswith("lib/plan/"):
        return "fields"
    if of_row:
        return "methods" if OF_METHODS.search(name) else "rules"
    return next(area for pattern, area in AREAS if fnmatch.fnmatch(name, pattern))


def template_texts():
    seen = {}
    for name in sorted(glob.glob("templates/*.yaml")):
        for text in re.findall(r"{{_ (.*?)}}", open(name, encoding="utf-8").read()):
            seen.setdefault(text, f'#: {name}\nmsgid "{text}"\nmsgstr ""')
    return list(seen.values())


def marked(name, text, rows):
    """A source with its texts marked; the texts of rows are added to `rows`."""
    of_fields = [OF_FIELDS] if name.startswith("lib/plan/") else []
    for pattern, said in OF_ROWS + of_fields:
        for found in pattern.findall(text):
            rows.add("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found[-1])))
        text = pattern.sub(said, text)
    for pattern, form in IN_CODE:
        text = pattern.sub(lambda found: mark(found, form), text)
    return text


def mark(found, form):
    """The piece of code with its texts marked, unless they are only typed."""
    texts = [t.strip() for t in found.groups() if t and t.startswith('"')]
    if all(TYPED.fullmatch(t) and t[1:-1] not in WORDS for t in texts):
        return found.group(0)
    return found.expand(form)


def source_texts(rows):
    with tempfile.TemporaryDirectory() as tmp:
        names = sorted(n for p in SOURCES.split() for n in glob.glob(p))
        for name in names:
            text = open(name, encoding="utf-8").read()
            if not name.startswith(MARKUP):
                text = marked(name, text, rows)
            os.makedirs(os.path.join(tmp, os.path.dirname(name)), exist_ok=True)
            open(os.path.join(tmp, name), "w", encoding="utf-8").write(text)
        command = ["xgettext", "-L", "C", "--from-code=UTF-8", "--add-location=file",
                   "-o", "-", "-k"]
        command += ["-k" + k for k in KEYWORDS] + names
        found = subprocess.run(command, cwd=tmp, capture_output=True, check=True)
    return found.stdout.decode().split("\n\n")[1:]


def said():
    """Every message the program says: [(area, block)]."""
    rows, kept = set(), [("templates", b) for b in template_texts()]
    in_templates = {msgid(b) for _, b in kept}
    for block in source_texts(rows):
        if BARE.fullmatch(msgid(block)) or msgid(block) in in_templates:
            continue
        files = re.findall(r"^#: (\S+)", block, re.M)
        kept.append((area_of(files[0], msgid(block) in rows), block.strip()))
    return kept


def main(out):
    out = os.path.abspath(out)
    os.chdir(top())
    with open(out, "w", encoding="utf-8") as f:
        f.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
        for area, block in said():
            f.write(f"\n#. area: {area}\n{block}\n")


if __name__ == "__main__":
    main(sys.argv[1])
