// The queue: choosing with keys, claiming, saved views, live changes.
import { call } from "./api.js";
import { listen as listenKeys } from "./keys.js";
import { listen as listenLive } from "./live.js";
import { officeDay, tellError, toast } from "./page.js";
import { word } from "./words.js";

const area = document.getElementById("rows");
const refresh = document.getElementById("refresh");
let chosen = null;

const rows = () => [...area.querySelectorAll("tr[data-key]")];

function choose(row) {
  for (const other of rows()) other.classList.toggle("chosen", other === row);
  chosen = row?.dataset.key ?? null;
  row?.scrollIntoView({ block: "nearest" });
  row?.querySelector(".person a")?.focus({ preventScroll: true });
}

function step(count) {
  const all = rows();
  const at = all.findIndex((row) => row.dataset.key === chosen);
  choose(all[Math.min(all.length - 1, Math.max(0, at < 0 ? (count > 0 ? 0 : all.length - 1) : at + count))]);
}

function open() {
  const row = rows().find((row) => row.dataset.key === chosen) ?? rows()[0];
  if (row) location.href = row.dataset.address;
}

const picked = () => [...area.querySelectorAll("td.pick input:checked")].map((box) => box.value);

async function claim(releases, keys = picked()) {
  if (keys.length === 0) { toast(word("select_first")); return; }
  // What is chosen from here on is for the next step.
  for (const box of area.querySelectorAll(".pick input")) box.checked = false;
  try {
    const answer = await call("POST", "claims", { keys, releases });
    toast(`${answer.changed} ${word(releases ? "released" : "claimed")}`);
    await load();
  } catch (error) {
    for (const box of area.querySelectorAll("td.pick input")) if (keys.includes(box.value)) box.checked = true;
    tellError(error);
  }
}

/** Rows and counts as they are now. */
async function load() {
  const query = new URLSearchParams(area.dataset.query);
  query.set("page", area.dataset.page);
  query.set("part", "rows");
  const answer = await fetch("/?" + query, { credentials: "same-origin", headers: { "X-Live": "1" } });
  if (answer.redirected || !answer.ok) { location.reload(); return; }
  const kept = chosen;
  const marked = new Set(picked());
  const focused = area.contains(document.activeElement) ? document.activeElement : null;
  const [focusedRow, isBox, isAll] = [focused?.closest("tr[data-key]")?.dataset.key, focused?.matches("input"), focused?.id === "pick-all"];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["states", "dues", "total"]) {
    const [old, now] = [document.getElementById(name), page.getElementById(name)];
    now.remove();
    if (!old.contains(document.activeElement)) old.replaceChildren(...now.childNodes);
  }
  area.replaceChildren(...page.body.childNodes);
  for (const box of area.querySelectorAll("td.pick input")) box.checked = marked.has(box.value);
  const row = rows().find((row) => row.dataset.key === kept);
  if (row) row.classList.add("chosen");
  // Whoever was on a row with the keyboard is on it still.
  const place = isAll ? area : rows().find((row) => row.dataset.key === focusedRow);
  place?.querySelector(isAll ? "#pick-all" : isBox ? "td.pick input" : ".person a")?.focus({ preventScroll: true });
  refresh.hidden = true;
}

area.addEventListener("change", (event) => {
  if (event.target.id !== "pick-all") return;
  for (const box of area.querySelectorAll("td.pick input")) box.checked = event.target.checked;
});
area.addEventListener("click", (event) => {
  if (event.target.closest("a, input, button, .pick")) return;
  const row = event.target.closest("tr[data-key]");
  if (row && !getSelection().toString()) location.href = row.dataset.address;
});
document.getElementById("claim").addEventListener("click", () => claim(false));
document.getElementById("unclaim").addEventListener("click", () => claim(true));
refresh.addEventListener("click", () => location.reload());

document.getElementById("save-view")?.addEventListener("click", async () => {
  const name = prompt(word("view_name"));
  if (!name) return;
  try { await call("PUT", "views", { name, query: area.dataset.query }); location.reload(); } catch (error) { tellError(error); }
});
for (const button of document.querySelectorAll("[data-remove-view]")) {
  button.addEventListener("click", async () => {
    try { await call("POST", "views/remove", { name: button.dataset.removeView, query: "" }); location.reload(); } catch (error) { tellError(error); }
  });
}

document.getElementById("export")?.addEventListener("click", async () => {
  if (!confirm(word("export_confirm"))) return;
  try {
    const file = await call("POST", "exports?format=xlsx");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `decisions-${officeDay()}.xlsx`;
    link.click();
    await load();
  } catch (error) { tellError(error); }
});

// Rows are exchanged in place while nobody has chosen any, otherwise after a click: nothing moves under the hand.
let timer = null;
function changed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (picked().length > 0) refresh.hidden = false;
    else load();
  }, 300);
}
listenLive({ desk: changed, lease: changed });
listenKeys({ next: () => step(1), previous: () => step(-1), open, claim: () => chosen && claim(false, [chosen]) });
