#!/bin/sh
# An index on a disk of 6 MB that fills up while a server follows 5,000 notes, and then grows.
# Needs root for a tmpfs, or: unshare -rm src/test/scripts/disk_full.sh. Takes about two minutes.
. "$(dirname "$0")/common.sh"
unmount() { umount "$work/data" 2>/dev/null || :; }
notes=${NOTES:-5000}
mount -t tmpfs -o size=6m tmpfs "$work/data" 2>/dev/null || {
  echo "$name: mounting needs root: try unshare -rm $0"
  exit 2
}
printf '# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n' >"$work/notes/a.md"
serve || fail "serve starts"
await 30 '"ok"' health || fail "serve is ready"
python3 - "$work/notes" "$notes" <<'P'
import random, sys
folder, count = sys.argv[1], int(sys.argv[2])
chance = random.Random(7)
for n in range(count):
    with open(f"{folder}/n{n:05d}.md", "w") as f:
        f.write(f"# Note zq{n:05d}\n\n" + " ".join(chance.choices("queue cache lock tree heap index graph".split(), k=12)) + f" zq{n:05d}.\n")
P
await 300 'DISK_FULL' health && pass "health is DISK_FULL" || fail "health: $(health)"
expect "the API names the disk" "no space is left" "$(curl -s "$url/api/status")"
failed=0
for i in 1 2 3 4 5 6 7 8 9 10; do
  search 缓存击穿 | grep -q 热点键 || failed=$((failed + 1))
  curl -s -m 20 -H 'Content-Type: application/json' -d '{"question":"什么是缓存击穿？"}' "$url/api/ask" |
    grep -q 热点键 || failed=$((failed + 1))
  sleep 1
done
[ "$failed" -eq 0 ] && pass "10 searches and 10 questions are answered meanwhile" || fail "$failed of 20 fail"
lines=$(grep -c 'no space is left' "$work/serve.err")
[ "$lines" -eq 1 ] && pass "the log says it once" || fail "the log says it $lines times"
grep -q 'Exception in thread' "$work/serve.err" && fail "an uncaught exception" || pass "no uncaught exception"
stop "$served"
said=$(cn index 2>&1); code=$?
[ $code -eq 1 ] && pass "index exits 1" || fail "index exits $code"
expect "index says why" "no space is left" "$said"
said=$(cn ask 什么是缓存击穿？ 2>&1); code=$?
[ $code -eq 0 ] && pass "ask exits 0" || fail "ask exits $code"
expect "ask answers" "热点键" "$said"
serve && pass "serve starts on a full disk" || fail "serve does not start: $(tail -n 3 "$work/serve.err")"
await 120 'DISK_FULL' health && pass "health is DISK_FULL again" || fail "health: $(health)"
mount -o remount,size=200m "$work/data"
started=$(now)
# The trouble is over with the first commit; the rest follows.
await 60 '"problem":null' curl -s "$url/api/status" && pass "goes on without a restart" || fail "$(curl -s "$url/api/status" | head -c 300)"
recovered=$(python3 -c "import time; print('%.1f' % (time.monotonic()-$started))")
await 300 '"encoded":0,"to_encode":0,"problem":null' curl -s "$url/api/status" && pass "all is indexed" || fail "$(curl -s "$url/api/status" | head -c 300)"
await 10 '"status":"ok"}' health && pass "health is ok" || fail "health: $(health)"
whole=$(python3 -c "import time; print('%.1f' % (time.monotonic()-$started))")
[ "$(search "zq$(printf %05d $((notes - 1)))" | grep -c "n$(printf %05d $((notes - 1)))")" -ge 1 ] && pass "the last note is found" || fail "the last note is not found"
stop "$served"
cn doctor 2>&1 | grep -q '^WRONG index ' && fail "doctor finds damage" || pass "doctor finds no damage"
finish "$notes notes, went on after $recovered s, whole after $whole s"
