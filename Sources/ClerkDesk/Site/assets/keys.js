// Keys for everything; dead while somebody types; every one can be changed.
import { word } from "./words.js";

export const standard = {
  next: "j", previous: "k", nextFinding: "n", previousFinding: "p", zoom: "z", fit: "0", zoomIn: "+", zoomOut: "-",
  rotate: "r", nextPage: "]", previousPage: "[", marks: "m", region: "b", tick: "x", overrule: "o", pass: "a", return: "d", hold: "h",
  edit: "e", copy: "c", undo: "u", open: "Enter", claim: "l", search: "/", queue: "q", help: "?",
};

const place = "hedui.keys";
// A key that is held repeats: what decides happens once a press.
const once = new Set(["pass", "return", "hold", "undo", "overrule", "tick", "region", "open", "claim"]);

export function current() {
  let own = {};
  try { own = JSON.parse(localStorage.getItem(place) || "{}"); } catch { own = {}; }
  const keys = { ...standard };
  for (const [action, key] of Object.entries(own)) if (action in keys && typeof key === "string") keys[action] = key;
  return keys;
}

export function change(action, key) {
  const own = { ...current(), [action]: key };
  localStorage.setItem(place, JSON.stringify(own));
}

export function reset() { localStorage.removeItem(place); }

export function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)));
}

/** How a key is written on the page. */
export function shown(key) { return key === " " ? "␣" : key; }

function showHelp(keys, actions) {
  document.getElementById("keys-dialog")?.remove();
  const dialog = document.createElement("dialog");
  dialog.id = "keys-dialog";
  const title = document.createElement("h2");
  title.textContent = word("keys");
  title.id = "keys-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const list = document.createElement("dl");
  for (const action of Object.keys(standard)) {
    if (!(action in actions)) continue;
    const key = document.createElement("dt");
    const cap = document.createElement("kbd");
    cap.textContent = shown(keys[action]);
    key.append(cap);
    const what = document.createElement("dd");
    what.textContent = word("key_" + action);
    list.append(key, what);
  }
  const close = document.createElement("button");
  close.textContent = word("close");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(title, list, close);
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Record<string, () => void>} own what the page can do, by action */
export function listen(own) {
  const keys = current();
  const actions = {
    search: () => document.getElementById("search")?.focus(),
    queue: () => { location.href = "/"; },
    ...own,
    help: () => showHelp(keys, actions),
  };
  const byKey = new Map(Object.entries(keys).filter(([action]) => action in actions).map(([action, key]) => [key, action]));
  for (const cap of document.querySelectorAll("kbd[data-key]")) cap.textContent = shown(keys[cap.dataset.key] ?? "");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const action = byKey.get(event.key) ?? byKey.get(event.key.toLowerCase());
    if (!action) return;
    if (event.repeat && once.has(action)) { event.preventDefault(); return; }
    // Enter on a button or a link is theirs.
    if (event.key === "Enter" && event.target.closest?.("button, a, summary")) return;
    event.preventDefault();
    actions[action]();
  });
  return actions;
}
