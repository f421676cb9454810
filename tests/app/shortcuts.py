#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of application.c and of the templates is in the list of keys, ui/help-overlay.ui. Prints TAP."""
import os
import re
import sys

ROOT = sys.argv[1]


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def plain(key):
    """One spelling of a key."""
    key = key.replace("&lt;", "<").replace("&gt;", ">").lower().replace("<control>", "<ctrl>")
    modifiers = sorted(re.findall(r"<\w+>", key))
    return "".join(modifiers) + re.sub(r"<\w+>", "", key)


def main():
    listed = set()
    for keys in re.findall(r'<property name="accelerator">([^<]+)</property>',
                           read("ui", "help-overlay.ui")):
        for key in keys.split():
            first, dots, last = key.partition("...")
            listed.add(plain(first))
            if dots:
                stem = plain(first)[:-1]
                listed.update(stem + str(i) for i in range(int(first[-1]), int(last) + 1))
    table = read("src", "app", "application.c").split("accelerators[] = {")[1].split("};")[0]
    for name in sorted(os.listdir(os.path.join(ROOT, "ui"))):
        if name.endswith(".ui") and name != "help-overlay.ui":
            for key in re.findall(r'<property name="trigger">([^<]+)<', read("ui", name)):
                table += '"' + key.replace("&lt;", "<").replace("&gt;", ">") + '"'
    missing = [key for key in re.findall(r'"([^"]+)"', re.sub(r'\{ "(win|app)\.[^"]*"', "{", table))
               if plain(key) not in listed]
    print("1..1")
    print(f"# not in the list of keys: {missing}" if missing else "# all are there")
    print("not ok 1 every key is listed" if missing else "ok 1 every key is listed")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
