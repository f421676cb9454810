# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks over what a window says to assistive technology."""
import re

# What one can act on.
CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "entry",
            "password text", "spin button", "slider", "menu button", "link"}
# Parts of a control that GTK makes; their control has the name.
INNER = re.compile(r"^Gtk(ToggleButton|Button|BuiltinIcon|Text|Gizmo|Image|Label|MenuButton)?$")
ROLE_WORDS = {"button", "entry", "text", "checkbox", "check box", "toggle", "switch", "combo box",
              "image", "label", "list", "spin button", "slider"}
BUTTONS_OF_THE_TITLE = {"Minimize", "Maximize", "Close", "Restore"}
SMALL_PICTURE = 40


def pages_list(app):
    return app.find("list:Pages")


def page_names(app):
    """[(number of its key, name)] from the navigation."""
    keys = {"Workflow": 1, "Prompts": 2, "Cases": 3, "Runs": 4, "Cost": 5, "Tuning": 6, "Verdict": 7}
    names = [row.name.split(":")[0] for row in pages_list(app).children]
    return [(keys[name], name) for name in names]


def is_inner(node):
    """A part of a control with the same place or the same name."""
    up = node.parent
    while up is not None:
        if up.role in CONTROLS and (up.plain_name() == node.plain_name() or INNER.match(node.name)):
            return True
        up = up.parent
    return False


def place(node):
    """What it belongs to, where the same control stands in each row."""
    up = node.parent
    while up is not None:
        if up.role in ("list item", "table row", "row"):
            return up.path
        up = up.parent
    return ""


def wrong_names(windows, page):
    """Every control has a name that says what it is, which no other control has."""
    seen, bad = {}, []
    for window in windows:
        for node in window.walk():
            if node.role == "image" and max(node.extents[2:]) > 3 * SMALL_PICTURE and \
               min(node.extents[2:]) > SMALL_PICTURE:
                if not node.name or node.name.startswith("Gtk") or node.name.startswith("Ful"):
                    bad.append(f"a picture without a name at {node.extents}")
            if node.role not in CONTROLS or is_inner(node):
                continue
            name = node.plain_name().strip()
            if not name or INNER.match(name) or re.match(r"^(Gtk|Adw|Ful)[A-Z]", name):
                bad.append(f"a {node.role} without a name at {node.extents} ({node.description})")
            elif name.lower() in ROLE_WORDS:
                bad.append(f"a {node.role} that is called “{name}”")
            elif name not in BUTTONS_OF_THE_TITLE:
                seen.setdefault((node.role, name, place(node)), []).append(node)
    for (role, name, _), nodes in seen.items():
        if len(nodes) > 1:
            bad.append(f"{len(nodes)} times {role} “{name}” at {[n.extents for n in nodes]}")
    return [f"{page}: {line}" for line in bad]


def wrong_places(windows, page):
    """Nothing lies outside the window, or under the navigation."""
    window = windows[0]
    navigation = next((n for n in window.walk() if n.role == "list" and n.name == "Pages"), None)
    left = navigation.extents[0] + navigation.extents[2] if navigation is not None else 0
    bad = []

    def look(node):
        x, _, w, _ = node.extents
        if node.role in CONTROLS and node.extents[2] > 0 and x + w > window.extents[2] + 2:
            bad.append(f"{node!r} ends at {x + w} of {window.extents[2]}")
        if navigation is not None and node.role in CONTROLS and x < left - 2 and x + w > left + 8:
            bad.append(f"{node!r} lies under the navigation")
        for child in node.children:
            look(child)

    look(window)
    return [f"{page}: {line}" for line in bad[:8]]


def is_panel_shown(app):
    return any(n.name == "FulVerdictPanel" for w in app.screen.read() for n in w.walk())


def region_of_focus(app):
    """navigation, strip, page or panel; None: elsewhere."""
    for window in app.screen.read():
        for node in window.walk():
            if node.has("focused"):
                up = node
                while up is not None:
                    if up.name == "Navigation":
                        return "navigation"
                    if up.name.startswith("Verdict:") or up.name == "FulVerdictStrip":
                        return "strip"
                    if up.name == "FulVerdictPanel":
                        return "panel"
                    if up.name.startswith("Ful") and up.name.endswith("Page"):
                        return "page"
                    up = up.parent
    return None
