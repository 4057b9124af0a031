// The page: one question, one answer, its sources. All text goes in as text, never as markup.

import { answerTo } from "/events.js";
import { words } from "/words.js";

const POLL_MS = 1000;
// How often a page that is up to date looks whether it still is.
const IDLE_POLL_MS = 15000;
const MOST_COPIES = 3;
// An address holds no more.
const MOST_QUOTED = 2000;
const by = (id) => document.getElementById(id);
const form = by("form");
const field = by("question");
const button = by("ask");
const statusLine = by("status");
const answerBox = by("answer");
const sourcesBox = by("sources");
let asking = new AbortController();

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

function clear(...boxes) {
  boxes.forEach((box) => box.replaceChildren());
}

// Status

function statusText(status) {
  if (status.state === "indexing") {
    return words.indexing(status.encoded, status.to_encode);
  }
  const parts = [words.notes(status.notes), words.passages(status.passages)];
  if (status.skipped.length > 0) {
    parts.push(words.skipped(status.skipped.length));
  }
  parts.push(status.language_model ? words.draftedBy(status.language_model) : words.ownSentences);
  return parts.join(words.separator);
}

function showStatus(status) {
  clear(statusLine);
  statusLine.append(element("span", "", statusText(status)));
  if (status.state === "indexing" && status.to_encode > 0) {
    const bar = element("progress", "");
    bar.max = status.to_encode;
    bar.value = status.encoded;
    statusLine.append(bar);
  }
  if (status.leaves_machine) {
    statusLine.append(element("span", "warning", words.leaves));
  }
  if (status.problem) {
    statusLine.append(element("span", "warning", status.problem.detail));
  }
  if (status.skipped.length > 0) {
    statusLine.title = status.skipped.map((file) => `${file.note}: ${file.reason}`).join("\n");
  }
}

async function followStatus() {
  try {
    const status = await (await fetch("/api/status")).json();
    showStatus(status);
    if (status.state === "ready" && status.encoded >= status.to_encode && !status.problem) {
      setTimeout(followStatus, IDLE_POLL_MS);
      return;
    }
  } catch {
    statusLine.replaceChildren(element("span", "warning", words.unreachable));
  }
  setTimeout(followStatus, POLL_MS);
}

// Asking

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// While the first index is being built the question waits, for as long as it is still the newest.
async function askUntilReady(question, signal) {
  const draft = element("p", "draft asking", words.asking);
  answerBox.replaceChildren(draft);
  for (;;) {
    const outcome = await answerTo(question, signal, (name, data) => hear(draft, name, data));
    if (outcome.code !== "indexing" || signal.aborted) {
      return outcome;
    }
    await sleep(POLL_MS);
  }
}

// A draft is shown as it comes; what it cites is known only once it is whole.
function hear(draft, name, data) {
  if (name === "token" && draft.isConnected) {
    if (draft.classList.contains("asking")) {
      draft.classList.remove("asking");
      draft.textContent = "";
    }
    draft.append(data.text);
  }
}

async function ask(question) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  document.title = `${question} – Citenote`;
  history.replaceState(null, "", `?q=${encodeURIComponent(question)}`);
  busy(true);
  clear(sourcesBox);
  let show;
  try {
    const outcome = await askUntilReady(question, signal);
    show = () => (outcome.detail ? showProblem(outcome.detail, outcome.id) : showAnswer(outcome));
  } catch {
    show = () => showProblem(words.unreachable);
  }
  if (!signal.aborted) {
    show();
    busy(false);
  }
}

function busy(is) {
  answerBox.setAttribute("aria-busy", String(is));
  document.body.classList.toggle("busy", is);
}

// Answers

function showProblem(detail, id) {
  const card = element("article", "card problem", element("h2", "", words.failed));
  card.append(element("p", "", detail));
  if (id) {
    card.append(element("p", "fine", id));
  }
  answerBox.replaceChildren(card);
}

function showAnswer(answer) {
  const card = element("article", `card ${answer.status}`);
  card.append(element("h2", "", words.statuses[answer.status]));
  if (answer.reason) {
    card.append(element("p", "notice", words.stopped(answer.reason)));
  }
  if (answer.drafter.reason) {
    card.append(element("p", "notice", words.fellBack(answer.drafter.reason)));
  }
  if (answer.rewritten) {
    card.append(element("p", "fine", words.askedAs(answer.rewritten)));
  }
  const own = ownWords(answer);
  own.forEach((said) => card.append(element("p", "", said)));
  uncovered(answer, own).forEach((said) => card.append(element("p", "notice", said)));
  answer.conflicts.forEach((conflict) => card.append(conflictOf(conflict)));
  if (answer.sentences.length > 0) {
    card.append(prose(answer));
  }
  if (answer.drafter.removed_markers > 0) {
    card.append(element("p", "fine", words.removed(answer.drafter.removed_markers)));
  }
  if (answer.sentences.length > 0) {
    const drafter = answer.drafter.model ?? words.extractive;
    card.append(element("p", "fine", words.draftedIn(drafter, Math.round(answer.timings.total_ms))));
  }
  answerBox.replaceChildren(card);
  showSources(answer);
}

// What the program itself says: the paragraphs of the text that hold no sentence of the draft.
function ownWords(answer) {
  const drafted = letters(answer.sentences.map((sentence) => sentence.text).join(""));
  return answer.text.split("\n\n").filter((paragraph) => !drafted.includes(letters(paragraph)));
}

// Markers and list marks stand in the text and not in its sentences.
const letters = (text) => text.replace(/\P{L}/gu, "");

