// Tabs of which one is shown: by click, and by the arrow keys once one has the focus.

/** @param {Element} place that holds the tabs; each names its part of the page in `aria-controls` */
export function tabs(place) {
  const all = [...place.querySelectorAll("[role=tab]")];
  function select(tab, focuses = false) {
    for (const other of all) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = other !== tab;
    }
    if (focuses) tab.focus();
  }
  for (const [index, tab] of all.entries()) {
    tab.addEventListener("click", () => select(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) select(all[(index + step + all.length) % all.length], true);
    });
  }
}
