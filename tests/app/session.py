# SPDX-License-Identifier: GPL-3.0-or-later
"""A private X display, D-Bus session and home for one program, and pictures of it.

All that is started here is a descendant of this process, which makes itself a child subreaper; close()
ends those and nothing else."""
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PR_SET_CHILD_SUBREAPER = 36
# Without a desktop GTK falls to DejaVu; hinting would eat the spaces of small text.
SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-xft-hintstyle=hintnone
gtk-hint-font-metrics=0
gtk-enable-animations=false
"""


def _children(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                found += [int(x) for x in file.read().split()]
    except OSError:
        pass
    return found


def _descendants(pid):
    todo, seen = _children(pid), []
    while todo:
        child = todo.pop()
        if child not in seen:
            seen.append(child)
            todo += _children(child)
    return seen


class Session:
    def __init__(self, screen="1920x1200", a11y=True, env=None):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.app = self.window = None
        self.home = tempfile.mkdtemp(prefix="fulcrum-session-")
        self.log_path = os.path.join(self.home, "app.log")
        with open(os.path.join(self.home, "session.log"), "ab") as log:
            self._start_servers(screen, a11y, env or {}, log)

    def _start_servers(self, screen, a11y, more, log):
        env = {k: v for k, v in os.environ.items()
               if k not in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS",
                            "XAUTHORITY", "GTK_THEME", "LANGUAGE", "G_MESSAGES_DEBUG")}
        for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"),
                             ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"),
                             ("XDG_RUNTIME_DIR", "run")):
            env[name] = os.path.join(self.home, folder)
            os.makedirs(env[name], mode=0o700)
        os.makedirs(os.path.join(self.home, "config/gtk-4.0"))
        with open(os.path.join(self.home, "config/gtk-4.0/settings.ini"), "w",
                  encoding="ascii") as file:
            file.write(SETTINGS)
        env.update(GDK_BACKEND="x11", GTK_USE_PORTAL="0", ADW_DISABLE_PORTAL="1",
                   GIO_USE_VFS="local", NO_AT_BRIDGE="1", XDG_CURRENT_DESKTOP="GNOME",
                   GTK_A11Y="atspi" if a11y else "none", GSETTINGS_BACKEND="memory",
                   LC_ALL="C.UTF-8", GSK_RENDERER="cairo", GDK_DEBUG="gl-disable")
        env.update(more)
        self.env = env
        env["DISPLAY"] = ":" + self._serve(
            lambda fd: ["Xvfb", "-displayfd", str(fd), "-screen", "0", screen + "x24",
                        "-nolisten", "tcp", "-noreset", "-dpi", "96"], log)
        env["DBUS_SESSION_BUS_ADDRESS"] = self._serve(
            lambda fd: ["dbus-daemon", "--session", "--nofork", "--nopidfile",
                        f"--print-address={fd}"], log)

    def _serve(self, command, log):
        """Starts a server that writes one line to the descriptor it is given."""
        reading, writing = os.pipe()
        subprocess.Popen(command(writing), env=self.env, pass_fds=(writing,), stdout=log, stderr=log,
                         stdin=subprocess.DEVNULL, start_new_session=True)
        os.close(writing)
        line = b""
        while not line.endswith(b"\n"):
            byte = os.read(reading, 1)
            if not byte:
                sys.exit(f"{command(0)[0]} did not start")
            line += byte
        os.close(reading)
        return line.decode().strip()

    def start(self, command, env=None):
        """Starts the program; one that ran before must have ended."""
        out = open(self.log_path, "ab")
        self.app = subprocess.Popen(command, env={**self.env, **(env or {})}, stdout=out, stderr=out,
                                    stdin=subprocess.DEVNULL, start_new_session=True)
        out.close()
        return self.app

    def run(self, *command):
        return subprocess.run(command, env=self.env, capture_output=True, text=True,
                              check=False).stdout.strip()

    def log(self):
        try:
            with open(self.log_path, encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError:
            return ""

    def windows(self):
        """[(X id, title)] of what is shown, newest last."""
        found = []
        for window in self.run("xdotool", "search", "--onlyvisible", "--name", "").split():
            title = self.run("xdotool", "getwindowname", window)
            size = self.geometry(window)
            if title and size and size[2] > 20:
                found.append((window, title))
        return sorted(found, key=lambda entry: int(entry[0]))

    def geometry(self, window):
        facts = dict(line.split("=") for line in
                     self.run("xdotool", "getwindowgeometry", "--shell", window).split()
                     if "=" in line)
        return tuple(int(facts[k]) for k in ("X", "Y", "WIDTH", "HEIGHT")) if "X" in facts else None

    def wait_window(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            windows = self.windows()
            if windows:
                self.window = windows[-1][0]
                self.run("xdotool", "windowfocus", self.window)
                return
            if self.app.poll() is not None:
                raise AssertionError(f"the program ended ({self.app.returncode}):\n{self.log()}")
            time.sleep(0.05)
        raise AssertionError(f"no window after {seconds} s:\n{self.log()}")

    def resize(self, width, height):
        self.run("xdotool", "windowmove", self.window, "0", "0", "windowsize", self.window,
                 str(width), str(height), "windowfocus", self.window)

    def key(self, *keys):
        for combination in keys:
            self.run("xdotool", "key", "--clearmodifiers", combination)
            time.sleep(0.05)

    def type(self, text):
        self.run("xdotool", "type", "--delay", "8", "--", text)

    def click(self, x, y):
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def settle(self, seconds=8.0, quiet=0.3):
        """Until two pictures of the screen are the same."""
        end, last = time.monotonic() + seconds, None
        while time.monotonic() < end:
            picture = subprocess.run(["import", "-window", "root", "-silent", "rgb:-"],
                                     env=self.env, capture_output=True, check=False).stdout
            if picture and picture == last:
                return
            last = picture
            time.sleep(quiet)

    def shot(self, path, window=None):
        x, y, width, height = self.geometry(window or self.window)
        self.run("import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "+repage", path)

    def wait_end(self, seconds=20):
        try:
            return self.app.wait(seconds)
        except subprocess.TimeoutExpired as late:
            raise AssertionError("the program did not end") from late

    def close(self):
        if self.app is not None and self.app.poll() is None:
            self.app.terminate()
            try:
                self.app.wait(3)
            except subprocess.TimeoutExpired:
                self.app.kill()
        for number in (signal.SIGTERM, signal.SIGKILL):
            for process in _descendants(os.getpid()):
                try:
                    os.kill(process, number)
                except ProcessLookupError:
                    pass
            end = time.monotonic() + 2
            while _descendants(os.getpid()) and time.monotonic() < end:
                try:
                    os.waitpid(-1, os.WNOHANG)
                except ChildProcessError:
                    break
                time.sleep(0.01)
        shutil.rmtree(self.home, ignore_errors=True)
