// The preview page: shows what `vanban watch` has built, keeps it current, and leads from a
// place on a page to the line of the data file that it comes from.

import * as find from "./find.js";
import * as pages from "./pages.js";
import { count, say, speak } from "./words.js";

const element = (id) => document.getElementById(id);
const START = { index: 0, share: -1 };

/** What keys do: a word for it, the keys, and the act. */
const ACTIONS = [
  ["nextPage", ["n", "PageDown", "ArrowRight"], () => pages.turn(1)],
  ["previousPage", ["p", "PageUp", "ArrowLeft"], () => pages.turn(-1)],
  ["firstPage", ["Home"], () => pages.goTo(0)],
  ["lastPage", ["End"], () => pages.goTo(Infinity)],
  ["zoomIn", ["+", "="], pages.zoomIn],
  ["zoomOut", ["-"], pages.zoomOut],
  ["fitWidth", ["0"], pages.fitWidth],
  ["fitPage", ["9"], pages.fitPage],
  ["nextFinding", ["e"], () => stepFinding(1)],
  ["previousFinding", ["E"], () => stepFinding(-1)],
  ["find", ["/", "f"], find.open],
  ["keys", ["?"], () => element("key-list").showModal()],
];
const ARROWS = { ArrowRight: "→", ArrowLeft: "←" };

/** What is on screen: a document as the server sends it, and its index. */
let shown = { places: [], findings: [] };
let state = { documents: [] };
/** The place that the panel shows, or null. */
let chosen = null;
/** Where each document was left, by its name. */
const left = new Map();

function create(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// Keeping current

async function json(address, method = "GET") {
  const answer = await fetch(address, { method, cache: "no-store" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Makes work that never runs twice at once, but again if asked for meanwhile. */
function oneAtATime(work) {
  let running = false;
  let asked = false;
  return async () => {
    asked = true;
    if (running) return;
    running = true;
    while (asked) {
      asked = false;
      await work();
    }
    running = false;
  };
}

// What is fetched may be gone already; then the state has changed and is read anew. If the
// server has ended, the next connection refreshes.
const refresh = oneAtATime(async () => {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      await update();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 100 * 2 ** tries));
    }
  }
});

function isShown({ name, revision }, index) {
  return name === shown.name && revision === shown.revision && index === shown.index;
}

async function update() {
  const asked = location.hash;
  state = await json("state.json");
  if (!document.body.dataset.serial) translate();
  const index = selectedDocument();
  const entry = state.documents[index];
  if (!entry) {
    await show({ pages: [], places: [], findings: [] });
  } else if (!isShown(entry, index)) {
    await show({ ...(await json(`document/${index}/${entry.revision}.json`)), index });
  }
  listDocuments(entry);
  // The document is then kept by a reload and by the browser's way back.
  if (entry && asked !== addressOf(entry) && asked === location.hash) {
    history.replaceState(null, "", addressOf(entry));
  }
  document.body.dataset.serial = state.serial;
}

async function show(fresh) {
  const switched = fresh.name !== shown.name;
  const kept = switched ? (left.get(fresh.name) ?? START) : undefined;
  const images = await pages.prepare(fresh.pages, fresh.index, kept);
  if (switched) left.set(shown.name, pages.anchor());
  find.clear();
  const before = kept ?? pages.anchor();
  element("outdated").hidden = !fresh.outdated || !fresh.pages.length;
  pages.put(fresh.pages, images, before);
  shown = fresh;
  element("empty").hidden = fresh.pages.length > 0;
  element("empty").textContent = say(state.documents.length ? "neverBuilt" : "noDocuments");
  listFindings();
  choose(switched || !chosen ? null : sameAs(chosen));
  find.again();
}

