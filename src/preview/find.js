// Finding text on the pages, whatever its case and, unless the query has some, its marks.

import { between, current, pages, reveal } from "./pages.js";
import { say } from "./words.js";

const MOST_HITS = 2000;
// A letter with its combining marks.
const LETTERS = /\P{M}\p{M}*|\p{M}+/gu;

const bar = document.getElementById("find");
const input = bar.querySelector("input");
const button = document.getElementById("search");
const indexes = { exact: new WeakMap(), plain: new WeakMap() };

/** The marked places, in order: `{ at, marks }`, where `at` is the index of the page. */
let hits = [];
let chosen = -1;

function fold(text, exact) {
  const lower = text.toLowerCase();
  if (exact) return lower.normalize("NFC");
  return lower.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
}

/** All text of some runs, folded, and for each unit of it where it comes from. */
function index(runs, exact) {
  const known = exact ? indexes.exact : indexes.plain;
  if (known.has(runs)) return known.get(runs);
  let text = "";
  const origins = [];
  const add = (folded, origin) => {
    const units = /^\s/.test(folded) ? " " : folded;
    if (units === " " && (!text || text.endsWith(" "))) return;
    text += units;
    for (let unit = 0; unit < units.length; unit += 1) origins.push(origin);
  };
  runs.forEach((run, at) => {
    if (between(runs[at - 1], run)) add(" ", null);
    for (const { 0: letter, index: start } of run[4].matchAll(LETTERS)) {
      add(fold(letter, exact), { at, start, end: start + letter.length });
    }
  });
  known.set(runs, { text, origins });
  return { text, origins };
}

/** The parts of runs that a hit covers. */
function parts(origins) {
  const found = [];
  for (const origin of origins) {
    const last = found.at(-1);
    if (origin && last?.at === origin.at) last.end = origin.end;
    else if (origin) found.push({ ...origin });
  }
  return found;
}

function mark(page, at, query, exact) {
  const { text, origins } = index(page.runs, exact);
  const pieces = new Map();
  let from = text.indexOf(query);
  while (from >= 0 && hits.length < MOST_HITS) {
    const hit = { at, marks: [] };
    hits.push(hit);
    for (const part of parts(origins.slice(from, from + query.length))) {
      pieces.set(part.at, [...(pieces.get(part.at) ?? []), { ...part, hit }]);
    }
    from = text.indexOf(query, from + query.length);
  }
  for (const [run, list] of pieces) paint(page.layer.children[run], list);
}

function paint(span, pieces) {
  const text = span.textContent;
  const nodes = [];
  let done = 0;
  for (const { start, end, hit } of pieces) {
    const marked = document.createElement("mark");
    marked.textContent = text.slice(start, end);
    hit.marks.push(marked);
    nodes.push(text.slice(done, start), marked);
    done = end;
  }
  span.replaceChildren(...nodes, text.slice(done));
}

/** Takes the marks of the last search off the pages. */
export function clear() {
  const spans = hits.flatMap(({ marks }) => marks).map((marked) => marked.parentNode);
  for (const span of new Set(spans)) span.replaceChildren(span.textContent);
  hits = [];
}

function run() {
  clear();
  const exact = /[\p{M}đ]/iu.test(input.value.normalize("NFD"));
  const query = fold(input.value, exact).replace(/\s+/g, " ");
  if (query.trim() && !bar.hidden) {
    pages.forEach((page, at) => mark(page, at, query, exact));
  }
}

function choose(at) {
  hits[chosen]?.marks.forEach((marked) => marked.classList.remove("current"));
  chosen = hits.length ? (at + hits.length) % hits.length : -1;
  hits[chosen]?.marks.forEach((marked) => marked.classList.add("current"));
  const total = hits.length === MOST_HITS ? `${MOST_HITS}+` : hits.length;
  const said = hits.length ? `${chosen + 1}/${total}` : say("noHits");
  document.getElementById("hits").textContent = input.value.trim() ? said : "";
}

/** Searches new pages for the same text; the view stays where it is. */
export function again() {
  const before = chosen;
  run();
  choose(Math.min(Math.max(before, 0), hits.length - 1));
}

export function step(by) {
  choose(chosen + by);
  if (hits[chosen]) reveal(hits[chosen].marks[0]);
}

export function open() {
  bar.hidden = false;
  button.ariaExpanded = "true";
  input.focus();
  input.select();
  again();
}

/** Closes the find bar; tells whether it was open. */
export function close() {
  if (bar.hidden) return false;
  bar.hidden = true;
  button.ariaExpanded = "false";
  clear();
  return true;
}

input.addEventListener("input", () => {
  const from = current();
  run();
  choose(Math.max(0, hits.findIndex(({ at }) => at >= from)));
  step(0);
});
input.addEventListener("keydown", (event) => {
  // Enter also ends a letter that an input method is composing.
  if (event.key === "Enter" && !event.isComposing) step(event.shiftKey ? -1 : 1);
});
