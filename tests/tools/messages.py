"""Writes the texts of the program as a .po template, by xgettext.

Rows of the tables need no mark: a rule's summary and why, and the help of a
parameter, are found by where they stand. Usage: messages.py OUT.pot
"""
import glob, os, re, subprocess, sys, tempfile

KEYWORDS = """finding_add:4 finding_help:3 finding_relate:5 say_at:3 say_item:4
say_plan:3 say_file:3 say_also:5 say_help:3 decode_say:4 decode_say_key:4 trap:5
mend_say:3 wrong:3 catalogue_get:2 catalogue_say:3 catalogue_plural:3,4 doc_say:4
doc_heading:3 N_ refuse:4""".split()
TEXT = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
ROWS = [
    (re.compile(r"\.(summary|why)\s*=\s*" + TEXT), r".\1 = N_(\2)"),
    (re.compile(r"\?\s*" + TEXT + r":\s*" + TEXT), r"? N_(\1) : N_(\2)"),
    (re.compile(r"(\[[A-Z_]+\]\s*=\s*\{?\s*)" + TEXT), r"\1N_(\2)"),
    (re.compile(r"(\{0x\w+, 0x\w+, )" + TEXT), r"\1N_(\2)"),
    (re.compile(r"return " + TEXT + ";"), r"return N_(\1);"),
    (re.compile(r"(PARAM_\w+,[^\"{}]*,\s*)" + TEXT), r"\1N_(\2)"),
]
# Only what goes into a finding or an explanation.
SOURCES = "lib/base/*.c lib/yaml/*.c lib/plan/*.c lib/check/*.c lib/report/lint*.c lib/render/lint*.c cmd/explain.c cmd/lint*.c cmd/page.c"
# A format of nothing but arguments says nothing.
# Names that are typed, not said, and words that stand inside a message.
NOISE = re.compile(r'^msgid "(?:[^ "]+|# \\\\n|\\\\n# )"$')
WORD = re.compile(r'^msgid "(?:action|metric|lever|rhythm|success factor|before|after|done|dropped|closed|away|day|month|quarter|plan|here)"$|^msgid "[A-Z]')
BARE = re.compile(r'^msgid "(?:%[-.*0-9a-z]+|\\n|[ :,.()])*"$')


def template_texts():
    seen = {}
    for name in sorted(glob.glob("templates/*.yaml")):
        for text in re.findall(r"{{_ (.*?)}}", open(name, encoding="utf-8").read()):
            seen.setdefault(text, f'#: {name}\nmsgid "{text}"\nmsgstr ""')
    return seen.values()


def main(out):
    top = os.getcwd()
    with tempfile.TemporaryDirectory() as tmp:
        names = sorted(n for p in SOURCES.split() for n in glob.glob(p))
        for name in names:
            text = open(name, encoding="utf-8").read()
            for pattern, said in ROWS:
                text = pattern.sub(said, text)
            os.makedirs(os.path.join(tmp, os.path.dirname(name)), exist_ok=True)
            open(os.path.join(tmp, name), "w", encoding="utf-8").write(text)
        command = ["xgettext", "-L", "C", "--from-code=UTF-8", "--no-location",
                   "-o", "-", "-k"]
        command += ["-k" + k for k in KEYWORDS] + names
        found = subprocess.run(command, cwd=tmp, capture_output=True, check=True)
    kept = list(template_texts())
    for block in found.stdout.decode().split("\n\n")[1:]:
        lines = block.strip().split("\n")
        if any(NOISE.match(l) for l in lines) and WORD.match(lines[-2]) is None:
            continue
        if not any(BARE.match(l) and l != 'msgid ""' for l in lines):
            kept.append(block.strip())
    with open(os.path.join(top, out), "w", encoding="utf-8") as f:
        f.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n')
        f.write("\n\n".join(kept) + "\n")


main(sys.argv[1])