function listen() {
  const events = new EventSource("events");
  let stopping;
  events.addEventListener("open", () => {
    clearTimeout(stopping);
    element("stopped").hidden = true;
    refresh();
  });
  events.addEventListener("reload", refresh);
  events.addEventListener("error", () => {
    clearTimeout(stopping);
    stopping = setTimeout(() => (element("stopped").hidden = false), 1000);
    // Not every browser tries again after a refused connection.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

function translate() {
  speak(state.lang);
  element("pdf").title = say("openPdf");
  const others = [["chooseText", ["Enter"]], ["escape", ["Esc"]]];
  document.querySelector("#key-list dl").replaceChildren(
    ...[...ACTIONS, ...others].flatMap(([word, keys]) => [
      create("dt", "", keys.map((key) => ARROWS[key] ?? key).join(", ")),
      create("dd", "", say(word)),
    ]),
  );
}

// Documents

/** The document of the address, else the one on screen, else the first with errors. */
function selectedDocument() {
  const { documents } = state;
  const named = (name) => documents.findIndex((entry) => entry.name === name);
  const faulty = documents.findIndex(({ errors }) => errors > 0);
  return [named(addressed()), named(shown.name), faulty, 0].find((index) => index >= 0);
}

const addressOf = ({ name }) => `#${encodeURIComponent(name)}`;

function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function counts({ errors, warnings }) {
  const parts = [["error", errors], ["warning", warnings]].filter(([, n]) => n > 0);
  return parts.map(([kind, n]) => create("span", kind, count(n, kind)));
}

function listDocuments(current) {
  element("documents").hidden = state.documents.length < 2;
  document.querySelector("#documents ul").replaceChildren(
    ...state.documents.map((entry) => {
      const name = create("span", "path", entry.title || entry.name);
      if (entry.title) name.append(create("small", "", entry.name));
      const link = create("a", "", name);
      link.append(create("span", "counts", ...counts(entry)));
      link.href = addressOf(entry);
      if (entry === current) link.ariaCurrent = "true";
      return create("li", "", link);
    }),
  );
  const faults = current ? counts(current) : [];
  element("counts").replaceChildren(...(faults.length ? faults : [say("noFaults")]));
  const named = current?.title || current?.name;
  element("name").textContent = named ?? state.project;
  element("name").title = current?.name ?? "";
  const pdf = current?.output.toLowerCase().endsWith(".pdf");
  element("pdf").hidden = !pdf;
  if (pdf) {
    const file = encodeURIComponent(current.output.split("/").at(-1));
    element("pdf").href = `pdf/${state.documents.indexOf(current)}/${file}`;
  }
  const title = [current?.errors && count(current.errors, "error"), named, "vanban"];
  document.title = title.filter(Boolean).join(" · ");
}

// Findings and places

const located = ({ file, line, column }) => `${file}:${line}:${column}`;
const sameLine = (a, b) => a && b && a.file === b.file && a.line === b.line;

/** The line of a place with a mark at its column. */
function sourceLine({ source, column }) {
  const letters = [...source];
  const caret = create("span", "caret", letters[column - 1] ?? "");
  return [letters.slice(0, column - 1).join(""), caret, letters.slice(column).join("")];
}

function listFindings() {
  element("clean").hidden = shown.findings.length > 0;
  element("findings").replaceChildren(...shown.findings.map(findingItem));
  element("faults").hidden = !findingItems().length;
  for (const span of pages.view.querySelectorAll("[class*=of-]")) {
    span.classList.remove("of-error", "of-warning", "of-note");
  }
  for (const { place, severity } of shown.findings) {
    const at = shown.places[place];
    for (const span of at ? spansOf(at) : []) span.classList.add(`of-${severity}`);
  }
}

const findingItems = () => [...document.querySelectorAll("#findings li[data-place]")];

/** Goes to the finding after, or before, the one that was last gone to. */
function stepFinding(by) {
  const items = findingItems();
  if (!items.length) return;
  const at = items.findIndex((item) => item.classList.contains("gone-to"));
  const start = at < 0 && by < 0 ? 0 : at;
  const item = items[(start + by + items.length) % items.length];
  showFinding(item);
  item.scrollIntoView({ block: "nearest" });
}

function findingItem({ severity, rule, message, hints, place }) {
  const at = shown.places[place];
  const title = create(at ? "button" : "p", "message");
  title.append(create("b", severity, say(severity)), message);
  const item = create("li", "", title);
  item.dataset.severity = severity;
  for (const hint of hints) item.append(create("p", "hint", `${say("hint")}: ${hint}`));
  if (at) {
    title.type = "button";
    item.dataset.place = place;
    item.append(create("p", "file", located(at)), create("pre", "", ...sourceLine(at)));
  }
  item.append(create("p", "rule", rule));
  return item;
}

/** The spans on the pages whose text comes from the line of a place. */
function spansOf(place) {
  const spans = [...pages.view.querySelectorAll("[data-place]")];
  return spans.filter((span) => sameLine(shown.places[span.dataset.place], place));
}

/** An older version's place in this one: the nearest line with its text, else its line. */
function sameAs(old) {
  const same = ({ file, source }) => file === old.file && source === old.source;
  const moved = shown.places.filter(same);
  moved.sort((a, b) => distance(a, old) - distance(b, old));
  return moved[0] ?? shown.places.find((place) => sameLine(place, old)) ?? null;
}

const distance = (a, b) => Math.abs(a.line - b.line) + Math.abs(a.column - b.column) / 1000;

/** Shows a place in the panel and marks its texts; null shows none. */
function choose(place) {
  const panel = element("place");
  for (const span of pages.view.querySelectorAll(".here")) span.classList.remove("here");
  chosen = place;
  panel.hidden = !place;
  element("answer").textContent = "";
  if (!place) return;
  panel.querySelector(".file").textContent = located(place);
  panel.querySelector("pre").replaceChildren(...sourceLine(place));
  element("open").hidden = !state.editor;
  element("code").href = codeAddress(place);
  for (const span of spansOf(place)) span.classList.add("here");
}

function codeAddress({ path, line, column }) {
  const parts = path.replaceAll("\\", "/").replace(/^\//, "").split("/");
  return `vscode://file/${parts.map(encodeURIComponent).join("/")}:${line}:${column}`;
}

/** Shows a place because the user asked for it. */
function showPlace(place) {
  togglePanel(true);
  choose(place);
  element("place").scrollIntoView({ block: "nearest" });
}

function showFinding(item) {
  for (const other of findingItems()) other.classList.toggle("gone-to", other === item);
  const place = shown.places[item.dataset.place];
  showPlace(place);
  const spans = spansOf(place);
  const columnOf = (span) => shown.places[span.dataset.place].column;
  const target = spans.findLast((span) => columnOf(span) <= place.column) ?? spans[0];
  if (target) pages.reveal(target);
}

async function openEditor() {
  const place = shown.places.indexOf(chosen);
  try {
    const { ok, message } = await json(`open/${shown.index}/${place}/${shown.revision}`, "POST");
    element("answer").textContent = ok ? say("opened") : message;
  } catch {
    element("answer").textContent = say("failed");
    refresh();
  }
}

async function copyPlace() {
  try {
    await navigator.clipboard.writeText(located(chosen));
    element("answer").textContent = say("copied");
  } catch {
    element("answer").textContent = say("failed");
  }
}

function togglePanel(open) {
  document.body.classList.toggle("closed", !open);
  element("toggle").ariaExpanded = String(open);
}

// Mouse and keys

let pressed = { x: 0, y: 0 };

/** Calls a function with what is clicked; the end of a selection is no click. */
function onClick(within, selector, act) {
  within.addEventListener("click", (event) => {
    const target = event.target.closest(selector);
    const moved = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 4;
    // A click by keyboard has no position.
    if (target && getSelection().isCollapsed && (!moved || event.detail === 0)) act(target);
  });
}

function chooseSpan(span) {
  showPlace(shown.places[span.dataset.place]);
  pages.reveal(span);
}

/** Lets the keyboard choose a text: Enter takes the first in view, arrows another. */
function walk(event) {
  const spans = [...pages.view.querySelectorAll("span[data-place]")];
  const at = spans.indexOf(event.target);
  const top = pages.view.getBoundingClientRect().top;
  if (event.key === "Enter" && event.target === pages.view) {
    focusSpan(spans.find((span) => span.getBoundingClientRect().top >= top));
  } else if (at >= 0 && event.key === "Enter") {
    chooseSpan(event.target);
  } else if (at >= 0 && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    focusSpan(spans[at + (event.key === "ArrowUp" ? -1 : 1)]);
  } else {
    return;
  }
  event.preventDefault();
}

function focusSpan(span) {
  if (!span) return;
  span.tabIndex = -1;
  span.focus({ preventScroll: true });
  span.addEventListener("blur", () => span.removeAttribute("tabindex"), { once: true });
  pages.reveal(span);
}

function closePlace() {
  choose(null);
  pages.view.focus();
}

function closeSomething() {
  if (!find.close() && !document.activeElement.closest(".texts")) choose(null);
  pages.view.focus();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || element("key-list").open) return;
  // A ring around the pages is for those who go from part to part by keyboard.
  if (event.key === "Tab") document.body.classList.add("tabbing");
  if (event.key === "Escape") {
    closeSomething();
  } else if (event.target.tagName !== "INPUT") {
    const [, , act] = ACTIONS.find(([, keys]) => keys.includes(event.key)) ?? [];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

const COMMANDS = {
  previous: () => pages.turn(-1),
  next: () => pages.turn(1),
  smaller: pages.zoomOut,
  fit: pages.fitWidth,
  larger: pages.zoomIn,
  whole: pages.fitPage,
  "previous-finding": () => stepFinding(-1),
  "next-finding": () => stepFinding(1),
  search: () => (element("find").hidden ? find.open() : closeSomething()),
  help: () => element("key-list").showModal(),
  toggle: () => togglePanel(document.body.classList.contains("closed")),
  "previous-hit": () => find.step(-1),
  "next-hit": () => find.step(1),
  "close-find": closeSomething,
  "close-place": closePlace,
  "close-keys": () => element("key-list").close(),
  open: openEditor,
  copy: copyPlace,
};

for (const [id, run] of Object.entries(COMMANDS)) element(id).addEventListener("click", run);
document.addEventListener("pointerdown", ({ clientX, clientY }) => {
  pressed = { x: clientX, y: clientY };
}, { capture: true });
document.addEventListener("keydown", press);
pages.view.addEventListener("keydown", walk);
onClick(pages.view, "span[data-place]", chooseSpan);
onClick(element("findings"), "li[data-place]", showFinding);
addEventListener("hashchange", refresh);
togglePanel(!matchMedia("(max-width: 50rem)").matches);
pages.view.focus();
refresh();
listen();
