#!/bin/sh
# Follows a folder while the clock jumps, times of files lie, events get lost, the system cannot watch,
# and the folder goes and comes back; compares with a fresh scan each time. Takes about two minutes.
# Needs faketime; root for a short queue of events, which is put back.
. "$(dirname "$0")/common.sh"
# Not through the command faketime, which would stand before the program and be killed in its place.
library=$(find /usr/lib /usr/local/lib -name 'libfaketimeMT.so.1' 2>/dev/null | head -n 1)
[ -n "$library" ] || {
  echo "FAIL $name: faketime is needed: apt-get install faketime"
  exit 2
}
events=/proc/sys/fs/inotify/max_queued_events
kept=$(cat $events)
unmount() { echo "$kept" >$events 2>/dev/null; }
slowest=0
# Waits until the server's index holds what the folder holds, by a scan that trusts no clock.
in_step() { # WHAT
  begun=$(now)
  if python3 - "$url" "$work/notes" <<'P'
import hashlib, json, os, sys, time, urllib.request
url, folder = sys.argv[1:]
def get(path):
    return json.load(urllib.request.urlopen(url + path, timeout=10))
def scan():
    found = {}
    for root, folders, files in os.walk(folder):
        for file in files:
            path = os.path.join(root, file)
            found[os.path.relpath(path, folder)] = hashlib.sha256(open(path, "rb").read()).hexdigest()
    return found
end = time.monotonic() + 30
while time.monotonic() < end:
    try:
        wanted, status = scan(), get("/api/status")
        listed = {n["path"]: n["hash"].split(":")[-1] for n in get("/api/notes")["notes"]}
        pending = status["pending"]
        if listed == wanted and status["notes"] == len(wanted) and not any(
            pending[k] for k in ("added", "changed", "removed")):
            sys.exit(0)
    except OSError:
        pass
    time.sleep(0.1)
print("listed", len(listed), "of", len(wanted), "differ", [p for p in wanted if listed.get(p) != wanted[p]][:5], "pending", pending, status["notes"])
sys.exit(1)
P
  then took=$(python3 -c "import time; print('%.1f' % (time.monotonic()-$begun))")
    [ "$(python3 -c "print($took <= 10)")" = True ] && pass "$1: like a fresh scan after $took s" || fail "$1: only after $took s"
    slowest=$(python3 -c "print(max($slowest, $took))")
  else fail "$1: never like a fresh scan"; fi
}
found() { # WHAT WORD FILE
  await 10 "$3" search "$2" && pass "$1" || fail "$1: $(search "$2" | head -c 300)"
}
echo "events:"
printf '# A\n\nThe first note tells of zqfirst caches.\n' >"$work/notes/a.md"
(echo 200 >$events) 2>/dev/null
serve || fail "serve starts"
queue=$(cat $events)
await 60 '"status":"ok"' health || fail "serve is ready"
for i in 1 2 3 4 5 6 7 8 9 10; do
  printf 'Line %s tells of zqslow trees and queues.\n\n' "$i" >>"$work/notes/slow.md"
  sleep 0.1
done
in_step "a note written slowly"
printf '# B\n\nAn editor saved zqsaved.\n' >"$work/notes/.b.md.swp"
mv "$work/notes/.b.md.swp" "$work/notes/b.md"
in_step "a swap file that takes the name"
found "it is found" zqsaved b.md
begun=$(now)
python3 - "$work/notes" <<'P'
import os, sys
folder = sys.argv[1]
for i in range(5000):
    inner = f"{folder}/d{i % 50}"
    os.makedirs(inner, exist_ok=True)
    with open(f"{inner}/n{i % 100}.md", "w") as f:
        f.write(f"# N{i}\n\nWrite {i} tells of zqn{i}.\n")
P
took=$(python3 -c "import time; print('%.1f' % (time.monotonic()-$begun))")
in_step "5,000 files written in $took s with a queue of $queue events"
unmount
sleep 2
printf '# Late\n\nWritten later: zqlate.\n' >"$work/notes/d49/late.md"
in_step "a note in a folder made meanwhile"
found "it is found" zqlate late.md

echo "times of files:"
touch -d '2001-01-01' "$work/notes/a.md"
touch -d '2038-01-19 03:14:08' "$work/notes/b.md"
in_step "times of 2001 and 2038"
printf '# A\n\nThe first note tells of zqother caches.\n' >"$work/notes/a.md"
touch -d '2001-01-01' "$work/notes/a.md"
printf '# B\n\nAn editor saved zqagain.\n' >"$work/notes/b.md"
touch -d '2038-01-19 03:14:08' "$work/notes/b.md"
in_step "other content of the same size and time"
found "the first is found" zqother a.md
found "the second is found" zqagain b.md
curl -s "$url/api/questions" >/dev/null
printf '# A\n\n1. What is zqasks, of all caches here?\n\n' >"$work/notes/a.md"
touch -d '2001-01-01' "$work/notes/a.md"
in_step "a question"
expect "the register has it" zqasks "$(curl -s "$url/api/questions")"
printf '# A\n\n1. What is zqwant, of all caches here?\n\n' >"$work/notes/a.md"
touch -d '2001-01-01' "$work/notes/a.md"
in_step "another of the same size and time"
expect "the register has it" zqwant "$(curl -s "$url/api/questions")"

