#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window under Xvfb. Prints TAP; arguments are names of tests to run alone.

FULCRUM_APP and FULCRUM_CLI name the programs. Slow machines: FUL_TEST_PATIENCE (seconds),
FUL_TEST_STALL_FACTOR."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback

from app import App, cli, cli_field
import walk

FOLDER = tempfile.mkdtemp(prefix="fulcrum-e2e-")
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def path(name):
    return os.path.join(FOLDER, name)


def small_sample():
    """The sample with some answers of the matcher: made once, copied for each test."""
    made = path("made.fulcrum")
    if not os.path.exists(made):
        cli("new", made, "--sample", "banking77")
        cli("run", made, "--model", "offline:matcher", "--limit", "60")
    return made


def project(name):
    target = path(name + ".fulcrum")
    shutil.copy(small_sample(), target)
    return target


@test
def every_page_is_named_and_fits():
    """What each page says to assistive technology, and that nothing is cut off."""
    with App(project("pages"), size=(1024, 700)) as app:
        pages = walk.page_names(app)
        assert pages, "there are no pages"
        bad = []
        for number, name in pages:
            windows = app.page(number, name)
            bad += walk.wrong_names(windows, name) + walk.wrong_places(windows, name)
        assert not bad, "\n".join(bad)
        app.quit()


@test
def an_edit_is_seen_everywhere_and_undone_elsewhere():
    file = project("edit")
    with App(file) as app:
        app.page(1, "Workflow")
        app.session.settle()
        app.forget_stalls()
        app.enter("text:Right answers, at least", "50")
        app.find("list item:Workflow: Bar 50 %*")
        app.find("*your bar is 50 %*")
        app.check_stalls("an edit of the bar")
        app.wait(lambda: cli_field(file, "bar.quality") == "bar.quality=0.5")
        app.page(7, "Verdict")
        app.key("ctrl+z")
        app.wait(lambda: cli_field(file, "bar.quality") == "bar.quality=0.89")
        app.find("*your bar is 89 %*")
        app.key("ctrl+shift+z")
        app.wait(lambda: cli_field(file, "bar.quality") == "bar.quality=0.5")
        app.quit()


@test
def wrong_input_is_told_and_changes_nothing():
    file = project("wrong")
    with App(file) as app:
        app.page(1, "Workflow")
        app.enter("text:Right answers, at least", "a lot")
        app.session.settle()
        assert app.find("text:Right answers, at least").text() == "a lot"
        assert cli_field(file, "bar.quality") == "bar.quality=0.89"
        app.quit()


