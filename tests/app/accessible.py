# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows, as assistive technology sees it.

AT-SPI over plain D-Bus: all calls of one level of the tree are under way at once, which takes a tenth
of the time of asking node by node."""
import fnmatch
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
ACTION = "org.a11y.atspi.Action"
TEXT = "org.a11y.atspi.Text"
EDITABLE = "org.a11y.atspi.EditableText"
VALUE = "org.a11y.atspi.Value"
ROLES = {int(getattr(Atspi.Role, name)): Atspi.role_get_name(getattr(Atspi.Role, name))
         for name in dir(Atspi.Role) if name.isupper() and name != "LAST_DEFINED"}
STATES = {name.lower().replace("_", " "): int(getattr(Atspi.StateType, name))
          for name in dir(Atspi.StateType) if name.isupper() and name != "LAST_DEFINED"}
WINDOW = 1  # coordinates relative to the window


class Node:
    """One thing on the screen, as it was when it was read."""

    def __init__(self, bus, name, path, parent):
        self.bus, self.owner, self.path, self.parent = bus, name, path, parent
        self.role, self.name, self.description = "", "", ""
        self.states, self.extents, self.children = 0, (0, 0, 0, 0), []

    def has(self, state):
        return bool(self.states >> STATES[state] & 1)

    def top(self):
        return self if self.parent is None else self.parent.top()

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def call(self, interface, method, arguments=None, result=None):
        return self.bus.call_sync(self.owner, self.path, interface, method, arguments,
                                  GLib.VariantType(result) if result else None,
                                  Gio.DBusCallFlags.NONE, 20000, None).unpack()

    def property(self, interface, name):
        return self.call("org.freedesktop.DBus.Properties", "Get",
                         GLib.Variant("(ss)", (interface, name)))[0]

    def text(self):
        count = self.property(TEXT, "CharacterCount")
        return self.call(TEXT, "GetText", GLib.Variant("(ii)", (0, count)))[0]

    def set_text(self, text):
        self.call(EDITABLE, "SetTextContents", GLib.Variant("(s)", (text,)))

    def actions(self):
        return [entry[0] for entry in self.call(ACTION, "GetActions")[0]]  # some as "Click"

    def do(self, name=None):
        """Its action of that name; without one, what pressing it does."""
        actions = [action if "." in action else action.lower() for action in self.actions()]
        wanted = [name] if name else ["click", "activate", "press", "toggle", "select"]
        for action in wanted:
            if action in actions:
                self.call(ACTION, "DoAction", GLib.Variant("(i)", (actions.index(action),)))
                return
        raise AssertionError(f"{self} has no action {name or 'of its own'}; it has {actions}")

    def plain_name(self):
        """GTK 4.8 calls a button with a mnemonic "_Run Run"."""
        plain = self.name.replace("_", "")
        half = len(plain) // 2
        return plain[:half] if plain[half:half + 1] == " " and plain[:half] == plain[half + 1:] \
            else plain

    def __repr__(self):
        return f"{self.role}:{self.plain_name()}"


class Screen:
    def __init__(self, env):
        session = Gio.DBusConnection.new_for_address_sync(
            env["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, Gio.DBusCallFlags.NONE, 20000, None).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.loop = GLib.MainLoop()
        self.waiting = 0

    def _ask(self, node, interface, method, arguments, done):
        def answered(bus, result):
            try:
                done(bus.call_finish(result).unpack())
            except GLib.Error:
                pass  # it went away meanwhile
            self.waiting -= 1
            if self.waiting == 0:
                self.loop.quit()

        self.waiting += 1
        self.bus.call(node.owner, node.path, interface, method, arguments, None,
                      Gio.DBusCallFlags.NONE, 20000, None, answered)

    def _wait(self):
        if self.waiting > 0:
            self.loop.run()

    def _children(self, nodes):
        found = []

        def note(node):
            def done(answer):
                for owner, path in answer[0]:
                    if path != "/org/a11y/atspi/null":
                        node.children.append(Node(self.bus, owner, path, node))
            return done

        for node in nodes:
            self._ask(node, ACCESSIBLE, "GetChildren", None, note(node))
        self._wait()
        for node in nodes:
            found += node.children
        return found

    def _describe(self, nodes):
        def note_role(node):
            return lambda answer: setattr(node, "role", ROLES.get(answer[0], "?"))

        def note_states(node):
            return lambda answer: setattr(node, "states", answer[0][0] | answer[0][1] << 32)

        def note_names(node):
            def done(answer):
                # Spaces that don't break are spaces to who reads a test.
                node.name = answer[0].get("Name", "").translate({0xa0: " ", 0x202f: " "})
                node.description = answer[0].get("Description", "")
            return done

        def note_extents(node):
            return lambda answer: setattr(node, "extents", answer[0])

        for node in nodes:
            self._ask(node, ACCESSIBLE, "GetRole", None, note_role(node))
            self._ask(node, ACCESSIBLE, "GetState", None, note_states(node))
            self._ask(node, "org.freedesktop.DBus.Properties", "GetAll",
                      GLib.Variant("(s)", (ACCESSIBLE,)), note_names(node))
            self._ask(node, COMPONENT, "GetExtents", GLib.Variant("(u)", (WINDOW,)),
                      note_extents(node))
        self._wait()

    @staticmethod
    def _is_shown(node):
        """Hidden pages and rows out of view have no size; what is not visible hides its children."""
        return node.has("visible") and node.extents[2] > 0 and node.extents[3] > 0

    def read(self):
        """The windows with all that is shown in them."""
        desktop = Node(self.bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", None)
        windows = self._children(self._children([desktop]))
        for window in windows:
            window.parent = None
        self._describe(windows)
        level = windows
        while level:
            level = self._children(level)
            self._describe(level)
            for node in level:
                if not self._is_shown(node):
                    node.parent.children.remove(node)
            level = [node for node in level if self._is_shown(node)]
        return windows

    def all(self, spec, within=None):
        """Nodes by "role:name" or "name", * and ? as in file names. A text field comes before the
        label that names it."""
        role, colon, pattern = spec.partition(":")
        if not colon or role not in ROLES.values():
            role, pattern = "", spec
        roots = [within] if within is not None else self.read()
        return [node for root in roots for node in root.walk()
                if (role in ("", node.role))
                and (fnmatch.fnmatchcase(node.name, pattern)
                     or fnmatch.fnmatchcase(node.plain_name(), pattern))]

    def find(self, spec, seconds=20.0):
        end = time.monotonic() + seconds
        while True:
            found = self.all(spec)
            if found:
                return found[0]
            if time.monotonic() > end:
                shown = sorted({repr(n) for w in self.read() for n in w.walk() if n.name})
                raise AssertionError(f"{spec!r} is not shown; there are: " + "; ".join(shown)[:3000])
            time.sleep(0.1)

    def wait_gone(self, spec, seconds=20.0):
        end = time.monotonic() + seconds
        while self.all(spec):
            if time.monotonic() > end:
                raise AssertionError(f"{spec!r} is still shown")
            time.sleep(0.1)
