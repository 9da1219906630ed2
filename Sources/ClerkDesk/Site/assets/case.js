// The screen of one submission.
import { call } from "./api.js";
import { Decision } from "./decision.js";
import { Hand } from "./hand.js";
import { listen as listenKeys } from "./keys.js";
import { listen as listenLive } from "./live.js";
import { aloud, tellError, toast } from "./page.js";
import { Regions } from "./regions.js";
import { tabs } from "./tabs.js";
import { Viewer } from "./viewer.js";
import { account, word } from "./words.js";

const box = document.getElementById("case");
const { key, report, query } = box.dataset;
const strip = document.getElementById("strip");
const pages = [...strip.querySelectorAll("button")].map((button) => ({
  button, address: button.dataset.address, width: Number(button.dataset.width), height: Number(button.dataset.height),
  label: button.dataset.label, file: button.dataset.file, fields: [], seals: [],
}));
const findings = [...document.querySelectorAll(".finding")].map((item) => ({
  item, rule: item.dataset.rule, number: item.dataset.number, spots: JSON.parse(item.dataset.spots), title: item.dataset.title,
  tone: ["flag", "doubt", "note", "ok"].find((name) => item.classList.contains(name)),
}));
let page = -1;
let chosen = null;

// MARK: The picture

const stage = document.getElementById("stage");
const viewer = pages.length === 0 ? null : new Viewer(stage, document.getElementById("sheet"), {
  onChange: (view) => {
    const [zoom, text] = [document.getElementById("zoom"), Math.round(view.scale * 100) + " %"];
    // A text that is set anew is read out anew.
    if (zoom.textContent !== text) zoom.textContent = text;
  },
  onShape: (shape) => { const found = findings.find((finding) => finding.rule === shape.rule); if (found) choose(found, { moves: false }); },
});

const regions = viewer && new Regions(key, stage, viewer, pages, {
  onChange: () => {
    for (const [index, { button }] of pages.entries()) button.classList.toggle("has-region", regions.all.some((region) => region.page === index));
    if (page >= 0) redraw();
  }, goTo: (spot) => goTo(spot, true), page: () => page,
});

/** Shapes have changed; the page and what is seen of it stay. */
function redraw() {
  viewer.shapes = shapes(page);
  viewer.drawShapes();
  viewer.mark(chosen?.rule ?? null);
  regions.draw();
}

/** A place that is the whole page marks that something is not there: it is chosen in the list, not drawn. */
function isWhole(quad, { width, height }) {
  const xs = quad.map((point) => point[0]);
  const ys = quad.map((point) => point[1]);
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys)) >= 0.95 * width * height;
}

function shapes(index) {
  const shapes = pages[index].fields.map((field) => ({ quad: field.quad, kind: "field", title: field.value }));
  for (const seal of pages[index].seals) shapes.push({ quad: seal.quad, kind: "seal", title: seal.text });
  if (regions) shapes.push(...regions.shapes(index));
  // The gravest last, so that nothing lies over them.
  for (const finding of [...findings].reverse()) {
    if (finding.tone === "ok" && finding !== chosen) continue;
    for (const spot of finding.spots) {
      if (spot.page !== index || spot.quad.length !== 4 || isWhole(spot.quad, pages[index])) continue;
      shapes.push({ quad: spot.quad, kind: `finding-shape ${finding.tone}`, tone: finding.tone, rule: finding.rule, number: finding.number, title: finding.title });
    }
  }
  return shapes;
}

function showPage(index) {
  if (!viewer || index < 0 || index >= pages.length) return;
  if (index !== page) regions.end();
  page = index;
  viewer.show(pages[index], shapes(index));
  viewer.mark(chosen?.rule ?? null);
  for (const [at, { button }] of pages.entries()) button.setAttribute("aria-current", String(at === index));
  pages[index].button.scrollIntoView({ block: "nearest", inline: "nearest" });
  const [title, text] = [document.getElementById("page-title"), `${index + 1}/${pages.length} ${pages[index].label} · ${pages[index].file}`];
  // Chosen again, the same page is not read out again; a narrow bar cuts the text.
  if (title.textContent !== text) title.textContent = title.title = text;
  stage.setAttribute("aria-label", `${pages[index].label} ${pages[index].file}`);
}

// MARK: Findings

function choose(finding, { moves = true, closes = false } = {}) {
  chosen = finding;
  for (const other of findings) {
    const isChosen = other === finding;
    other.item.classList.toggle("chosen", isChosen);
    other.item.querySelector(".finding-head").setAttribute("aria-current", String(isChosen));
  }
  finding.item.closest("details").open = true;
  // One below the other, the picture is what has to stay in sight.
  if (innerWidth > 1000) finding.item.scrollIntoView({ block: "nearest" });
  else if (moves) stage.scrollIntoView({ block: "nearest" });
  const spot = finding.spots.find((spot) => spot.page !== null && spot.page !== undefined);
  if (closes && !spot) toast(word("no_place"));
  if (moves && spot) goTo(spot, closes);
  else if (viewer && page >= 0) showPage(page);
}

function goTo(spot, closes) {
  if (!viewer) return;
  showPage(spot.page);
  if (spot.quad.length !== 4) return;
  if (isWhole(spot.quad, pages[spot.page])) viewer.fit();
  else viewer.focus(spot.quad, closes);
}

function stepFinding(count) {
  const wanted = findings.filter((finding) => finding.tone !== "ok");
  const all = wanted.length > 0 ? wanted : findings;
  if (all.length === 0) return;
  const at = all.indexOf(chosen);
  const finding = all[at < 0 ? (count > 0 ? 0 : all.length - 1) : (at + count + all.length) % all.length];
  choose(finding);
  aloud(`${finding.number}. ${finding.title}：${finding.item.querySelector(".outcome").textContent}`);
}

