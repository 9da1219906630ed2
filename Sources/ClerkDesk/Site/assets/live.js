// Live updates: server-sent events. All tabs of a browser share one connection, for over HTTP/1.1 it has six for all of them:
// one tab holds it and tells the others; when it goes, another takes its place.
const names = ["desk", "lease", "delivery"];
const shared = "hedui.live";
// After the server has refused (a session that is over): others may have logged in anew meanwhile.
const pause = 10_000;

/** @param {(name: string, data: object) => void} take; ends when the page goes, or the server refuses */
function connect(take, begun = () => {}) {
  return new Promise((done) => {
    const source = new EventSource("/api/v1/events");
    const root = document.documentElement;
    root.dataset.live = "held";
    const end = () => { source.close(); delete root.dataset.live; done(); };
    for (const name of names) source.addEventListener(name, (event) => take(name, JSON.parse(event.data)));
    // The browser connects anew by itself unless it was refused.
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) end(); });
    addEventListener("pagehide", end, { once: true });
    begun(end);
  });
}

function share(take) {
  const channel = new BroadcastChannel(shared);
  channel.addEventListener("message", ({ data }) => take(data.name, data.data));
  const tell = (name, data) => { channel.postMessage({ name, data }); take(name, data); };
  let isGone = false;
  addEventListener("pagehide", () => { isGone = true; });
  (async () => {
    while (!isGone) {
      await navigator.locks.request(shared, () => (isGone ? null : connect(tell)));
      await new Promise((done) => setTimeout(done, pause));
    }
  })();
}

/** Where tabs cannot agree on one (plain HTTP to another machine): only a tab that is seen holds a connection. */
function holdWhileSeen(take) {
  let end = null;
  const change = () => {
    if (document.hidden) { end?.(); end = null; } else if (!end) connect(take, (stop) => { end = stop; });
  };
  document.addEventListener("visibilitychange", change);
  change();
}

/** @param {Record<string, (event: object) => void>} handlers by the name of the event */
export function listen(handlers) {
  const take = (name, data) => handlers[name]?.(data);
  if (navigator.locks && "BroadcastChannel" in globalThis) share(take); else holdWhileSeen(take);
}
