#!/usr/bin/env bash
# A folder of src/ includes only those before it, and only src/app knows GTK (HACKING.md).
set -u
cd "$(dirname "$0")/.."
layers="base text classify project workflow cases prompts prices models checks runs stats search
tuning cost verdict exchange report cli app"
declare -A at
n=0
for layer in $layers; do
  at[$layer]=$((n += 1))
done
bad=0
while IFS=: read -r file line include; do
  from=${file#src/} from=${from%%/*}
  to=${include#*\"} to=${to%%/*}
  [ -n "${at[$to]:-}" ] || continue
  if [ -z "${at[$from]:-}" ]; then
    echo "$file: src/$from is no layer; add it where it belongs" && bad=1
  elif [ "${at[$to]}" -gt "${at[$from]}" ]; then
    echo "$file:$line: $from/ must not include $to/" && bad=1
  fi
done < <(grep -rnE '^#include "[a-z]+/' src --include='*.[ch]')
if grep -rnE '#include <(gtk|gdk|adwaita|gtksourceview)' src --include='*.[ch]' | grep -v '^src/app/'; then
  echo "only src/app may include GTK" && bad=1
fi
if grep -rnE '\b(g_error|abort|exit|setlocale|printf|g_print|puts) \(' src --include='*.c' |
  grep -vE '^src/(cli|app)/'; then
  echo "the library neither prints nor ends the process" && bad=1
fi
exit $bad
