// What every page has: links that come back to where they were clicked, and short messages.
import { word } from "./words.js";

const here = location.pathname + location.search;
for (const link of document.querySelectorAll("a[data-back]")) link.href += "?back=" + encodeURIComponent(here);

// A page that nobody sits before ends with its session: no papers stay open on a screen. Use of any tab counts for all; the
// page leaves for the log-in and does not ask for itself again, which would be a use.
const usedPlace = "hedui.used";
let usedAt = Date.now();
function used() {
  const now = Date.now();
  if (now - usedAt > 5000) localStorage.setItem(usedPlace, String(now));
  usedAt = now;
}
for (const name of ["pointerdown", "keydown", "wheel", "touchstart"]) addEventListener(name, used, { passive: true, capture: true });
export function idleSeconds() { return (Date.now() - Math.max(usedAt, Number(localStorage.getItem(usedPlace)) || 0)) / 1000; }
const { idle, account } = document.documentElement.dataset;
if (account) setInterval(() => { if (idleSeconds() > Number(idle) + 90) location.replace("/login?next=" + encodeURIComponent(here)); }, 20_000);

/** Today where the office is, whatever the browser's clock thinks: `2026-11-25`. */
export function officeDay() { return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date()); }

/** A short message; the last one stays until it is read or another comes. */
export function toast(text, { bad = false, action = null, seconds = 6 } = {}) {
  const area = document.getElementById("toasts");
  const box = document.createElement("div");
  box.className = bad ? "toast bad" : "toast";
  const line = document.createElement("span");
  line.textContent = text;
  box.append(line);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.addEventListener("click", () => { box.remove(); action.run(); });
    box.append(button);
  }
  area.replaceChildren(box);
  if (seconds) setTimeout(() => box.remove(), seconds * 1000);
}

/** Tells those who hear the page what others see happen on it. */
export function aloud(text) { const line = document.getElementById("aloud"); if (line) line.textContent = text; }

let isLeaving = false;

/** The message of an error that came from the server, or of no server at all. */
export function tellError(error) {
  if (error.status === 401) {
    // A second key pressed meanwhile must not begin to leave again: the browser would break off the first.
    if (isLeaving) return;
    isLeaving = true;
    toast(word("session_over"), { bad: true, seconds: 0 });
    setTimeout(() => { location.href = "/login?next=" + encodeURIComponent(here); }, 900);
    return;
  }
  toast(error.detail || word("failed"), { bad: true, seconds: 10 });
}
