#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page and dialog, light and dark, in three sizes.

usage: shot.py FOLDER [NAME…]     NAME: only those whose name has it, e.g. "cost" or "1024x700-dark"."""
import os
import shutil
import sys
import tempfile

from app import App, cli
import walk

SIZES = [(1280, 800), (1920, 1080), (1024, 700)]
# What keys or actions of the window open, by the name of the picture.
DIALOGS = {"shortcuts": "ctrl+question", "panel": "F9"}
ACTIONS = {"dialog-run": "win.run-options", "dialog-models": "win.models",
           "dialog-new-from-file": "win.new-from-file", "about": "app.about"}


def sample(folder):
    made = os.path.join(folder, "sample.fulcrum")
    given = os.environ.get("FUL_SHOT_PROJECT")  # e.g. one with all that has run
    if given:
        shutil.copy(given, made)
    else:
        cli("new", made, "--sample", "banking77")
        cli("run", made, "--model", "offline:matcher", "--limit", "300")
    return made


def take(app, folder, name):
    app.session.settle()
    path = os.path.join(folder, name + ".png")
    app.session.shot(path)
    print(path, flush=True)


def take_dialog(app, folder, name, opens):
    before = {window for window, _ in app.session.windows()}
    opens()
    app.session.settle()
    new = [window for window, _ in app.session.windows() if window not in before]
    if new:
        # Where no window manager runs, a dialog lies in the corner.
        app.session.run("xdotool", "windowmove", new[-1], "150", "60")
        app.session.settle()
    take(app, folder, name)
    app.key("Escape")
    app.session.settle()
    app.session.run("xdotool", "windowfocus", app.session.window)


def take_all(folder, file, size, dark, wanted):
    look = f"{size[0]}x{size[1]}-{'dark' if dark else 'light'}"

    def is_wanted(name):
        return not wanted or any(word in f"{name}-{look}" for word in wanted)

    env = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light"}
    with App(file, env=env, size=size) as app:
        for number, name in walk.page_names(app):
            if is_wanted(name.lower()):
                app.page(number, name)
                take(app, folder, f"{name.lower()}-{look}")
        app.page(1, walk.page_names(app)[0][1])
        for name, key in DIALOGS.items():
            if is_wanted(name):
                take_dialog(app, folder, f"{name}-{look}", lambda k=key: app.key(k))
        actions = app.screen.read()[0].actions()
        for name, action in ACTIONS.items():
            if action in actions and is_wanted(name):
                take_dialog(app, folder, f"{name}-{look}", lambda a=action: app.action(a))
        if is_wanted("start"):
            app.key("ctrl+w")
            app.find("push button:New Project…")
            take(app, folder, f"start-{look}")


def main():
    folder, wanted = sys.argv[1], sys.argv[2:]
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fulcrum-shot-") as scratch:
        file = sample(scratch)
        for size in SIZES:
            for dark in (False, True):
                look = f"{size[0]}x{size[1]}-{'dark' if dark else 'light'}"
                if not wanted or any(w in look or not w[0].isdigit() for w in wanted):
                    take_all(folder, file, size, dark, wanted)


if __name__ == "__main__":
    main()
