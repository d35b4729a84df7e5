// The pages: their images, the transparent text over them, scrolling and zoom.

import { say } from "./words.js";

const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
const PIXELS_PER_POINT = 96 / 72;
// The documents' font has the metrics of Times New Roman.
const FAMILY = '"Times New Roman", "Liberation Serif", Tinos, Times, serif';
const LINE_HEIGHT = 1.15;
// From the top of such a line to its baseline, in font sizes.
const ASCENT = 0.9125;

export const view = document.getElementById("pages");
const over = document.getElementById("over");
const notices = document.getElementById("notices");

/** The pages on screen: `{ section, image, layer, hash, width, runs }`; a run, which is
 *  `[x, y, width, size, text, place, style]`, has a span in the layer. */
export const pages = [];

const ruler = document.createElement("canvas").getContext("2d");
let zoom = remembered();
// After a jump its page is the current one, even if others are as much in view.
let landing = { index: 0, top: -1 };

// Replacing

/** Loads the images that differ from those on screen; waits for what will be in view. */
export function prepare(fresh, index, kept = anchor()) {
  const top = follow(kept, fresh);
  return Promise.all(
    fresh.map(({ hash }, at) => {
      const address = `page/${index}/${hash}.svg`;
      const near = at >= top - 1 && at < top + 5;
      return isShown(pages[at], hash, address) ? null : load(address, near);
    }),
  );
}

function isShown(page, hash, address) {
  if (page?.hash !== hash) return false;
  // The address of an image that has yet to load may be gone.
  return page.image.complete || page.image.getAttribute("src") === address;
}

async function load(address, near) {
  const image = new Image();
  image.alt = "";
  image.draggable = false;
  image.decoding = "sync";
  image.loading = near ? "eager" : "lazy";
  image.src = address;
  if (near) await image.decode();
  return image;
}

/** Puts new pages in place of those on screen, with the same one at the top of the view. */
export function put(fresh, images, kept) {
  const index = follow(kept, fresh);
  while (pages.length > fresh.length) pages.pop().section.remove();
  while (pages.length < fresh.length) pages.push(add(pages.length + 1));
  pages.forEach((page, at) => fill(page, fresh[at], images[at]));
  makeRoom();
  layOut({ ...kept, index });
}

/** Lets the top of the pages be scrolled from under a notice. */
function makeRoom() {
  view.style.paddingTop = `${notices.offsetHeight}px`;
}

function add(number) {
  const section = document.createElement("section");
  const image = document.createElement("img");
  const layer = document.createElement("div");
  section.className = "page";
  section.dataset.page = number;
  layer.className = "texts";
  section.append(image, layer);
  view.append(section);
  return { section, image, layer, runs: [] };
}

function fill(page, { hash, width, height, texts }, image) {
  const { section, layer } = page;
  section.style.setProperty("--width", `${width}pt`);
  section.style.setProperty("--height", `${height}pt`);
  section.dataset.hash = hash;
  section.ariaLabel = `${say("page")} ${section.dataset.page}`;
  if (image) page.image.replaceWith(image);
  while (layer.childElementCount > texts.length) layer.lastChild.remove();
  texts.forEach((run, at) => {
    const span = layer.children[at] ?? layer.appendChild(document.createElement("span"));
    // An unchanged run is left alone, and so is a selection in it.
    if (!isSame(page.runs[at], run)) setRun(span, run);
    if (run[5] >= 0) span.dataset.place = run[5];
    else delete span.dataset.place;
  });
  section.classList.toggle("landscape", width > height);
  Object.assign(page, { hash, width, height, image: image ?? page.image, runs: texts });
}

function isSame(before, after) {
  return before && [0, 1, 2, 3, 4, 6].every((part) => before[part] === after[part]);
}

/** Lays a text over its place in the image. Justified lines have wider spaces; any other
 *  difference in width is that of the fonts. */
function setRun(span, [x, y, width, size, text, , style = ""]) {
  ruler.font = `${style} 100px ${FAMILY}`;
  const natural = (ruler.measureText(text).width / 100) * size;
  const spaces = text.match(/[ \u00a0]/g)?.length ?? 0;
  const gap = (width - natural) / spaces;
  const justified = spaces > 0 && gap > -0.1 * size && gap < 0.6 * size;
  span.textContent = text;
  span.style.font = `${style} ${size}pt/${LINE_HEIGHT} ${FAMILY}`;
  span.style.left = `${x}pt`;
  span.style.top = `${y - ASCENT * size}pt`;
  span.style.wordSpacing = justified ? `${gap}pt` : "";
  span.style.transform = justified || !natural ? "" : `scaleX(${width / natural})`;
}

// Text

/** What is between two runs: nothing, a space or the end of a line. */
export function between(before, after) {
  if (!before) return "";
  const [x, y, width, size] = before;
  const apart = after[0] - (x + width);
  if (Math.abs(after[1] - y) > size / 2 || apart < -size) return "\n";
  return apart > 0.15 * size ? " " : "";
}

/** The selected text, with the runs of a line put together. */
export function selected() {
  const selection = getSelection();
  if (selection.isCollapsed) return "";
  const range = selection.getRangeAt(0);
  let text = "";
  let last;
  for (const { layer, runs } of pages) {
    if (!range.intersectsNode(layer)) continue;
    for (const [at, span] of [...layer.children].entries()) {
      const part = common(range, span);
      if (!part) continue;
      text += last && last.layer !== layer ? "\n" : between(last?.run, runs[at]);
      text += part;
      last = { layer, run: runs[at] };
    }
  }
  return text;
}

function common(range, span) {
  if (!range.intersectsNode(span)) return "";
  const part = document.createRange();
  part.selectNodeContents(span);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  return part.toString();
}

