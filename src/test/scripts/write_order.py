"""Reads what strace saw (WORK/all) and when answers were there (WORK/acks), and tells every file
and name below WORK/notes and WORK/data that was not forced to the disk in time. See write_order.sh."""

import os
import re
import sys

work = sys.argv[1]
ROOTS = (work + "/notes", work + "/data")
LINE = re.compile(r"^(\d+) +(\d+\.\d+) (.*)$")
CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)")
FD = re.compile(r"^-?\d+<(.*?)>(?:\(deleted\))?(?:,|$)")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


def events():
    """Calls that succeeded: (begin, end, name, arguments), by their beginning."""
    begun, found = {}, []
    for number, line in enumerate(open(work + "/all", errors="replace")):
        match = LINE.match(line)
        if not match:
            continue
        process, time, text = match[1], float(match[2]), match[3]
        if text.endswith("<unfinished ...>"):
            begun[process] = (time, number, text[: -len("<unfinished ...>")])
            continue
        start = (time, number)
        if text.startswith("<... "):
            at, first, head = begun.pop(process)
            start, text = (at, first), head + text.split("resumed>", 1)[1]
        call = CALL.match(text)
        if call and int(call[3]) >= 0:
            found.append((start, (time, number), call[1], call[2].strip()))
    return sorted(found)


def within(path):
    return any(path == root or path.startswith(root + "/") for root in ROOTS)


class Disk:
    def __init__(self):
        self.unforced = {}  # file -> end of the last write that no fsync followed
        self.names = []  # (folder, end of the change, what)
        self.kept = {}  # file -> the names that were linked to it and are not forced
        self.wrong, self.counts = [], {}

    def count(self, what):
        self.counts[what] = self.counts.get(what, 0) + 1

    def say(self, what, path):
        self.wrong.append(f"WRONG {what}: {path.replace(work, '')}")

    def wrote(self, file, end):
        if within(file):
            self.count("write")
            self.unforced[file] = end
            base = os.path.basename(file)
            ours = base.startswith(".citenote-") or base.endswith(".tmp") or base == "write.lock"
            lucene = file.startswith(work + "/data/") and re.match(r"(_|pending_segments)", base)
            if not ours and not lucene:
                self.say("written under its own name", file)

    def forced(self, path, begin):
        if within(path) or path == work:
            self.count("fsync")
            if path in self.unforced and self.unforced[path] < begin:
                del self.unforced[path]
            self.names = [n for n in self.names if not (n[0] == path and n[1] < begin)]

    def named(self, source, target, end, moved):
        if not within(target):
            return
        self.count("rename" if moved else "link")
        if source in self.unforced:
            self.say("named before its content was forced", target)
        base = os.path.basename(target)
        if base.startswith("segments_"):
            self.count("commit")
            for file in self.unforced:
                if os.path.dirname(file) == os.path.dirname(target) and re.match("_", os.path.basename(file)):
                    self.say("in a commit and not forced", file)
        self.names.append((os.path.dirname(target), end, "name " + target))
        if moved:
            self.names.append((os.path.dirname(source), end, "name gone " + source))
            self.unforced = {
                (target + f[len(source):] if f == source or f.startswith(source + "/") else f): t
                for f, t in self.unforced.items()
            }
        else:
            self.kept.setdefault(source, []).append(target)

    def removed(self, file, end):
        self.unforced.pop(file, None)
        for target in self.kept.pop(file, []):
            # The hidden name of a new file may go at any time; a note's must not.
            hidden = os.path.basename(file).startswith(".citenote-") and file.endswith(".part")
            if not hidden and any(n[2] == "name " + target for n in self.names):
                self.say("removed before its new name was forced", file)
        self.names = [n for n in self.names if n[2] not in ("name " + file, "folder " + file)]

    def acknowledged(self, what):
        for folder, _, name in self.names:
            self.say(f"not forced when {what} was answered, in {folder.replace(work, '')}/", name)
        for file in self.unforced:
            if file.startswith(work + "/notes"):
                self.say(f"content not forced when {what} was answered", file)
        self.names = []


def main():
    disk = Disk()
    acks = sorted(
        (float(line.split(" ", 2)[1]), line.split(" ", 2)[2].strip()) for line in open(work + "/acks")
    )
    for begin, end, call, arguments in events():
        while acks and acks[0][0] < begin[0]:
            disk.acknowledged(acks.pop(0)[1])
        texts = TEXT.findall(arguments)
        fd = FD.match(arguments)
        if call in ("write", "writev", "pwrite64", "pwritev", "ftruncate", "copy_file_range", "sendfile"):
            if fd:
                disk.wrote(fd[1], end)
        elif call in ("fsync", "fdatasync"):
            if fd:
                disk.forced(fd[1], begin)
        elif call.startswith("rename"):
            disk.named(texts[0], texts[1], end, True)
        elif call.startswith("link"):
            disk.named(texts[0], texts[1], end, False)
        elif call.startswith("mkdir") and within(texts[0]):
            disk.count("mkdir")
            disk.names.append((os.path.dirname(texts[0]), end, "folder " + texts[0]))
        elif call in ("unlink", "unlinkat", "rmdir") and texts:
            disk.removed(texts[0], end)
    for _, what in acks:
        disk.acknowledged(what)
    print("\n".join(disk.wrong))
    print(", ".join(f"{n} {what}" for what, n in sorted(disk.counts.items())) + f"; {len(disk.wrong)} wrong")
    sys.exit(1 if disk.wrong else 0)


main()
