// The interface of the server, as pages use it.
import { formToken } from "./words.js";

/** Thrown with `status` and `detail` where the server refuses. */
export class Refusal extends Error {
  constructor(status, detail, code) { super(detail); this.status = status; this.detail = detail; this.code = code; }
}

export async function call(method, path, body, { raw = false, headers = {}, keepalive = false } = {}) {
  const given = { "X-Form-Token": formToken, ...headers };
  if (body !== undefined && !raw) given["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch("/api/v1/" + path, {
      method, headers: given, keepalive, credentials: "same-origin",
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
    });
  } catch {
    throw new Refusal(0, "", "offline");
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refusal(answer.status, problem.detail || answer.statusText, problem.code);
  }
  if (answer.status === 204) return null;
  const type = answer.headers.get("Content-Type") || "";
  return type.includes("json") ? answer.json() : answer.blob();
}