// Scrolling

const topOf = ({ section }) => section.offsetTop;
const heightOf = ({ section }) => section.offsetHeight;

/** The page at the top of the view, and how much of it is above. */
export function anchor() {
  const top = view.scrollTop;
  const index = pages.findIndex((page) => topOf(page) + heightOf(page) > top);
  if (index < 0) return { index: 0, share: -1 };
  const page = pages[index];
  const texts = new Set(page.runs.map((run) => run[4]));
  return { index, hash: page.hash, texts, share: (top - topOf(page)) / heightOf(page) };
}

/** Where an anchor's page is among new ones: the same page; else, if their number has
 *  changed, the one that has most of its texts; else the one in its place. */
function follow({ index, hash, texts }, fresh) {
  const likeness = (page) => {
    if (page.hash === hash) return Infinity;
    if (!texts || fresh.length === pages.length) return 0;
    return page.texts.filter((run) => texts.has(run[4])).length;
  };
  let best = { at: 0, like: -1, far: 0 };
  for (const [at, page] of fresh.entries()) {
    const [like, far] = [likeness(page), Math.abs(at - index)];
    if (like > best.like || (like === best.like && far < best.far)) best = { at, like, far };
  }
  return best.at;
}

/** The index of the page that is most in view. */
export function current() {
  if (view.scrollTop === landing.top) return landing.index;
  const [top, bottom] = [view.scrollTop, view.scrollTop + view.clientHeight];
  let best = { index: 0, seen: 0 };
  for (const [index, page] of pages.entries()) {
    const [start, height] = [topOf(page), heightOf(page)];
    const seen = (Math.min(bottom, start + height) - Math.max(top, start)) / height;
    if (seen > best.seen + 0.001) best = { index, seen };
  }
  return best.index;
}

export function goTo(index) {
  const at = Math.max(0, Math.min(index, pages.length - 1));
  if (!pages[at]) return;
  view.scrollTop = topOf(pages[at]) - topOf(pages[0]);
  landing = { index: at, top: view.scrollTop };
  indicate();
}

export function turn(by) {
  goTo(current() + by);
}

/** Brings an element on a page into view, if it is not there. */
export function reveal(target) {
  const [inner, outer] = [target.getBoundingClientRect(), view.getBoundingClientRect()];
  const above = inner.top < over.getBoundingClientRect().bottom;
  const below = inner.bottom > outer.bottom;
  const beside = inner.left < outer.left || inner.right > outer.right;
  if (above || below || beside) target.scrollIntoView({ block: "center", inline: "center" });
}

function indicate() {
  const [index, total] = [current(), pages.length];
  document.getElementById("indicator").textContent = total ? `${index + 1} / ${total}` : "–";
  document.getElementById("previous").disabled = index <= 0;
  document.getElementById("next").disabled = index >= total - 1;
  const fit = document.getElementById("fit");
  fit.textContent = total ? `${Math.round(factorOf(pages[index]) * 100)}%` : "–";
  fit.ariaPressed = String(zoom === "fit");
  document.getElementById("whole").ariaPressed = String(zoom === "page");
}

// Zoom

function remembered() {
  try {
    const kept = localStorage.getItem("zoom");
    return kept === "page" ? kept : Number(kept) || "fit";
  } catch {
    return "fit";
  }
}

/** The zoom of a page; each fits the width, or as a whole, by itself. */
function factorOf({ width, height }) {
  if (typeof zoom === "number") return zoom;
  const margins = 2 * parseFloat(getComputedStyle(view).paddingLeft);
  const across = (view.clientWidth - margins) / (width * PIXELS_PER_POINT);
  const down = (view.clientHeight - margins) / (height * PIXELS_PER_POINT);
  const fitting = zoom === "page" ? Math.min(across, down) : across;
  return Math.max(ZOOMS[0], Math.min(fitting, ZOOMS.at(-1)));
}

/** Sizes the pages and scrolls to an anchor. */
function layOut({ index, share }) {
  const middle = (view.scrollLeft + view.clientWidth / 2) / view.scrollWidth;
  const factors = pages.map(factorOf);
  pages.forEach(({ section }, at) => section.style.setProperty("--zoom", factors[at]));
  if (pages.length) {
    view.scrollTop = topOf(pages[index]) + share * heightOf(pages[index]);
    view.scrollLeft = middle * view.scrollWidth - view.clientWidth / 2;
  }
  indicate();
}

function setZoom(to) {
  const kept = anchor();
  zoom = to;
  try {
    localStorage.setItem("zoom", zoom);
  } catch {
    // A browser may refuse storage; then the zoom lasts as long as the page.
  }
  layOut(kept);
}

const shownFactor = () => (pages.length ? factorOf(pages[current()]) : 1);

export function zoomIn() {
  const least = shownFactor() + 0.01;
  setZoom(ZOOMS.find((step) => step > least) ?? ZOOMS.at(-1));
}

export function zoomOut() {
  const most = shownFactor() - 0.01;
  setZoom(ZOOMS.findLast((step) => step < most) ?? ZOOMS[0]);
}

export const fitWidth = () => setZoom("fit");
export const fitPage = () => setZoom("page");

// What is printed is all of the pages, also those that nobody has scrolled to.
addEventListener("beforeprint", () => {
  for (const { image } of pages) image.loading = "eager";
});
view.addEventListener("scroll", indicate, { passive: true });
view.addEventListener("copy", (event) => {
  const text = selected();
  if (!text) return;
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
});
new ResizeObserver(() => layOut(anchor())).observe(view);
new ResizeObserver(() => {
  const kept = anchor();
  makeRoom();
  layOut(kept);
}).observe(notices);
