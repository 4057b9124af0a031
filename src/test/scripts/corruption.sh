#!/bin/sh
# Damages each kind of file of an index in each of five ways, and looks whether doctor finds it and
# the next start mends it by itself. Takes about four minutes.
. "$(dirname "$0")/common.sh"
for n in 1 2 3 4 5 6; do
  printf '# LoRA %s\n\n## LoRA %s 是什么？\nLoRA %s 冻结原参数，只训练低秩矩阵。\n\n1. 怎么初始化 %s？\n' $n $n $n $n >"$work/notes/n$n.md"
done
before=$(find "$work/notes" -type f -exec sha256sum {} + | sort | sha256sum)
cn index >/dev/null 2>&1 || fail "index"
look unpack "$work/data/index"
cp -a "$work/data/index" "$work/whole"
question=LoRA
wanted=$(cn search "$question" --json 2>/dev/null | python3 -c 'import json,sys; d=json.load(sys.stdin); print(len(d["hits"]))')
damages=0 found=0 mended=0 told=0
harm() { # FILE HOW
  python3 - "$1" "$2" <<'P'
import os, sys
file, how = sys.argv[1:]
size = os.path.getsize(file)
if how == "delete":
    os.remove(file)
elif how == "truncate":
    os.truncate(file, max(0, size - 100))
elif how == "empty":
    os.truncate(file, 0)
else:
    with open(file, "r+b") as f:
        f.seek(size // 2)
        old = f.read(1)
        f.seek(size // 2 if how == "flip" else max(0, size // 2 - 2048))
        f.write(bytes([old[0] ^ 1]) if how == "flip" else bytes(min(4096, size)))
P
}
echo "files: $(ls "$work/whole" | tr '\n' ' ')"
for file in $(ls "$work/whole" | grep -v 'write.lock'); do
  for how in flip truncate zero delete empty; do
    rm -rf "$work"/data/*; cp -a "$work/whole" "$work/data/index"
    harm "$work/data/index/$file" "$how"
    damages=$((damages + 1))
    cn doctor >"$work/doctor" 2>&1
    grep -q '^WRONG index ' "$work/doctor" && found=$((found + 1)) || fail "doctor does not find: $how $file"
    said=$(cn search "$question" --json 2>"$work/err" | python3 -c 'import json,sys; d=json.load(sys.stdin); print(len(d["hits"]))' 2>/dev/null)
    if [ "$said" = "$wanted" ] && ls -d "$work"/data/index.bad-* >/dev/null 2>&1; then
      mended=$((mended + 1))
    else
      fail "not mended: $how $file ($said of $wanted hits): $(cat "$work/err")"
    fi
    grep -q 'built anew' "$work/err" && told=$((told + 1)) || fail "nobody is told: $how $file"
  done
done
echo "a server whose index is damaged before it starts:"
# So many that building them anew takes long enough to be seen.
for n in $(seq 7 200); do
  printf '# LoRA %s\n\nLoRA %s 冻结原参数，只训练低秩矩阵 %s。\n' $n $n $n >"$work/notes/n$n.md"
done
before=$(find "$work/notes" -type f -exec sha256sum {} + | sort | sha256sum)
rm -rf "$work"/data/*
cn index >/dev/null 2>&1 || fail "index"
look unpack "$work/data/index"
harm "$(ls "$work"/data/index/*.cfs "$work"/data/index/*.vec 2>/dev/null | head -n 1)" flip
serve || fail "serve starts"
await 60 'INDEX_DAMAGED' health && pass "health is INDEX_DAMAGED" || fail "health: $(health)"
await 60 '"status":"ok"}' health && pass "and ok once it is built anew" || fail "health: $(health)"
expect "and it finds" "$question" "$(search "$question")"
expect "and says so" "was damaged" "$(cat "$work/serve.err")"
stop "$served"
cn doctor 2>&1 | grep -q '^WRONG index ' && fail "doctor finds damage" || pass "doctor finds no damage"
[ "$before" = "$(find "$work/notes" -type f -exec sha256sum {} + | sort | sha256sum)" ] && pass "the notes are untouched" || fail "the notes changed"
finish "$damages damages, $found found by doctor, $mended mended, $told told"
