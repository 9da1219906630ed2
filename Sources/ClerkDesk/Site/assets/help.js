// The keys, and changing them.
import { change, current, listen, reset, shown, standard } from "./keys.js";
import { toast } from "./page.js";
import { word } from "./words.js";

const body = document.querySelector("#keys tbody");

function fill() {
  const keys = current();
  body.replaceChildren(...Object.keys(standard).map((action) => {
    const row = document.createElement("tr");
    const what = document.createElement("td");
    what.textContent = word("key_" + action);
    const key = document.createElement("td");
    const cap = document.createElement("kbd");
    cap.textContent = shown(keys[action]);
    key.append(cap);
    const cell = document.createElement("td");
    const button = document.createElement("button");
    button.textContent = body.dataset.change;
    button.setAttribute("aria-label", `${body.dataset.change} ${what.textContent}`);
    button.addEventListener("click", () => ask(action, cap));
    cell.append(button);
    row.append(what, key, cell);
    return row;
  }));
}

function ask(action, cap) {
  cap.textContent = word("press_key");
  addEventListener("keydown", function take(event) {
    if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    removeEventListener("keydown", take, true);
    const other = Object.entries(current()).find(([name, key]) => key === event.key && name !== action);
    if (event.key !== "Escape" && event.key !== "Tab") {
      if (other) toast(word("key_taken") + word("key_" + other[0]), { bad: true });
      else change(action, event.key);
    }
    fill();
  }, true);
}

document.getElementById("reset-keys").addEventListener("click", () => { reset(); fill(); });
fill();
listen({});