for (const finding of findings) {
  finding.item.querySelector(".finding-head").addEventListener("click", () => choose(finding));
  finding.item.querySelector(".crop")?.addEventListener("click", () => choose(finding, { closes: true }));
  const form = finding.item.querySelector("form.overrule");
  finding.item.querySelector("[data-overrule]")?.addEventListener("click", () => openOverrule(finding));
  finding.item.querySelector("[data-cancel]")?.addEventListener("click", () => { form.hidden = true; });
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { reason, value } = Object.fromEntries(new FormData(form));
    await change("PUT", finding, { reason, value: value || null, report: Number(report) });
  });
  finding.item.querySelector("[data-restore]")?.addEventListener("click", () => change("DELETE", finding));
}
for (const reading of document.querySelectorAll(".places button")) {
  reading.addEventListener("click", () => {
    const [spot] = JSON.parse(reading.dataset.spots);
    goTo(spot, true);
  });
}

function openOverrule(finding) {
  const form = finding?.item.querySelector("form.overrule");
  if (!form) return;
  if (decision.isLeased) { toast(word("others"), { bad: true }); return; }
  form.hidden = false;
  form.elements.reason.focus();
}

async function change(method, finding, body) {
  try {
    await call(method, `submissions/${key}/overrulings/${finding.rule}`, body);
    hand.leave({ returns: true });
    location.reload();
  } catch (error) { tellError(error); }
}

// MARK: Tabs and strip

tabs(document.querySelector(".panel"));
const lazy = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    target.querySelector("img").src = target.dataset.address;
    lazy.unobserve(target);
  }
}, { root: strip, rootMargin: "200px" });
for (const [index, { button }] of pages.entries()) {
  lazy.observe(button);
  button.addEventListener("click", () => showPage(index));
  if (findings.some((finding) => finding.tone === "flag" && finding.spots.some((spot) => spot.page === index))) button.classList.add("has-flag");
}
for (const layer of document.querySelectorAll("[data-layer]")) {
  const set = () => stage.classList.toggle("off-" + layer.dataset.layer, !layer.checked);
  layer.addEventListener("change", set);
  set();
}

// MARK: Deciding

const decision = new Decision(box, findings, { onLeave: () => hand.leave() });
/** What another has before him is only looked at: whatever would be refused afterwards is not offered. */
function setLeased(isOthers) {
  decision.setLeased(isOthers);
  regions?.setLeased(isOthers);
  for (const button of document.querySelectorAll("[data-overrule], [data-restore], form.overrule button:not([data-cancel])")) button.disabled = isOthers;
}
const hand = new Hand(box, { onChange: setLeased });
setLeased(box.dataset.leased === "true");

async function undo() {
  if (box.dataset.canUndo === "true") return decision.undo(key, location.href);
  const last = decision.last();
  if (last) return decision.undo(last.key, `/s/${last.key}${query ? "?" + query : ""}`);
  toast(word("nothing_to_undo"));
}

function go(address, message) {
  if (address) { hand.leave(); location.href = address; } else toast(word(message));
}

const actions = listenKeys({
  next: () => go(box.dataset.after, "queue_done"), previous: () => go(box.dataset.before, "no_before"),
  nextFinding: () => stepFinding(1), previousFinding: () => stepFinding(-1),
  zoom: () => (chosen ? choose(chosen, { closes: true }) : stepFinding(1)), fit: () => viewer?.fit(), zoomIn: () => viewer?.zoom(1.35), zoomOut: () => viewer?.zoom(1 / 1.35), rotate: () => viewer?.rotate(),
  nextPage: () => showPage(Math.min(pages.length - 1, page + 1)), previousPage: () => showPage(Math.max(0, page - 1)),
  marks: () => document.querySelector("[data-layer=findings]").click(),
  region: () => regions?.toggle(),
  tick: () => chosen?.item.querySelector("[data-tick]")?.click(), overrule: () => openOverrule(chosen),
  pass: () => decision.decide("pass"), return: () => decision.decide("return"), hold: () => decision.decide("hold"),
  edit: () => document.getElementById("public-text")?.focus(), copy: () => decision.copy(), undo,
  queue: () => { hand.leave(); location.href = "/" + (query ? "?" + query : ""); },
});
for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", () => actions[button.dataset.do]());

let regionTimer = null;
listenLive({
  // Another clerk may have marked a place.
  desk: () => { clearTimeout(regionTimer); regionTimer = setTimeout(() => { if (!document.hidden) regions?.load(); }, 700); },
  lease: (event) => { if (event.key === key && event.by !== account) hand.beat(); },
});

// MARK: Beginning

const first = findings.find((finding) => finding.tone === "flag" && finding.spots.some((spot) => spot.page !== null)) ?? null;
if (first) choose(first); else showPage(0);
decision.tellLast();

regions?.load();

// Fields and seals come after the picture: most of the time nobody looks at them.
call("GET", `submissions/${key}/report`).then((document) => {
  for (const [index, record] of document.documents.entries()) {
    pages[index].fields = record.fields.filter((field) => field.quad.length === 4);
    pages[index].seals = record.seals.filter((seal) => seal.quad.length === 4);
  }
  if (page >= 0) redraw();
}).catch((error) => { if (error.status === 401) tellError(error); });

// The next submission's first pages are made ready while this one is looked at.
setTimeout(async () => {
  const next = box.dataset.after.match(/^\/s\/([0-9a-f]{32})/)?.[1];
  if (!next) return;
  for (const index of [0, 1, 2]) new Image().src = `/api/v1/submissions/${next}/pages/${index}`;
}, 1500);
