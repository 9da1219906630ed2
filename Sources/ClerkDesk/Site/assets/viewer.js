// The picture of a page: pan, zoom, rotate, and shapes drawn over it.
//
// What is seen is described by the point of the page that lies in the middle of the stage, the scale and the angle; the
// matrix follows from these, so that moving the middle to a place of the page is all that showing a finding takes.
import { word } from "./words.js";

const svgName = "http://www.w3.org/2000/svg";
const least = 0.05;
const most = 8;

export class Viewer {
  constructor(stage, sheet, { onChange = () => {}, onShape = () => {} } = {}) {
    Object.assign(this, { stage, sheet, onChange, onShape });
    this.image = document.createElement("img");
    this.image.alt = "";
    this.image.draggable = false;
    this.overlay = document.createElementNS(svgName, "svg");
    this.overlay.setAttribute("aria-hidden", "true");
    sheet.replaceChildren(this.image, this.overlay);
    this.page = null;
    this.view = { x: 0, y: 0, scale: 1, angle: 0 };
    this.isFit = true;
    this.shapes = [];
    this.image.addEventListener("error", () => { if (this.page) this.showGone(); });
    new ResizeObserver(() => { if (this.page) { if (this.isFit) this.fit(); else this.draw(); } }).observe(stage);
    this.listen();
  }

  /** @param {{address: string, width: number, height: number}} page */
  show(page, shapes) {
    const isOther = this.page?.address !== page.address;
    this.page = page;
    this.sheet.style.width = page.width + "px";
    this.sheet.style.height = page.height + "px";
    this.overlay.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    this.overlay.setAttribute("width", page.width);
    this.overlay.setAttribute("height", page.height);
    this.sheet.querySelector(".gone")?.remove();
    if (isOther) {
      this.view.angle = 0;
      this.image.removeAttribute("src");
      this.image.src = page.address;
    }
    this.shapes = shapes;
    this.drawShapes();
    if (isOther) this.fit();
  }

  showGone() {
    const note = document.createElement("p");
    note.className = "gone";
    note.textContent = word("picture_gone");
    this.sheet.querySelector(".gone")?.remove();
    this.sheet.append(note);
  }

  get size() { return { width: this.stage.clientWidth, height: this.stage.clientHeight }; }

  /** The size of a box once it is turned. */
  turned(width, height) {
    return this.view.angle % 180 === 0 ? { width, height } : { width: height, height: width };
  }

  fit() {
    if (!this.page) return;
    const { width, height } = this.turned(this.page.width, this.page.height);
    const scale = Math.min((this.size.width - 24) / width, (this.size.height - 24) / height);
    this.set({ x: this.page.width / 2, y: this.page.height / 2, scale });
    this.isFit = true;
  }

  set(change, glides = false) {
    this.isFit = false;
    Object.assign(this.view, change);
    this.view.scale = Math.min(most, Math.max(least, this.view.scale));
    if (this.page) {
      this.view.x = Math.min(this.page.width, Math.max(0, this.view.x));
      this.view.y = Math.min(this.page.height, Math.max(0, this.view.y));
    }
    this.sheet.classList.toggle("gliding", glides);
    this.draw();
  }

  draw() {
    const { x, y, scale, angle } = this.view;
    const { width, height } = this.size;
    this.sheet.style.transform = `translate(${width / 2}px, ${height / 2}px) rotate(${angle}deg) scale(${scale}) translate(${-x}px, ${-y}px)`;
    this.stage.dataset.x = x.toFixed(1);
    this.stage.dataset.y = y.toFixed(1);
    this.stage.dataset.scale = scale.toFixed(4);
    this.overlay.style.setProperty("--k", String(1 / scale));
    for (const label of this.overlay.querySelectorAll(".label")) {
      label.setAttribute("transform", `translate(${label.dataset.x} ${label.dataset.y}) scale(${1 / scale})`);
    }
    this.onChange(this.view);
  }

  zoom(factor, at = null) {
    const scale = Math.min(most, Math.max(least, this.view.scale * factor));
    if (!at) { this.set({ scale }, true); return; }
    // The point under the pointer stays where it is.
    const before = this.toPage(at.x, at.y);
    this.view.scale = scale;
    const after = this.toPage(at.x, at.y);
    this.set({ x: this.view.x + before.x - after.x, y: this.view.y + before.y - after.y, scale });
  }

  rotate() {
    const wasFit = this.isFit;
    this.set({ angle: (this.view.angle + 90) % 360 });
    if (wasFit) this.fit();
  }

  /** From pixels of the stage to pixels of the page. */
  toPage(px, py) {
    const { x, y, scale, angle } = this.view;
    const radians = (-angle * Math.PI) / 180;
    const dx = (px - this.size.width / 2) / scale;
    const dy = (py - this.size.height / 2) / scale;
    return { x: x + dx * Math.cos(radians) - dy * Math.sin(radians), y: y + dx * Math.sin(radians) + dy * Math.cos(radians) };
  }

  pan(dx, dy) {
    const from = this.toPage(0, 0);
    const to = this.toPage(dx, dy);
    this.set({ x: this.view.x - (to.x - from.x), y: this.view.y - (to.y - from.y) });
  }

