#!/usr/bin/env bash
# The code is in the house format: ./dev format
set -u
cd "$(dirname "$0")/.."
command -v clang-format-14 >/dev/null || { echo "clang-format-14 is not here" && exit 77; }
git ls-files -co --exclude-standard 'src/*.[ch]' 'tests/*.[ch]' |
  xargs clang-format-14 --dry-run --Werror
