# Shared by the scripts beside it: where the program is, a folder of their own, PASS and FAIL.
# Needs: a built program (./citenote builds it), a JDK 25, python3 for a few lines.
set -u
cd "$(dirname "$0")/../../.." || exit 2
root=$(pwd -P)
name=$(basename "$0" .sh)
command -v python3 >/dev/null 2>&1 || { echo "$name: python3 is needed"; exit 2; }
./citenote --version >/dev/null || { echo "$name: ./citenote does not start"; exit 2; }
work=$(mktemp -d "${TMPDIR:-/tmp}/citenote-$name.XXXXXX")
failures=0
served=

tidy() {
  [ -z "$served" ] || kill -9 "$served" 2>/dev/null
  ! command -v unmount >/dev/null 2>&1 || unmount
  rm -rf "$work"
}
trap tidy EXIT
trap 'exit 130' INT TERM

cn() { "$root/citenote" "$@" --notes "$work/notes" --index "$work/data/index" --config /dev/null; }
pass() { echo "  ok    $*"; }
fail() { echo "  WRONG $*"; failures=$((failures + 1)); }
expect() { # WHAT PATTERN TEXT
  if printf '%s' "$3" | grep -q -- "$2"; then pass "$1"; else fail "$1: no \"$2\" in: $(printf '%s' "$3" | head -c 600)"; fi
}
now() { python3 -c 'import time; print(time.monotonic())'; }
# Prints health; empty while nobody answers.
health() { curl -s -m 5 "$url/api/health" || :; }
await() { # SECONDS PATTERN COMMAND...
  end=$(($(date +%s) + $1)); wanted=$2; shift 2
  while [ "$(date +%s)" -le "$end" ]; do
    if "$@" 2>/dev/null | grep -q -- "$wanted"; then return 0; fi
    sleep 0.2
  done
  return 1
}
# Starts a server; sets $served and $url.
serve() {
  : >"$work/serve.out"
  # shellcheck disable=SC2086 # words
  ${under:-} "$root/citenote" serve --port 0 --notes "$work/notes" --index "$work/data/index" --config /dev/null "$@" \
    >"$work/serve.out" 2>>"$work/serve.err" &
  served=$!
  await 30 'http://' cat "$work/serve.out" || return 1
  url=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$work/serve.out" | head -n 1)
}
stop() { kill "$1" 2>/dev/null; wait "$1" 2>/dev/null; served=; }
search() { curl -s -m 10 -G "$url/api/search" --data-urlencode "q=$1"; }
# What the index holds, looked at from outside.
look() {
  [ -f "$work/IndexLook.class" ] ||
    "$(java_home)/bin/javac" -d "$work" -cp "$root/target/lib/*" src/test/scripts/IndexLook.java || exit 2
  "$(java_home)/bin/java" -cp "$work:$root/target/lib/*" IndexLook "$@" 2>/dev/null
}
java_home() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if grep -q 'JAVA_VERSION="25' "$home/release" 2>/dev/null && [ -x "$home/bin/javac" ]; then
      echo "$home"
      return
    fi
  done
  dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
}
finish() {
  if [ "$failures" -eq 0 ]; then echo "PASS $name: $*"; exit 0; fi
  echo "FAIL $name: $failures wrong; $*"
  exit 1
}
mkdir -p "$work/notes" "$work/data"