echo "the folder goes and comes back:"
mv "$work/notes" "$work/away"
await 10 NOTES_MISSING health && pass "health is NOTES_MISSING" || fail "health: $(health)"
mkdir "$work/notes"
cp "$work/away/a.md" "$work/away/b.md" "$work/notes/"
printf '# C\n\nBack again with zqback.\n' >"$work/notes/c.md"
await 10 zqback search zqback && pass "it is followed at once" || fail "not followed"
rm -rf "$work/notes"
mv "$work/away" "$work/notes"
in_step "the first folder is back"
stop "$served"

echo "a clock two days ahead, and back:"
for offset in +2d +0 -2d; do
  printf '# T\n\nWritten at %s: zqtime.\n' "$offset" >"$work/notes/t.md"
  under="env LD_PRELOAD=$library FAKETIME=$offset"
  serve || fail "serve starts at $offset"
  await 60 '"status":"ok"' health || fail "serve is ready at $offset: $(health)"
  in_step "a server at $offset"
  printf '# T\n\nWhile it runs at %s: zqtick.\n' "$offset" >"$work/notes/t.md"
  in_step "a change at $offset"
  stop "$served"
done

echo "a clock that jumps while a server runs:"
# libfaketime would have the time that passes jump as well, which no real clock does.
if cc -shared -fPIC -o "$work/jump.so" src/test/scripts/jump.c 2>"$work/err"; then
  echo 0 >"$work/offset"
  under="env JUMP=$work/offset LD_PRELOAD=$work/jump.so"
  serve || fail "serve starts with a clock that jumps"
  await 60 '"status":"ok"' health || fail "serve is ready"
  for days in 2 -2 0; do
    echo $((days * 86400)) >"$work/offset"
    printf '# T\n\nThe clock jumped to %s: zqjump.\n' "$days" >"$work/notes/t.md"
    in_step "a change after a jump to $days days"
    printf '# T\n\nAnd went on at %s: zqwent.\n' "$days" >"$work/notes/t.md"
    in_step "another"
    expect "the program's clock is there" "$(date -u -d "$days days" +%F)" "$(curl -s "$url/api/status" | grep -o '"last_sync":{[^}]*')"
    curl -s -m 20 -H 'Content-Type: application/json' -d '{"question":"What tells of zqwent?"}' "$url/api/ask" |
      grep -q '"status"' && pass "a question is answered" || fail "a question is not answered"
  done
  stop "$served"
else
  echo "  left out: a C compiler is needed: $(head -n 1 "$work/err")"
fi
under=

echo "a system that cannot watch:"
# The limit of a user namespace, so that nobody else is hindered.
watches=/proc/sys/user/max_inotify_watches
printf '#!/bin/sh\necho 20 >%s && exec "$@"\n' "$watches" >"$work/limited"
chmod +x "$work/limited"
if unshare -Ur "$work/limited" true 2>/dev/null; then
  under="unshare -Ur $work/limited"
  : >"$work/serve.err"
  serve || fail "serve starts"
  await 60 '"status":"ok"' health || fail "serve is ready"
  await 10 NOT_WATCHED health && pass "health is NOT_WATCHED" || fail "health: $(health)"
  expect "the log says it with the remedy" "fs.inotify.max_user_watches" "$(cat "$work/serve.err")"
  sleep 3
  [ "$(grep -c max_user_watches "$work/serve.err")" -eq 1 ] && pass "once" || fail "more than once"
  printf '# P\n\nFollowed by looking: zqlooked.\n' >"$work/notes/d7/p.md"
  in_step "a change that nobody tells of"
  printf '# P\n\nAnd once more: zqlookedagain.\n' >"$work/notes/d7/p.md"
  in_step "another"
  nsenter -U --preserve-credentials -t "$served" sh -c "echo 100000 >$watches"
  await 70 '"status":"ok"}' health && pass "it is watched again without a restart" || fail "health: $(health)"
  printf '# P\n\nWatched again: zqwatched.\n' >"$work/notes/d7/p.md"
  in_step "a change that is told of"
  stop "$served"
else
  echo "  left out: this system lets nobody have a user namespace"
fi
finish "the slowest was in step after $slowest s"
