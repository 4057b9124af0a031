#!/bin/sh
# Watches, with strace, how the program writes its own files: content and fsync before a name, fsync
# of the folder after it, and both before an answer. Takes about a minute. Needs strace.
. "$(dirname "$0")/common.sh"
command -v strace >/dev/null 2>&1 || {
  echo "FAIL $name: strace is needed: apt-get install strace"
  exit 2
}
calls=openat,creat,write,writev,pwrite64,pwritev,ftruncate,copy_file_range,sendfile,fsync,fdatasync
calls=$calls,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,unlink,unlinkat,rmdir
traced() { echo "strace -D -f --seccomp-bpf -qq -ttt -y -s 0 -e signal=none -e trace=$calls -o $1"; }
strace -f --seccomp-bpf -qq -o /dev/null true 2>"$work/err" || {
  echo "FAIL $name: strace may not trace here: $(cat "$work/err")"
  exit 2
}
stamp() { python3 -c 'import time; print("%.6f" % time.time())'; }
: >"$work/acks"
# Asks over HTTP, and notes when the answer was there.
send() { # WHAT CODE CURL-ARGUMENTS
  what=$1 wanted=$2
  shift 2
  begun=$(stamp)
  code=$(curl -s -m 20 -o "$work/body" -D "$work/headers" -w '%{http_code}' "$@")
  echo "$begun $(stamp) $what" >>"$work/acks"
  [ "$code" = "$wanted" ] && pass "$what: $code" || fail "$what: $code $(cat "$work/body")"
}
etag() { sed -n 's/^[Ee][Tt]ag: *//p' "$work/headers" | tr -d '\r'; }
place() { sed -n 's/^[Ll]ocation: *//p' "$work/headers" | tr -d '\r'; }
trashed() { python3 -c 'import json,sys; print(json.load(sys.stdin)["undo"])' <"$work/body"; }

printf '# A\n\nThe first note tells of caches.\n' >"$work/notes/a.md"
under=$(traced "$work/trace")
serve || fail "serve starts: $(tail -n 3 "$work/serve.err")"
await 60 '"status":"ok"}' health || fail "serve is ready"
note='# New\n\nA new note tells of queues.\n'
printf "$note" >"$work/new"
send "a new note" 201 -T "$work/new" "$url/api/notes?path=new.md"
new=$(place) tag=$(etag)
send "a new note in new folders" 201 -T "$work/new" "$url/api/notes?path=one/two/deep.md"
deep=$(place)
send "an upload of two" 201 -F "file=@$work/new;filename=up1.md" -F "file=@$work/new;filename=up2.md" "$url/api/notes"
printf '# Newer\n\nIt tells of trees now.\n' >"$work/newer"
send "a replaced note" 200 -T "$work/newer" -H "If-Match: $tag" "$url$new"
send "a deleted note" 200 -X DELETE "$url$new"
new=$(trashed)
send "a deleted note of a folder" 200 -X DELETE "$url$deep"
deep=$(trashed)
rm -r "$work/notes/one" # so that putting back makes the folders anew
send "a note put back" 201 -X POST "$url/api/trash/$new"
send "a note put back into a folder that is gone" 201 -X POST "$url/api/trash/$deep"
send "a question" 200 -H 'Content-Type: application/json' -d '{"question":"What is a cache?","conversation":"new"}' "$url/api/ask"
conversation=$(python3 -c 'import json,sys; print(json.load(sys.stdin).get("conversation",""))' <"$work/body")
send "another in its conversation" 200 -H 'Content-Type: application/json' \
  -d "{\"question\":\"And a queue?\",\"conversation\":\"$conversation\"}" "$url/api/ask"
await 20 'queue' search queues || fail "the notes are not found"
send "a full build" 202 -X POST -H 'Content-Type: application/json' -d '{"full":true}' "$url/api/index"
await 60 '"status":"ok"}' health || fail "health: $(health)"
await 60 '"encoded":0,"to_encode":0' curl -s "$url/api/status" || fail "the build does not end"
stop "$served"
under=
sleep 1 # until the tracer has written what it saw

echo "a command, and an index that is set aside:"
run() { # WHAT COMMAND...
  what=$1
  shift
  begun=$(stamp)
  $(traced "$work/trace.$what") "$root/citenote" "$@" --notes "$work/notes" --index "$work/data/index" \
    --config /dev/null >"$work/out" 2>&1 && pass "$what" || fail "$what: $(cat "$work/out")"
  echo "$begun $(stamp) $what" >>"$work/acks"
}
printf '# B\n\nAnother note tells of locks.\n' >"$work/notes/b.md"
run index index
python3 - "$work/data/index" <<'P'
import os, sys
folder = sys.argv[1]
file = max((f for f in os.listdir(folder) if f.endswith(".cfs")), key=lambda f: os.path.getsize(f"{folder}/{f}"))
with open(f"{folder}/{file}", "r+b") as f:
    f.seek(os.path.getsize(f"{folder}/{file}") // 2)
    byte = f.read(1)
    f.seek(-1, 1)
    f.write(bytes([byte[0] ^ 1]))
P
run mended search locks
grep -q 'built anew' "$work/out" && pass "it was set aside" || fail "it was not set aside: $(cat "$work/out")"

echo "the order of what was written:"
cat "$work"/trace "$work"/trace.* >"$work/all"
python3 src/test/scripts/write_order.py "$work" >"$work/order" && pass "every file and name is forced to the disk in time" || fail "see below"
sed 's/^/  /' "$work/order"
finish "$(tail -n 1 "$work/order")"
