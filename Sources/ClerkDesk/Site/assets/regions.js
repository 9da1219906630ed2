// Places that clerks mark on a page: drawn with the mouse, or moved and sized with the arrow keys, with a note; drawn over the
// picture with who made them, and listed.
import { call } from "./api.js";
import { aloud, tellError, toast } from "./page.js";
import { word } from "./words.js";

const svgName = "http://www.w3.org/2000/svg";
const least = 4;

export class Regions {
  /** @param {{onChange: () => void, goTo: (spot: object) => void, page: () => number}} how */
  constructor(key, stage, viewer, pages, { onChange, goTo, page }) {
    Object.assign(this, { key, stage, viewer, pages, onChange, goTo, page, all: [], draft: null, from: null });
    this.button = document.querySelector("[data-do=region]");
    this.hint = document.getElementById("region-hint");
    const handle = (event) => { if (this.draft) this.pointer(event); };
    for (const name of ["pointerdown", "pointermove", "pointerup", "pointercancel", "dblclick"]) stage.addEventListener(name, handle, true);
    addEventListener("keydown", (event) => { if (this.draft && !document.querySelector("dialog[open]")) this.press(event); }, true);
  }

  async load() {
    try {
      // What a page fetches by itself keeps no session alive.
      const { regions } = await call("GET", `submissions/${this.key}/regions`, undefined, { headers: { "X-Live": "1" } });
      // Whatever happens on the desk asks for them: mostly they are the same.
      if (this.isLoaded && JSON.stringify(regions) === JSON.stringify(this.all)) return;
      const known = new Set(this.all.map(({ number }) => number));
      const added = this.isLoaded ? regions.filter(({ number, isYours }) => !known.has(number) && !isYours) : [];
      [this.all, this.isLoaded] = [regions, true];
      this.list();
      if (added.length > 0) aloud(added.map(({ note, name }) => `${word("region_new")}${note} — ${name}`).join("；"));
      this.onChange();
    } catch (error) { if (error.status === 401) tellError(error); }
  }

  static quad({ x, y, width, height }) { return [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]; }

  shapes(index) {
    return this.all.filter((region) => region.page === index).map((region) => ({
      quad: Regions.quad(region), kind: "region", title: `${region.note} — ${region.name}`, caption: `${region.note} — ${region.name}`,
    }));
  }

  list() {
    const box = document.getElementById("regions");
    box.hidden = this.all.length === 0;
    document.getElementById("regions-count").textContent = this.all.length;
    document.getElementById("layer-count").textContent = this.all.length > 0 ? ` ${this.all.length}` : "";
    const focused = box.contains(document.activeElement) ? document.activeElement : null;
    const [kept, isRemove, at] = [focused?.closest("li")?.dataset.region, !!focused?.dataset.removeRegion, [...box.querySelectorAll("li")].indexOf(focused?.closest("li"))];
    box.querySelector("ul").replaceChildren(...this.all.map((region) => {
      const item = document.createElement("li");
      const place = document.createElement("button");
      Object.assign(place, { type: "button", className: "link", textContent: region.note });
      place.addEventListener("click", () => this.goTo({ page: region.page, quad: Regions.quad(region) }));
      const who = document.createElement("span");
      who.className = "quiet";
      const at = new Date(region.at).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
      who.textContent = ` ${region.page + 1}. ${this.pages[region.page]?.label ?? ""} · ${region.name} · ${at} `;
      item.dataset.region = region.number;
      item.append(place, who);
      if (region.isYours) {
        const remove = document.createElement("button");
        Object.assign(remove, { type: "button", className: "link", textContent: box.dataset.remove });
        remove.dataset.removeRegion = region.number;
        remove.setAttribute("aria-label", `${box.dataset.remove}：${region.note}`);
        remove.addEventListener("click", () => this.remove(region));
        item.append(remove);
      }
      return item;
    }));
    if (!focused) return;
    // The keyboard stays where it was; where that is gone, on what took its place.
    const items = [...box.querySelectorAll("li")];
    const item = items.find(({ dataset }) => dataset.region === kept) ?? items[Math.min(at, items.length - 1)];
    (item?.querySelector(isRemove ? "[data-remove-region]" : "button") ?? item?.querySelector("button") ?? document.getElementById("panel-results")).focus({ preventScroll: true });
  }

  async remove({ number }) {
    try { await call("DELETE", `submissions/${this.key}/regions/${number}`); await this.load(); aloud(word("region_removed")); } catch (error) { tellError(error); }
  }

  /** Nobody marks what another has before him. */
  setLeased(isLeased) {
    this.isLeased = isLeased;
    if (this.button) this.button.disabled = isLeased;
    if (isLeased && this.draft) this.end();
  }

  // MARK: Drawing

  toggle() { if (this.draft) this.end(); else this.begin(); }

