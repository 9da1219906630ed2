// The decision: reasons ticked from the findings, editable; pass, return, hold, undo.
import { call } from "./api.js";
import { tellError, toast } from "./page.js";
import { word } from "./words.js";

const place = "hedui.last-decision";

export class Decision {
  constructor(box, findings, { onLeave }) {
    Object.assign(this, { box, findings, onLeave, begun: performance.now(), isEdited: false, isLeased: false, isBusy: false, askedAt: null });
    this.text = document.getElementById("public-text");
    this.note = document.getElementById("note");
    this.buttons = [...document.querySelectorAll(".decide-buttons button")];
    if (!this.text) {
      // What was decided stands as it was.
      for (const { item } of findings) item.querySelector("[data-tick]")?.setAttribute("disabled", "");
      return;
    }
    this.text.addEventListener("input", () => { this.isEdited = this.text.value.trim() !== ""; });
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.decide("return"); }
    });
    for (const finding of findings) {
      finding.item.querySelector("[data-tick]")?.addEventListener("change", () => { if (!this.isEdited) this.write(); else this.amend(finding); });
    }
    document.getElementById("reset-text").addEventListener("click", () => { this.isEdited = false; this.write(); });
    for (const button of document.querySelectorAll("[data-use]")) {
      button.addEventListener("click", () => { this.text.value = button.dataset.use; this.isEdited = true; this.text.focus(); });
    }
    this.write();
  }

  /** Ticked findings by the group of their reason, in the order of the groups. */
  reasons() {
    const groups = new Map();
    for (const { item } of this.findings) {
      const { reason, group } = item.dataset;
      if (!reason || !item.querySelector("[data-tick]")?.checked) continue;
      if (!groups.has(group)) groups.set(group, []);
      if (!groups.get(group).includes(reason)) groups.get(group).push(reason);
    }
    return groups;
  }

  write() {
    const groups = this.reasons();
    const lines = [];
    for (const [group, reasons] of groups) {
      if (groups.size > 1) lines.push(`【${group}】`);
      reasons.forEach((reason, index) => lines.push(reasons.length > 1 ? `${index + 1}. ${reason}` : reason));
    }
    this.text.value = lines.join("\n");
  }

  /** An edited text keeps its edits: a reason is added at its end, or taken out where it still stands as it was. */
  amend({ item }) {
    const { reason } = item.dataset;
    if (item.querySelector("[data-tick]").checked) {
      if (!this.text.value.includes(reason)) this.text.value = `${this.text.value.trimEnd()}\n${reason}`.trim();
    } else {
      this.text.value = this.text.value.split("\n").filter((line) => line.replace(/^\d+\. /, "") !== reason).join("\n");
    }
  }

  ticked() {
    return this.findings.filter(({ item }) => item.dataset.reason && item.querySelector("[data-tick]")?.checked).map(({ rule }) => rule);
  }

  setLeased(isLeased) {
    this.isLeased = isLeased;
    if (this.text) for (const button of this.buttons) button.disabled = isLeased;
  }

  async decide(kind) {
    if (!this.text || this.isLeased || this.isBusy) return;
    // What was meant for the page before is no decision about this one.
    if (performance.now() - this.begun < 400) return;
    const [publicText, note] = [this.text.value.trim(), this.note.value.trim()];
    if (kind === "return" && !publicText) { toast(word("reason_missing"), { bad: true }); this.text.focus(); return; }
    if (kind === "hold" && !note) { toast(word("note_missing"), { bad: true }); this.note.focus(); return; }
    if (kind === "pass" && Number(this.box.dataset.flagged) > 0) {
      const since = performance.now() - (this.askedAt ?? -Infinity);
      if (since < 400) return;
      if (since > 5000) {
        this.askedAt = performance.now();
        toast(word("confirm_pass"), { bad: true, seconds: 5 });
        return;
      }
    }
    this.isBusy = true;
    const { key, id, report, after, query } = this.box.dataset;
    try {
      await call("POST", `submissions/${key}/decision`, {
        decision: kind, publicText, note, reasons: kind === "return" ? this.ticked() : [], report: Number(report),
        seconds: Math.round((performance.now() - this.begun) / 100) / 10,
      });
      sessionStorage.setItem(place, JSON.stringify({ key, id, kind, at: Date.now() }));
      this.onLeave();
      location.href = after || "/" + (query ? "?" + query : "");
    } catch (error) { this.isBusy = false; tellError(error); }
  }

  last() {
    try { return JSON.parse(sessionStorage.getItem(place)); } catch { return null; }
  }

  /** Told on the page that opened by itself; by its number, for what browsers store holds no names, so that a slip is seen and mended. */
  tellLast() {
    const last = this.last();
    if (!last || last.isTold || Date.now() - last.at > 15_000) return;
    sessionStorage.setItem(place, JSON.stringify({ ...last, isTold: true }));
    const what = word({ pass: "passed", return: "returned", hold: "held" }[last.kind]);
    const { query } = this.box.dataset;
    toast(`${what}：${last.id}`, { seconds: 10, action: { label: word("undo_hint"), run: () => this.undo(last.key, `/s/${last.key}${query ? "?" + query : ""}`) } });
  }

  async undo(key, address) {
    try {
      await call("DELETE", `submissions/${key}/decision`);
      sessionStorage.removeItem(place);
      this.onLeave();
      if (address === location.href) location.reload(); else location.href = address;
    } catch (error) { tellError(error); }
  }

  async copy() {
    const text = this.text?.value.trim() || document.getElementById("said")?.textContent || "";
    if (!text) { toast(word("nothing_to_copy")); return; }
    try { await navigator.clipboard.writeText(text); toast(word("copied")); } catch { toast(word("copy_failed"), { bad: true }); this.text?.select(); }
  }
}
