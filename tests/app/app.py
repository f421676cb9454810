# SPDX-License-Identifier: GPL-3.0-or-later
"""The window under test: started, driven and looked at."""
import os
import re
import subprocess
import time

from gi.repository import GLib

from accessible import Screen
from session import Session

PROGRAM = os.environ["FULCRUM_APP"]
CLI = os.environ["FULCRUM_CLI"]
# A busy machine makes everything slower, the clock of a thread too: caches are shared.
STALL_FACTOR = float(os.environ.get("FUL_TEST_STALL_FACTOR", "3"))
STALL_MS = 16
PATIENCE = float(os.environ.get("FUL_TEST_PATIENCE", "60"))
# What the toolkit says of itself.
ALLOWED = re.compile(r"GtkGizmo .* without a current allocation|AT-SPI|dconf|dbind")
STALL = re.compile(r"fulcrum: stall ([0-9.]+) ms \(([0-9.]+) ms at work\): (.*)")


def cli(*arguments, check=True):
    done = subprocess.run([CLI, *arguments], capture_output=True, text=True, check=False)
    if check and done.returncode != 0:
        raise AssertionError(f"fulcrum-cli {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def cli_field(path, key):
    return cli("get", path, key).strip()


class App:
    def __init__(self, *files, env=None, size=(1280, 800), wrapper=()):
        self.session = Session(env=env or {})
        self.command = [*wrapper, PROGRAM, *files]
        try:
            self._open(size)
        except BaseException:
            self.session.close()
            raise

    def _open(self, size):
        self.mark = len(self.session.log())
        self.session.start(self.command)
        self.session.wait_window(PATIENCE)
        self.session.resize(*size)
        self.screen = Screen(self.session.env)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            print("# the program said: " + self.session.log()[-3000:].replace("\n", "\n# "))
        self.session.close()

    def find(self, spec, seconds=PATIENCE):
        return self.screen.find(spec, seconds)

    def wait_gone(self, spec, seconds=PATIENCE):
        self.screen.wait_gone(spec, seconds)

    def is_shown(self, spec):
        return bool(self.screen.all(spec))

    def key(self, *keys):
        self.session.key(*keys)

    def press(self, spec):
        self.find(spec).do()

    def action(self, name):
        """An action of the window, e.g. "win.undo"; those with a parameter have none here."""
        window = self.screen.read()[0]
        window.do(name)

    def enter(self, spec, text):
        """As one types: into the field, over what is there, Enter."""
        node = self.find(spec)
        node.set_text(text)
        self.click(node)
        self.key("Return")

    def click(self, node):
        window = self.x_window(node.top())
        left, top = self.session.geometry(window)[:2]
        x, y, width, height = node.extents
        self.session.click(left + x + width // 2, top + y + height // 2)

    def x_window(self, top):
        windows = self.session.windows()
        return next((w for w, title in reversed(windows) if title == top.name), windows[-1][0])

    def wait(self, what, seconds=PATIENCE):
        """Until the function gives something true."""
        end = time.monotonic() + seconds
        while True:
            answer = what()
            if answer:
                return answer
            if time.monotonic() > end:
                raise AssertionError("waited too long for " + (what.__doc__ or what.__name__))
            time.sleep(0.1)

    def page(self, number, name):
        """Goes to a page. Returns: what is shown then"""
        self.key(f"alt+{number}")
        self.session.settle()
        windows = self.screen.read()
        # The first of the navigation, the second over the page.
        if len([n for w in windows for n in w.walk() if (n.role, n.name) == ("label", name)]) < 2:
            self.wait(lambda: len(self.screen.all(f"label:{name}")) >= 2)
            windows = self.screen.read()
        return windows

    def choose_file(self, title, path):
        """Types a path into the file chooser."""
        self.wait(lambda: any(t.startswith(title) for _, t in self.session.windows()))
        window = next(w for w, t in self.session.windows() if t.startswith(title))
        self.session.run("xdotool", "windowfocus", window)
        self.key("ctrl+a")
        self.session.type(path)
        self.key("Return")

    def forget_stalls(self):
        self.mark = len(self.session.log())

    def check_stalls(self, during):
        """Fails where the main thread worked longer than a frame since the last mark."""
        found = [m.groups() for m in STALL.finditer(self.session.log(), self.mark)]
        self.forget_stalls()
        bad = [f"{work} ms at {source}" for _, work, source in found
               if float(work) > STALL_MS * STALL_FACTOR]
        for line in bad:
            print(f"# stall, {during}: {line}")
        assert not bad, f"{during}: the window stood still: " + "; ".join(bad)

    def restart(self, *files, size=None):
        self.command = [PROGRAM, *files]
        self._open(size or (1280, 800))

    def quit(self, allowed=None):
        """Closes the window; it ends well and had nothing to complain of, but of @allowed."""
        try:
            self.screen.read()[0].do("window.close")
        except GLib.Error as error:  # it may be gone before it has answered
            if "NoReply" not in error.message:
                raise
        self.session.wait_end(PATIENCE)
        status = self.session.app.returncode
        assert status == 0, f"ended with {status}"
        self.check_complaints(allowed)

    def check_complaints(self, allowed=None):
        bad = [line for line in self.session.log().splitlines()
               if re.search(r"WARNING|CRITICAL|ERROR", line) and not ALLOWED.search(line)
               and not (allowed and re.search(allowed, line))]
        assert not bad, "the program complained: " + "\n".join(bad[:10])
