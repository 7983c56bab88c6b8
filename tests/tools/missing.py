"""Prints the texts that a language lacks, as entries to be filled in.

They come by language and by area: an entry printed under "de/lint.po" belongs
into templates/po/de/lint.po. A text whose area is a new file gets a head of
its own. Usage: missing.py [--count] [LANGUAGE [AREA]]
"""
import glob, os, sys

import messages

LANGUAGES = ["de", "fr", "ru"]


def translated(language):
    ids = set()
    for name in glob.glob(f"templates/po/{language}/*.po"):
        with open(name, encoding="utf-8") as f:
            ids.update(messages.msgid(b) for b in messages.blocks(f.read()))
    return ids


def missing(language, said):
    here, by_area = translated(language), {}
    for area, block in said:
        if messages.msgid(block) not in here:
            by_area.setdefault(area, []).append(block)
    return by_area


def plural_forms(block, language):
    """A Russian message has three forms, and xgettext prepares two."""
    if language == "ru" and "msgstr[1]" in block:
        return block + '\nmsgstr[2] ""'
    return block


def main(args):
    count = args[:1] == ["--count"]
    wanted = args[1:] if count else args
    os.chdir(messages.top())
    said = messages.said()
    for language in wanted[:1] or LANGUAGES:
        for area, found in sorted(missing(language, said).items()):
            if wanted[1:] and area != wanted[1]:
                continue
            print(f"# --- templates/po/{language}/{area}.po: {len(found)} missing")
            for block in [] if count else found:
                print("\n" + plural_forms(block, language))


main(sys.argv[1:])