@test
def a_damaged_file_is_refused_in_words():
    damaged = path("damaged.fulcrum")
    with open(small_sample(), "rb") as whole, open(damaged, "wb") as out:
        data = bytearray(whole.read())
        for i in range(len(data) // 3, len(data) // 2):
            data[i] ^= 0x5A
        out.write(data)
    with App(damaged) as app:
        app.find("*This file can't be opened*")
        app.find("*damaged or cut short*")
        app.key("Escape")
        app.find("push button:New Project…")
        app.quit()


@test
def a_report_and_a_copy_are_written():
    file = project("out")
    with App(file) as app:
        app.find("push button:Export…")
        app.key("ctrl+e")
        app.choose_file("Export the Report", path("report.html"))
        app.find("*The report is in report.html*")
        with open(path("report.html"), encoding="utf-8") as report:
            assert "Routing bank-support" in report.read()
        app.key("ctrl+shift+s")
        app.choose_file("Save a Copy", path("copy.fulcrum"))
        app.wait(lambda: os.path.exists(path("copy.fulcrum")))
        app.quit()
    assert cli("verdict", path("copy.fulcrum")) == cli("verdict", file)


def support_tickets():
    file = path("tickets.csv")
    kinds = {"billing": "The invoice number {} is wrong", "delivery": "Parcel {} has not arrived",
             "password": "I can't sign in since day {}"}
    with open(file, "w", encoding="utf-8") as out:
        out.write("id,message,expected\n")
        for i in range(60):
            kind = list(kinds)[i % 3]
            out.write(f't-{i:03},"{kinds[kind].format(i)}, and I wait",{kind}\n')
    return file


@test
def a_table_becomes_a_verdict_and_a_report():
    """New from a File, by keys but for the choice of the file."""
    file = path("tickets.fulcrum")
    with App() as app:
        app.find("push button:New from a file")
        app.key("ctrl+shift+n")
        app.press("push button:Choose a File*")
        app.choose_file("Choose a Table", support_tickets())
        for _ in range(8):
            app.session.settle()
            app.key("ctrl+Return")
            if any(t.startswith("Where to Keep") for _, t in app.session.windows()):
                break
        app.choose_file("Where to Keep", file)
        app.find("list:Pages")
        app.wait(lambda: answers(file) >= 10)
        app.page(7, "Verdict")
        app.key("ctrl+e")
        app.choose_file("Export the Report", path("tickets.html"))
        app.wait(lambda: os.path.exists(path("tickets.html")))
        # Without a window manager nobody tells the file chooser's entry that it lost the focus.
        app.quit(allowed="did not receive a focus-out event")
    with open(path("tickets.html"), encoding="utf-8") as report:
        assert "tickets" in report.read()
    assert "reaches" in cli("verdict", file)


def answers(file):
    """Answers in the file, also while it is open."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM results").fetchone()[0]


@test
def a_run_is_cancelled_and_taken_up():
    file = path("run.fulcrum")
    cli("new", file, "--sample", "banking77")
    cli("model", file, "remove", "offline:specialist")
    with App(file) as app:
        app.find("list:Pages")
        app.forget_stalls()
        app.key("ctrl+Return")
        app.find("push button:Cancel the run")
        app.wait(lambda: answers(file) > 200)
        app.press("push button:Cancel the run")
        app.wait_gone("push button:Cancel the run")
        first = answers(file)
        assert first > 200
        app.key("ctrl+Return")
        app.wait(lambda: answers(file) > first + 200)
        # Closing while it goes on loses nothing.
        app.quit()
        second = answers(file)
        assert second > first + 200
    dry = cli("run", file, "--dry-run", "--json")
    assert json.loads(dry) and cli("verdict", file)


@test
def the_file_is_deleted_under_the_window():
    file = project("deleted")
    with App(file) as app:
        app.page(1, "Workflow")
        os.unlink(file)
        app.find("*The file was deleted, moved or replaced*")
        app.enter("text:Right answers, at least", "77")
        app.key("ctrl+shift+s")
        app.choose_file("Save a Copy", path("rescued.fulcrum"))
        app.wait(lambda: os.path.exists(path("rescued.fulcrum")))
        assert cli_field(path("rescued.fulcrum"), "bar.quality") == "bar.quality=0.77"
        app.screen.read()[0].do("window.close")
        app.press("push button:Close Without It")
        assert app.session.wait_end() == 0


@test
def a_read_only_file_can_be_looked_at():
    file = project("readonly")
    os.chmod(file, 0o444)
    with App(file) as app:
        app.find("*Read-only: *")
        for number, name in walk.page_names(app):
            app.page(number, name)
        app.quit()


# Of the disk, too little is left for what a project writes; what runs after this learns it by errors.
NO_ROOM = ["/usr/bin/python3", "-c",
           "import os, resource, signal, sys; "
           "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
           "resource.setrlimit(resource.RLIMIT_FSIZE, (16384, resource.RLIM_INFINITY)); "
           "os.execv(sys.argv[1], sys.argv[1:])"]


@test
def a_full_disk_loses_nothing_typed():
    file = project("full")
    with App(file, wrapper=NO_ROOM) as app:
        app.page(1, "Workflow")
        app.enter("text:Right answers, at least", "66")
        app.find("*Your last changes are not in the file yet*")
        assert cli_field(file, "bar.quality") == "bar.quality=0.89"
        subprocess.run(["prlimit", f"--pid={app.session.app.pid}", "--fsize=unlimited"], check=True)
        app.wait_gone("*Your last changes are not in the file yet*")
        app.wait(lambda: cli_field(file, "bar.quality") == "bar.quality=0.66")
        app.quit()


@test
def the_keyboard_alone_reaches_every_part():
    with App(project("keys")) as app:
        app.page(1, "Workflow")
        reached = []
        for _ in range(8):
            app.key("F6")
            reached.append(walk.region_of_focus(app))
        assert {"navigation", "strip", "page"} <= set(reached), reached
        app.key("F9")
        app.wait(lambda: walk.is_panel_shown(app))
        app.key("Escape")
        app.wait(lambda: not walk.is_panel_shown(app))
        app.key("ctrl+question")
        app.wait(lambda: len(app.session.windows()) == 2)
        app.key("Escape")
        app.wait(lambda: len(app.session.windows()) == 1)
        app.session.run("xdotool", "windowfocus", app.session.window)
        app.key("ctrl+w")
        app.find("push button:New Project…")
        # The buttons of GtkShortcutsWindow for its pages.
        app.quit(allowed="GtkLabel .* reported min width -")


@test
def the_session_is_restored():
    file = project("session")
    with App(file, size=(1100, 700)) as app:
        app.page(1, "Workflow")
        app.quit()
        app.restart(size=(1100, 700))
        app.find("text:Right answers, at least")
        app.key("ctrl+w")
        app.find("list item:*Routing bank-support*")
        os.unlink(file)
        app.quit()
        app.restart()
        app.find("push button:Remove * from the list")
        app.press("push button:Remove * from the list")
        app.wait_gone("push button:Remove * from the list")
        app.quit()


def german(folder):
    """A locale with decimal commas, made where the machine can make one; else None."""
    made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8",
                           os.path.join(folder, "de_DE.UTF-8")], capture_output=True, check=False)
    return {"LOCPATH": folder, "LC_ALL": "de_DE.UTF-8"} if made.returncode == 0 else None


@test
def decimal_commas_are_read_and_shown():
    file = project("comma")
    env = german(FOLDER)
    if env is None:
        print("# skipped: this machine has no sources of locales")
        return
    with App(file, env=env) as app:
        app.page(1, "Workflow")
        app.find("list item:Workflow: Bar 89 %*")
        app.enter("text:Right answers, at least", "77,5")
        app.wait(lambda: cli_field(file, "bar.quality") == "bar.quality=0.775")
        # The separators that are shown are the language's, and the window's language is English here.
        app.find("list item:Workflow: Bar 77.5 %*")
        app.quit()


def main():
    wanted = [t for t in TESTS if not sys.argv[1:] or t.__name__ in sys.argv[1:]]
    print(f"1..{len(wanted)}", flush=True)
    failed = 0
    for number, function in enumerate(wanted, 1):
        try:
            function()
            print(f"ok {number} {function.__name__}", flush=True)
        except Exception:  # a test that fails must not keep the others from running
            failed += 1
            print("# " + traceback.format_exc().replace("\n", "\n# "), flush=True)
            print(f"not ok {number} {function.__name__}", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