  /** Moves the middle to the middle of a quad; close enough to read it where `closes`. */
  focus(quad, closes = false) {
    const xs = quad.map((point) => point[0]);
    const ys = quad.map((point) => point[1]);
    const box = { left: Math.min(...xs), top: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
    const { width, height } = this.turned(box.width, box.height);
    // The quad with half as much around it; of a single line no more than letters 56 pixels high.
    const isLine = Math.max(box.width, box.height) > 3 * Math.min(box.width, box.height);
    const closest = Math.min(this.size.width / (width * 1.5 + 60), this.size.height / (height * 1.5 + 60), isLine ? 56 / Math.max(8, Math.min(box.width, box.height)) : 2.5);
    const whole = Math.min((this.size.width - 24) / this.page.width, (this.size.height - 24) / this.page.height);
    const scale = closes ? Math.max(whole, closest) : Math.max(this.view.scale, Math.min(closest, whole * 2.2));
    this.set({ x: box.left + box.width / 2, y: box.top + box.height / 2, scale }, true);
  }

  drawShapes() {
    const { overlay } = this;
    overlay.replaceChildren();
    for (const shape of this.shapes) {
      const polygon = document.createElementNS(svgName, "polygon");
      polygon.setAttribute("points", shape.quad.map((point) => point.join(",")).join(" "));
      polygon.setAttribute("class", `shape ${shape.kind}`);
      if (shape.rule) polygon.dataset.rule = shape.rule;
      if (shape.title) {
        const title = document.createElementNS(svgName, "title");
        title.textContent = shape.title;
        polygon.append(title);
      }
      polygon.addEventListener("click", () => { if (!this.moved) this.onShape(shape); });
      overlay.append(polygon);
      if (shape.number) overlay.append(this.label(shape));
      if (shape.caption) overlay.append(this.caption(shape));
    }
    this.draw();
  }

  label(shape) {
    const group = document.createElementNS(svgName, "g");
    const [x, y] = shape.quad[0];
    group.setAttribute("class", `label ${shape.kind.includes("finding-shape") ? "finding-shape" : ""}`);
    Object.assign(group.dataset, { x, y });
    const text = String(shape.number);
    const width = 8 + 8 * text.length;
    const box = document.createElementNS(svgName, "rect");
    for (const [name, value] of Object.entries({ x: -width - 2, y: -9, width, height: 18, rx: 4, class: `label-box ${shape.tone}` })) box.setAttribute(name, value);
    const number = document.createElementNS(svgName, "text");
    for (const [name, value] of Object.entries({ x: -width / 2 - 2, y: 5, "text-anchor": "middle", class: "shape-label" })) number.setAttribute(name, value);
    number.textContent = text;
    group.append(box, number);
    return group;
  }

  /** A text above a place, cut where it would cover too much. */
  caption(shape) {
    const group = document.createElementNS(svgName, "g");
    const [x, y] = shape.quad[0];
    group.setAttribute("class", `label ${shape.kind}`);
    Object.assign(group.dataset, { x, y });
    const text = [...shape.caption].length > 28 ? [...shape.caption].slice(0, 27).join("") + "…" : shape.caption;
    // Chinese characters are as wide as they are high, others about half as wide.
    const width = 10 + [...text].reduce((sum, character) => sum + (character.codePointAt(0) > 0x2e00 ? 13 : 7.5), 0);
    const box = document.createElementNS(svgName, "rect");
    for (const [name, value] of Object.entries({ x: -1, y: -21, width, height: 20, rx: 3, class: "label-box region-box" })) box.setAttribute(name, value);
    const words = document.createElementNS(svgName, "text");
    for (const [name, value] of Object.entries({ x: 4, y: -6, class: "shape-label" })) words.setAttribute(name, value);
    words.textContent = text;
    group.append(box, words);
    return group;
  }

  mark(rule) {
    for (const shape of this.overlay.querySelectorAll(".shape")) shape.classList.toggle("chosen", rule !== null && shape.dataset.rule === rule);
  }

  listen() {
    const { stage } = this;
    const pointers = new Map();
    const place = (event) => { const box = stage.getBoundingClientRect(); return { x: event.clientX - box.left, y: event.clientY - box.top }; };
    stage.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, place(event));
      this.moved = false;
    });
    stage.addEventListener("pointermove", (event) => {
      const last = pointers.get(event.pointerId);
      if (!last) return;
      const now = place(event);
      if (!this.moved && Math.hypot(now.x - last.x, now.y - last.y) < 4) return;
      if (!this.moved) { this.moved = true; stage.setPointerCapture(event.pointerId); stage.classList.add("dragging"); }
      if (pointers.size === 1) this.pan(now.x - last.x, now.y - last.y);
      else {
        const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
        this.zoom(Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(last.x - other.x, last.y - other.y)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      }
      pointers.set(event.pointerId, now);
    });
    const end = (event) => { pointers.delete(event.pointerId); stage.classList.remove("dragging"); };
    stage.addEventListener("pointerup", end);
    stage.addEventListener("pointercancel", end);
    stage.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), place(event));
    }, { passive: false });
    stage.addEventListener("dblclick", (event) => this.zoom(2, place(event)));
    stage.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      if (step) { event.preventDefault(); this.pan(...step); }
    });
  }
}