// Only what the program's own words do not say already.
function uncovered(answer, own) {
  const said = letters(own.join(""));
  const parts = (answer.parts ?? [])
    .filter((part) => !part.covered && !said.includes(letters(part.question)))
    .map((part) => part.question);
  return parts.length > 0 ? [words.notCovered(parts.join(words.separator))] : [];
}

function conflictOf(conflict) {
  const [one, other] = conflict.citations;
  return element("p", "notice", words.conflict, markerOf(one), words.and, markerOf(other));
}

function prose(answer) {
  const list = element("div", "prose");
  answer.sentences.forEach((sentence) => list.append(sentenceOf(sentence)));
  return list;
}

function sentenceOf(sentence) {
  const made = element("p", `${sentence.origin} ${sentence.support}`, sentence.text);
  sentence.citations.forEach((marker) => made.append(" ", markerOf(marker)));
  tagsOf(sentence).forEach((tag) => made.append(" ", element("span", "tag", tag)));
  return made;
}

function tagsOf(sentence) {
  const tags = sentence.origin === "model" ? [words.ofModel] : [];
  if (sentence.citations.length > 0 && sentence.support !== "supported") {
    tags.push(words[sentence.support]);
  }
  const clashes = (sentence.disagreements ?? []).map((kind) => words.clashes[kind] ?? kind);
  if (clashes.length > 0) {
    tags.push(words.disagrees(clashes.join(words.comma)));
  }
  return tags;
}

function markerOf(marker) {
  const link = element("a", "marker", `[${marker}]`);
  link.href = `#source-${marker}`;
  link.setAttribute("aria-label", words.source(marker));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    highlight(marker);
  });
  return link;
}

function highlight(marker) {
  const source = by(`source-${marker}`);
  look(source);
  document.querySelectorAll(".source.lit").forEach((lit) => lit.classList.remove("lit"));
  source.classList.add("lit");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  source.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  source.focus({ preventScroll: true });
}

// Sources

// A note may have changed since it was cited, or be gone.
async function look(source) {
  try {
    const { status } = await fetch(`/api/notes?${new URLSearchParams(source.dataset)}`);
    const says = { 409: words.sourceChanged, 410: words.sourceGone }[status];
    source.querySelectorAll(".notice").forEach((old) => old.remove());
    if (says) {
      source.append(element("p", "notice", says));
    }
  } catch {
    // The quote is there all the same.
  }
}

function placeAsCited({ note, start, end, quote }) {
  return quote.length > MOST_QUOTED ? { note, start, end } : { note, start, end, quote };
}

function showSources(answer) {
  clear(sourcesBox);
  if (answer.citations.length > 0) {
    sourcesBox.append(element("h2", "", words.sources));
    answer.citations.forEach((citation) => sourcesBox.append(sourceOf(citation)));
  }
  if (answer.listed_at.length > 0) {
    sourcesBox.append(element("h2", "", words.listedAt));
    answer.listed_at.forEach((place) => sourcesBox.append(placeOf(place)));
  }
}

function sourceOf(citation) {
  const made = element("figure", "source", whereOf(citation, `[${citation.marker}]`));
  made.id = `source-${citation.marker}`;
  made.tabIndex = -1;
  Object.assign(made.dataset, placeAsCited(citation));
  if (citation.headings.length > 0) {
    made.append(element("p", "headings", citation.headings.join(" › ")));
  }
  made.append(element("blockquote", "", citation.quote));
  if (citation.also_at.length > 0) {
    made.append(element("p", "copies", copiesOf(citation.also_at)));
  }
  return made;
}

function placeOf(place) {
  return element("figure", "source", whereOf(place, ""), element("blockquote", "", place.text));
}

function whereOf(place, marker) {
  const made = element("figcaption", "");
  if (marker) {
    made.append(element("b", "", marker), " ");
  }
  made.append(element("span", "note", place.note), element("span", "lines", spotOf(place)));
  return made;
}

// Page, slide, cell or chapter where a note has them, else lines; of a table both row and line.
function spotOf(place) {
  const lines = words.lines(place.lines[0], place.lines[1]);
  const kind = Object.keys(words.places).find((known) => known in place);
  if (!kind) {
    return lines;
  }
  const spot = words.places[kind](place[kind]);
  return kind === "row" ? spot + words.comma + lines : spot;
}

function copiesOf(copies) {
  const named = copies.slice(0, MOST_COPIES).map((copy) => `${copy.note} ${spotOf(copy)}`);
  const more = copies.length - named.length;
  return words.alsoIn(named.join(words.separator)) + (more > 0 ? words.more(more) : "");
}

// The field

function fit() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

function submit(event) {
  event.preventDefault();
  const question = field.value.trim();
  if (question) {
    ask(question);
  } else {
    field.focus();
  }
}

function onKey(event) {
  const typing = document.activeElement === field;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === "Enter" && typing && !event.shiftKey && !event.isComposing) {
    submit(event);
  }
}

function speak() {
  document.documentElement.lang = words.lang;
  by("tagline").textContent = words.tagline;
  by("label").textContent = words.label;
  field.placeholder = words.placeholder;
  button.textContent = words.ask;
}

function start() {
  speak();
  form.addEventListener("submit", submit);
  field.addEventListener("input", fit);
  document.addEventListener("keydown", onKey);
  // The field's width is known once the style sheet is in, and changes with the window.
  addEventListener("load", fit);
  addEventListener("resize", fit);
  const given = new URLSearchParams(location.search);
  field.value = given.get("q") ?? given.get("draft") ?? "";
  fit();
  field.focus();
  followStatus();
  if (given.get("q")?.trim()) {
    ask(given.get("q").trim());
  }
}

start();
