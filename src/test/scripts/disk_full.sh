#!/bin/sh
# An index on a disk of 6 MB that fills up while a server follows 5,000 notes, and then grows; then
# a full disk of notes, and a full temporary folder. Needs root for a tmpfs, or:
# unshare -rm src/test/scripts/disk_full.sh. Takes about four minutes.
. "$(dirname "$0")/common.sh"
unmount() {
  for folder in data full temp; do
    umount "$work/$folder" 2>/dev/null || :
  done
}
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

echo "a full disk of notes:"
umount "$work/data"
mkdir "$work/full"
mount -t tmpfs -o size=1m tmpfs "$work/full"
small=$work/full
serve_full() {
  "$root/citenote" serve --port 0 --notes "$small" --index "$work/data/index" --config /dev/null \
    >"$work/serve.out" 2>>"$work/serve.err" &
  served=$!
  await 30 'http://' cat "$work/serve.out" || return 1
  url=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$work/serve.out" | head -n 1)
}
printf '# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n' >"$small/a.md"
printf '# 队列\n\n队列先进先出。\n' >"$small/b.md"
: >"$work/serve.err"
serve_full || fail "serve starts"
await 60 '"status":"ok"}' health || fail "serve is ready: $(health)"
before=$(cd "$small" && sha256sum ./*.md)
dd if=/dev/zero of="$small/filler.bin" bs=4k 2>/dev/null
python3 -c 'print("# 大\n\n" + "这是一条很长的笔记。\n\n" * 2000)' >"$work/large.md"
refused() { # WHAT CURL-ARGUMENTS
  what=$1
  shift
  code=$(curl -s -m 20 -o "$work/body" -w '%{http_code}' "$@")
  [ "$code" = 507 ] && pass "$what: 507" || fail "$what: $code $(head -c 300 "$work/body")"
  expect "$what says why" 'no space is left where the notes are: free some' "$(cat "$work/body")"
  [ "$(grep -o '"detail":"[^"]*"' "$work/body" | grep -c '\\n')" -eq 0 ] && pass "in one line" || fail "in several lines"
}
refused "a new note" -T "$work/large.md" "$url/api/notes?path=large.md"
refused "a note in a new folder" -T "$work/large.md" "$url/api/notes?path=new/folder/large.md"
refused "an upload" -F "file=@$work/large.md;filename=up.md" "$url/api/notes"
id=$(curl -s "$url/api/notes" | python3 -c 'import json,sys; print([n["id"] for n in json.load(sys.stdin)["notes"] if n["path"]=="a.md"][0])')
refused "a replaced note" -T "$work/large.md" -H 'If-Match: *' "$url/api/notes/$id"
left=$(find "$small" -mindepth 1 ! -name 'a.md' ! -name 'b.md' ! -name filler.bin ! -path '*/.trash*')
[ -z "$left" ] && pass "no half note and no folder is left" || fail "left: $left"
[ "$before" = "$(cd "$small" && sha256sum ./*.md)" ] && pass "the notes are as they were" || fail "the notes changed"
search 缓存击穿 | grep -q 热点键 && pass "searches go on" || fail "no search"
curl -s -m 20 -H 'Content-Type: application/json' -d '{"question":"什么是缓存击穿？"}' "$url/api/ask" |
  grep -q 热点键 && pass "questions are answered" || fail "no answer"
code=$(curl -s -o "$work/body" -w '%{http_code}' -X DELETE "$url/api/notes/$id")
echo "  note  a deleted note on a full disk: $code $(head -c 200 "$work/body")"
[ -f "$small/a.md" ] || [ -n "$(find "$small/.trash" -name a.md 2>/dev/null)" ] && pass "it is there or in the trash" || fail "it is lost"
rm "$small/filler.bin"
code=$(curl -s -m 20 -o "$work/body" -w '%{http_code}' -T "$work/large.md" "$url/api/notes?path=large.md")
[ "$code" = 201 ] && pass "goes on once there is space" || fail "$code $(head -c 300 "$work/body")"
await 20 large.md search 很长的笔记 && pass "and the note is found" || fail "the note is not found"
grep -q 'Exception' "$work/serve.err" && fail "an exception: $(grep -m 1 Exception "$work/serve.err")" || pass "no exception"
stop "$served"

echo "a full temporary folder:"
mkdir "$work/temp"
mount -t tmpfs -o size=64k,nr_inodes=4 tmpfs "$work/temp"
dd if=/dev/zero of="$work/temp/filler" bs=1k 2>/dev/null
CITENOTE_JAVA_OPTS="-Djava.io.tmpdir=$work/temp ${CITENOTE_JAVA_OPTS:-}"
export CITENOTE_JAVA_OPTS
full() { "$root/citenote" "$@" --notes "$small" --index "$work/data/index" --config /dev/null; }
printf '# 堆\n\n堆的根最大，zqheap。\n' >"$small/c.md"
said=$(full index 2>&1) && pass "index exits 0" || fail "index: $said"
said=$(full search zqheap 2>&1)
expect "search finds" zqheap "$said"
said=$(full ask 什么是缓存击穿？ 2>&1) || fail "ask: $said"
serve_full && await 60 '"status":"ok"}' health && pass "serve is ready" || fail "serve: $(tail -n 3 "$work/serve.err")"
code=$(curl -s -m 20 -o "$work/body" -w '%{http_code}' -F "file=@$work/large.md;filename=up.md" "$url/api/notes")
[ "$code" = 201 ] && pass "an upload is taken" || fail "an upload: $code $(head -c 300 "$work/body")"
stop "$served"
mkdir "$work/temp/one" "$work/temp/two" 2>/dev/null # where not even a folder can be made
said=$(full search zqheap 2>&1); code=$?
[ $code -eq 1 ] && pass "where it takes no folder, search exits 1" || fail "search exits $code"
expect "and says why" "temporary folder $work/temp takes nothing" "$said"
expect "and the remedy" "java.io.tmpdir" "$said"
finish "$notes notes, went on after $recovered s, whole after $whole s"
