// Live updates: server-sent events; the browser reconnects by itself.
export function listen(handlers) {
  const source = new EventSource("/api/v1/events");
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  addEventListener("pagehide", () => source.close());
  return source;
}
