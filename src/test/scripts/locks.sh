#!/bin/sh
# Two writers on one index, a writer that was killed, and disks that can only be read.
# The last part needs root, or unshare -rm. Takes about a minute.
. "$(dirname "$0")/common.sh"
unmount() { umount "$work/data" 2>/dev/null || :; }

printf '# 缓存\n\n## 什么是缓存击穿？\n热点键过期后请求直达数据库。\n' >"$work/notes/a.md"
serve || fail "serve starts"
await 20 '"ok"' health || fail "serve is ready"

echo "second serve and index beside a serve:"
for command in "serve --port 0" index; do
  # shellcheck disable=SC2086 # words
  said=$(cn $command 2>&1); code=$?
  [ $code -eq 1 ] && pass "$command exits 1" || fail "$command exits $code"
  expect "$command names the process" "process $served (serve at $url)" "$said"
  expect "$command names the index" "$work/data/index" "$said"
  expect "$command says that it follows by itself" "follows the notes by itself" "$said"
  lines=$(printf '%s\n' "$said" | grep -c 'citenote:')
  [ "$lines" -eq 1 ] && pass "one line" || fail "$lines lines: $said"
done
expect "search reads the last commit" "热点键" "$(cn search 缓存击穿 2>&1)"
expect "ask reads the last commit" "热点键" "$(cn ask 什么是缓存击穿？ 2>&1)"
expect "doctor names the writer" "process $served" "$(cn doctor 2>&1)"

echo "killed writer:"
kill -9 "$served"; wait "$served" 2>/dev/null; served=
[ -f "$work/data/index/write.lock" ] && pass "a lock file is left" || fail "no lock file is left"
started=$(now)
serve && await 20 '"ok"' health && pass "the next serve starts" || fail "the next serve does not start"
took=$(python3 -c "import time; print('%.1f' % (time.monotonic()-$started))")
stop "$served"

echo "disk that can only be read:"
if mkdir "$work/kept" && cp -a "$work/data/index" "$work/kept/" && mount -t tmpfs -o size=20m tmpfs "$work/data" 2>/dev/null; then
  cp -a "$work/kept/index" "$work/data/" && mount -o remount,ro "$work/data"
  said=$(cn search 缓存击穿 2>&1); code=$?
  [ $code -eq 0 ] && pass "search exits 0" || fail "search exits $code"
  expect "search finds" "热点键" "$said"
  expect "search says why" "can only be read" "$said"
  said=$(cn index 2>&1); code=$?
  [ $code -eq 1 ] && pass "index exits 1" || fail "index exits $code"
  expect "index says why" "can only be read" "$said"
  serve && pass "serve starts" || fail "serve does not start"
  await 20 'READ_ONLY' health && pass "health is READ_ONLY" || fail "health: $(health)"
  expect "the server searches" "热点键" "$(search 缓存击穿)"
  mount -o remount,rw "$work/data"
  started=$(now)
  await 60 '"status":"ok"}' health && pass "recovers without a restart" || fail "health: $(health)"
  recovered=$(python3 -c "import time; print('%.1f' % (time.monotonic()-$started))")
  printf '# 新\n\n新写的笔记。\n' >"$work/notes/b.md"
  await 20 '新写的' search 新写的笔记 && pass "follows again" || fail "does not follow"
  said=$(grep -c 'can only be read' "$work/serve.err")
  [ "$said" -eq 1 ] && pass "the log says it once" || fail "the log says it $said times"
  stop "$served"
else
  echo "  left out: mounting needs root; try: unshare -rm $0"
  recovered=-
fi

echo "index of somebody else, notes that can only be read:"
# As another user where this one is root, who may write everything.
# shellcheck disable=SC2086 # words
other=
as=
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null 2>&1; then
  other=65534
  mkdir -p "$work/home"
  chown "$other:$other" "$work/home"
  chmod 755 "$work" "$work/data" "$work/home"
  as="setpriv --reuid $other --regid $other --clear-groups env HOME=$work/home"
fi
if [ "$(id -u)" -eq 0 ] && [ -z "$other" ]; then
  echo "  left out: root may write everything, and there is no setpriv"
elif ! $as "$root/citenote" --version >/dev/null 2>&1; then
  echo "  left out: another user cannot reach $root"
else
  chmod -R a+rX,go-w "$work/notes" "$work/data"
  [ -n "$other" ] || chmod -R a-w "$work/data/index"
  cn_other() { $as "$root/citenote" "$@" --notes "$work/notes" --index "$work/data/index" --config /dev/null; }
  said=$(cn_other search 缓存击穿 2>&1); code=$?
  [ $code -eq 0 ] && pass "search exits 0" || fail "search exits $code: $said"
  expect "search goes on" "热点键" "$said"
  expect "and says why" "may not write" "$said"
  said=$(cn_other ask 什么是缓存击穿？ 2>&1)
  expect "ask goes on" "热点键" "$said"
  said=$(cn_other index 2>&1); code=$?
  [ $code -eq 1 ] && pass "index exits 1" || fail "index exits $code: $said"
  expect "index says why" "may not write the index" "$said"
  $as "$root/citenote" serve --port 0 --notes "$work/notes" --index "$work/data/index" --config /dev/null \
    >"$work/serve.out" 2>"$work/serve.err" &
  served=$!
  await 30 'http://' cat "$work/serve.out" && pass "serve starts" || fail "serve: $(tail -n 3 "$work/serve.err")"
  url=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$work/serve.out" | head -n 1)
  await 20 'NO_ACCESS' health && pass "health is NO_ACCESS" || fail "health: $(health)"
  expect "the server searches" "热点键" "$(search 缓存击穿)"
  [ -n "$other" ] || chmod a-w "$work/notes" "$work/notes/a.md"
  for change in "-T $work/notes/a.md $url/api/notes?path=x.md" "-T $work/notes/a.md $url/api/notes?path=new/x.md" \
    "-F file=@$work/notes/a.md;filename=y.md $url/api/notes"; do
    # shellcheck disable=SC2086 # words
    code=$(curl -s -m 10 -o "$work/body" -w '%{http_code}' $change)
    [ "$code" = 403 ] && pass "a change of the notes: 403" || fail "a change of the notes: $code $(cat "$work/body")"
    expect "it names the remedy" "notes folder may not be written: check its permissions" "$(cat "$work/body")"
  done
  [ -z "$(find "$work/notes" -newer "$work/body" 2>/dev/null)" ] && pass "nothing was changed" || fail "something was changed"
  if [ -n "$other" ]; then chown -R "$other" "$work/data"; else chmod -R u+w "$work/data" "$work/notes"; fi
  await 60 '"status":"ok"}' health && pass "recovers without a restart" || fail "health: $(health)"
  kill "$served" 2>/dev/null
  wait "$served" 2>/dev/null
  served=
  [ -z "$other" ] || chown -R 0 "$work/data"
fi
chmod -R a-w "$work/notes"
expect "notes that can only be read are read" "热点键" "$(cn search 缓存击穿 2>&1)"
chmod -R u+w "$work/notes"
finish "start after a kill $took s, recovered after $recovered s"
