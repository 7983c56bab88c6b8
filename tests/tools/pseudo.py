"""Writes a language for tests: every text of the program between ⟦ and ⟧.

What a run prints outside of these marks was never asked of the catalogue, or
is no text of the program at all. Usage: pseudo.py FOLDER, which gets a folder
of .po files for each language; that of "de" holds the marks.
"""
import os, re, sys

import messages

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def entry(block):
    text = messages.msgid(block)
    plural = re.search(r'^msgid_plural ((?:".*"\n?)+)', block, re.M)
    if not plural:
        return f'\nmsgid "{text}"\nmsgstr "⟦{text}⟧"\n'
    many = "".join(re.findall(r'"(.*)"', plural.group(1)))
    return (f'\nmsgid "{text}"\nmsgid_plural "{many}"\n'
            f'msgstr[0] "⟦{text}⟧"\nmsgstr[1] "⟦{many}⟧"\n')


def main(folder):
    folder = os.path.abspath(folder)
    os.chdir(messages.top())
    entries = {messages.msgid(block): entry(block) for _, block in messages.said()}
    for language in "de", "fr", "ru":
        os.makedirs(os.path.join(folder, language), exist_ok=True)
        name = os.path.join(folder, language, "all.po")
        with open(name, "w", encoding="utf-8") as f:
            f.write(HEAD + ("".join(entries.values()) if language == "de" else ""))


main(sys.argv[1])
