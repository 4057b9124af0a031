#!/bin/sh
# Kills `citenote index` 50 times at a moment by chance, and looks after each kill whether every note
# that was acknowledged is there. Takes about five minutes; KILLS and SEED may be set.
. "$(dirname "$0")/common.sh"
kills=${KILLS:-50}
seed=${SEED:-$(date +%s)}
echo "seed $seed, $kills kills"
# A temp folder of its own, as others use that of the machine.
temp=$work/temp
mkdir "$temp"
export CITENOTE_JAVA_OPTS="-Djava.io.tmpdir=$temp ${CITENOTE_JAVA_OPTS:-}"
temp_before=$(ls "$temp" | wc -l)
: >"$work/acks"
lost=0 unstarted=0 doubled=0 damaged=0 midway=0
i=1
while [ "$i" -le "$kills" ]; do
  # New notes each time, and another text for an old one, whose acknowledgement is void from then on.
  python3 - "$work" "$seed" "$i" <<'P'
import os, random, sys
work, seed, i = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed * 1000 + i)
write = lambda n, round: open(f"{work}/notes/n{n:05d}.md", "w").write(
    f"# Note zqn{n:05d}\n\n" + "\n\n".join(
        f"Sentence zqn{n:05d} {round} {j} tells of " + " ".join(chance.choices("queue cache lock tree heap index graph".split(), k=60)) + "."
        for j in range(6)))
for k in range(20):
    write(i * 20 + k, i)
if i > 1:
    old = chance.randrange(20, i * 20)
    write(old, i)
    acks = [l for l in open(f"{work}/acks") if f"n{old:05d}.md " not in l]
    open(f"{work}/acks", "w").writelines(acks)
open(f"{work}/pause", "w").write(f"{chance.uniform(0.1, 3):.2f}")
P
  # Not through cn, whose shell would be killed in the place of the program.
  "$root/citenote" index --verbose --notes "$work/notes" --index "$work/data/index" \
    --config /dev/null >"$work/out" 2>"$work/err" &
  pid=$!
  sleep "$(cat "$work/pause")" # while it starts, reads, encodes or commits
  kill -9 "$pid" 2>/dev/null && midway=$((midway + 1))
  wait "$pid" 2>/dev/null
  sed -n 's/^indexed //p' "$work/err" >>"$work/acks"
  if [ -s "$work/acks" ] || [ -d "$work/data/index" ]; then
    look "$work/data/index" >"$work/held"
    doubled=$((doubled + $(grep -c '^twice' "$work/held")))
    # shellcheck disable=SC2046 # words
    look "$work/data/index" $(sed -n 's/^n\([0-9]*\)\.md.*/zqn\1/p' "$work/acks" | sort -u) none >"$work/found"
    python3 - "$work" <<'P' >"$work/gone"
import sys
work = sys.argv[1]
last = dict(line.split() for line in open(f"{work}/acks"))
held = {l.split()[1]: l.split()[2] for l in open(f"{work}/held") if l.startswith("note ")}
found = {l.split()[1]: int(l.split()[2]) for l in open(f"{work}/found")}
for path, hash in last.items():
    if held.get(path) != hash or found.get("zq" + path[:-3], 0) == 0:
        print(path)
P
    lost=$((lost + $(wc -l <"$work/gone")))
  fi
  said=$(cn search "zqn$(printf %05d $((i * 20)))" 2>&1) || { unstarted=$((unstarted + 1)); echo "$said"; }
  printf '%s' "$said" | grep -q 'built anew' && damaged=$((damaged + 1))
  # Only the disk of this machine may be short of space, which is not looked at here.
  cn doctor >"$work/doctor" 2>&1
  if grep '^WRONG' "$work/doctor" | grep -qv '^WRONG disk '; then
    damaged=$((damaged + 1))
    cat "$work/doctor"
  fi
  # What this start brought is acknowledged too: it must be there after the next kill.
  look "$work/data/index" | sed -n 's/^note //p' >"$work/acks"
  i=$((i + 1))
done
acked=$(wc -l <"$work/acks")
[ "$lost" -eq 0 ] && pass "no acknowledged note is lost" || fail "$lost acknowledged notes are lost"
[ "$doubled" -eq 0 ] && pass "no passage id is there twice" || fail "$doubled passage ids are there twice"
[ "$unstarted" -eq 0 ] && pass "every start needs no help" || fail "$unstarted starts failed"
[ "$damaged" -eq 0 ] && pass "doctor finds no damage" || fail "doctor found damage $damaged times"
[ -z "$(ls -d "$work"/data/index.bad-* 2>/dev/null)" ] && pass "nothing is set aside" || fail "an index was set aside"
"$root/citenote" index --notes "$work/notes" --index "$work/fresh" --config /dev/null >/dev/null 2>&1
look "$work/data/index" >"$work/held"
look "$work/fresh" >"$work/built"
cmp -s "$work/held" "$work/built" && [ -s "$work/built" ] && pass "equal to a fresh build" || fail "not equal to a fresh build"
temp_after=$(ls "$temp" | wc -l)
[ "$((temp_after - temp_before))" -le 2 ] && pass "nothing is left in the temp folder" || fail "$((temp_after - temp_before)) more in the temp folder"
finish "$kills kills ($midway while it ran), $acked notes, $(wc -l <"$work/held") lines held, $lost lost"
