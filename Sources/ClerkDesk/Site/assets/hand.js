// A submission in hand: kept while its page is used, shown when another has it, taken over by leads, given free when the page goes.
import { call } from "./api.js";
import { idleSeconds, tellError, toast } from "./page.js";
import { word } from "./words.js";

export class Hand {
  /** @param {{onChange: (isOthers: boolean) => void}} how */
  constructor(box, { onChange }) {
    Object.assign(this, { box, onChange, isLeaving: false, returns: false, bar: document.getElementById("lease-bar") });
    document.getElementById("take-over").addEventListener("click", async () => {
      try { this.show(await this.ask({ takesOver: true })); } catch (error) { tellError(error); }
    });
    addEventListener("pagehide", () => {
      // A page that loads itself anew takes the submission in hand again: its going must not free it afterwards.
      if (this.isOpen && !this.returns) call("DELETE", this.address, undefined, { keepalive: true }).catch(() => {});
    });
    // Soon after the page came, too: the one before it may have freed the submission late.
    setTimeout(() => this.beat(), 1500);
    setInterval(() => this.beat(), 45_000);
  }

  get address() { return `submissions/${this.box.dataset.key}/lease`; }
  get isOpen() { return this.box.dataset.open === "true"; }

  ask(body) { return call("POST", this.address, body); }

  /** Keeps it in hand, or tells who else has it. */
  async beat() {
    // Who is called away gives the submission free, and the session ends in its time.
    if (document.hidden || idleSeconds() > 150 || !this.isOpen || this.isLeaving) return;
    try { this.show(await this.ask({})); } catch (error) { if (error.status === 401) tellError(error); }
  }

  show(lease) {
    const isOthers = lease.by !== null && lease.by !== undefined && !lease.isYours;
    if (isOthers && this.bar.hidden) toast(word("taken") + lease.name, { bad: true });
    document.getElementById("lease-name").textContent = lease.name ?? "";
    this.bar.hidden = !isOthers;
    this.onChange(isOthers);
  }

  /** The page goes by a command: nothing is asked for any more. `returns` where it comes again at once. */
  leave({ returns = false } = {}) {
    this.isLeaving = true;
    this.returns = returns;
  }
}
