#!/usr/bin/env bash
# Every file with text for people is in po/POTFILES.in, sorted, and nothing else is.
set -u
cd "$(dirname "$0")/.."
wanted=$({ grep -rlE '\b(_|C_|N_|ngettext|g_dngettext) ?\("' src --include='*.c'
  grep -rl 'translatable="yes"' ui data --include='*.ui' --include='*.xml' --include='*.in' 2>/dev/null
} | LC_ALL=C sort)
diff <(grep -v '^#' po/POTFILES.in) <(printf '%s\n' "$wanted") && exit 0
echo "po/POTFILES.in differs from the tree (see above); tests/check-potfiles.sh --write mends it" >&2
[ "${1:-}" = --write ] && printf '%s\n' "$wanted" > po/POTFILES.in && exit 0
exit 1