  begin() {
    if (!this.viewer?.page) return;
    if (this.isLeased) { toast(word("others"), { bad: true }); return; }
    // What lies in the middle of the stage, a third of it: for the keys to move and size; the mouse begins anew.
    const { viewer } = this;
    const { width, height } = viewer.turned(viewer.size.width / viewer.view.scale / 3, viewer.size.height / viewer.view.scale / 3);
    this.draft = this.held({ x: viewer.view.x - width / 2, y: viewer.view.y - height / 2, width, height });
    this.button?.setAttribute("aria-pressed", "true");
    this.hint.hidden = false;
    this.stage.classList.add("marking");
    // To who hears the page, a picture takes no keys: only what says so gets the arrows.
    this.stage.setAttribute("role", "application");
    this.stage.setAttribute("aria-describedby", this.hint.id);
    this.stage.focus({ preventScroll: true });
    this.draw();
  }

  end() {
    this.draft = this.from = null;
    this.button?.setAttribute("aria-pressed", "false");
    this.hint.hidden = true;
    this.stage.classList.remove("marking");
    if (this.stage.getAttribute("role") === "application") this.stage.setAttribute("role", "img");
    this.stage.removeAttribute("aria-describedby");
    this.draw();
  }

  /** Inside the page, in whole pixels. */
  held({ x, y, width, height }) {
    const { page } = this.viewer;
    const box = { width: Math.round(Math.min(page.width, Math.max(least, width))), height: Math.round(Math.min(page.height, Math.max(least, height))) };
    box.x = Math.round(Math.min(page.width - box.width, Math.max(0, x)));
    box.y = Math.round(Math.min(page.height - box.height, Math.max(0, y)));
    return box;
  }

  draw() {
    const { overlay } = this.viewer;
    overlay.querySelector(".region-draft")?.remove();
    if (!this.draft) return;
    const box = document.createElementNS(svgName, "rect");
    for (const [name, value] of Object.entries({ ...this.draft, class: "region-draft" })) box.setAttribute(name, value);
    overlay.append(box);
  }

  pointer(event) {
    // The middle button and the wheel still move the page.
    if (event.type === "pointerdown" && event.button !== 0) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    const frame = this.stage.getBoundingClientRect();
    const at = this.viewer.toPage(event.clientX - frame.left, event.clientY - frame.top);
    if (event.type === "pointerdown") {
      this.from = at;
      this.stage.setPointerCapture(event.pointerId);
      this.stage.focus({ preventScroll: true });
    } else if (event.type === "pointercancel") {
      this.from = null;
    } else if (this.from) {
      const { page } = this.viewer;
      const clamp = (point) => ({ x: Math.min(page.width, Math.max(0, point.x)), y: Math.min(page.height, Math.max(0, point.y)) });
      const [a, b] = [clamp(this.from), clamp(at)];
      this.draft = this.held({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });
      this.draw();
      if (event.type !== "pointerup") return;
      this.from = null;
      // A click is no drag.
      if (Math.hypot(a.x - b.x, a.y - b.y) * this.viewer.view.scale > 6) this.ask();
    }
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 8 / this.viewer.view.scale;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (event.key in moves) {
      // As it is seen: of a page that is turned, left is another side.
      const radians = (-this.viewer.view.angle * Math.PI) / 180;
      const [dx, dy] = moves[event.key];
      const [x, y] = [dx * Math.cos(radians) - dy * Math.sin(radians), dx * Math.sin(radians) + dy * Math.cos(radians)];
      const { draft } = this;
      if (event.shiftKey) {
        const grows = dx + dy > 0 ? 1 : -1;
        this.draft = this.held({ ...draft, width: draft.width + grows * Math.abs(x), height: draft.height + grows * Math.abs(y) });
      } else {
        this.draft = this.held({ ...draft, x: draft.x + x, y: draft.y + y });
      }
      this.draw();
      this.tell();
    } else if (event.key === "Enter") {
      this.ask();
    } else if (event.key === "Escape") {
      this.end();
    } else {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Where the draft lies, in hundredths of the page. */
  tell() {
    const { page } = this.viewer;
    const { x, y, width, height } = this.draft;
    const shares = { x: x / page.width, y: y / page.height, w: width / page.width, h: height / page.height };
    aloud(word("region_at").replace(/#([xywh])/g, (_, name) => Math.round(shares[name] * 100)));
  }

  ask() {
    const draft = { page: this.page(), ...this.draft };
    const dialog = document.getElementById("region-dialog");
    const form = dialog.querySelector("form");
    // A note that could not be saved is still there at the next attempt.
    form.elements.note.value = this.unsaved ?? "";
    form.onsubmit = async (event) => {
      event.preventDefault();
      const note = form.elements.note.value.trim();
      if (!note) return;
      try {
        await call("POST", `submissions/${this.key}/regions`, { ...draft, note });
        this.unsaved = null;
        dialog.close();
        this.end();
        toast(word("region_saved"));
        await this.load();
      } catch (error) { this.unsaved = note; dialog.close(); tellError(error); }
    };
    dialog.querySelector("[data-cancel]").onclick = () => { this.unsaved = null; dialog.close(); };
    dialog.showModal();
  }
}
