#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast of the colours of ui/style*.css (WCAG 2): each text colour on each ground that it is put on
has 4.5 to 1, and 7 to 1 in high contrast. Prints TAP."""
import os
import re
import sys

FOLDER = sys.argv[1]
# Grounds of Adwaita in libadwaita 1.2: what ours are put on.
LIGHT = {"window": "#fafafa", "card": "#ffffff", "sidebar": "#ebebeb", "headerbar": "#ebebeb"}
DARK = {"window": "#242424", "card": "#363636", "sidebar": "#303030", "headerbar": "#303030"}
TINTED = {"prompt_color": "prompt_tint", "tune_color": "tune_tint", "good_color": "good_tint",
          "warn_color": "warn_tint", "bad_color": "bad_tint"}
TEXTS = [*TINTED, "quiet_color", "rank_1", "rank_2", "rank_3", "rank_4"]
# Each look: the files whose colours it takes, the later first; its grounds; the least contrast.
LOOKS = {
    "light": (["style.css"], LIGHT, 4.5),
    "dark": (["style-dark.css", "style.css"], DARK, 4.5),
    "high contrast": (["style-hc.css", "style.css"], LIGHT, 7),
    "high contrast, dark": (["style-hc-dark.css", "style-hc.css", "style-dark.css", "style.css"],
                            DARK, 7),
}


def colours(name):
    path = os.path.join(FOLDER, name)
    with open(path, encoding="utf-8") as file:
        return dict(re.findall(r"@define-color\s+(\w+)\s+(#[0-9a-fA-F]{6})\s*;", file.read()))


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def check(number, look):
    files, grounds, least = LOOKS[look]
    tokens = {}
    for name in reversed(files):
        tokens.update(colours(name))
    bad = []
    for text in TEXTS:
        on = {**grounds, "sunken": tokens["sunken_bg"]}
        if text in TINTED:
            on["its tint"] = tokens[TINTED[text]]
        for ground, colour in on.items():
            value = contrast(tokens[text], colour)
            if value < least:
                bad.append(f"{text} on {ground}: {value:.2f}, not {least}")
    for line in bad:
        print(f"# {line}")
    print(f"{'not ok' if bad else 'ok'} {number} {look}")
    return not bad


def main():
    print(f"1..{len(LOOKS)}")
    results = [check(i, look) for i, look in enumerate(LOOKS, 1)]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
