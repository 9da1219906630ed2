// Words in the language of the page, and what the page says of the session.
const root = document.documentElement;
const words = JSON.parse(root.dataset.words || "{}");

/** @param {string} key without the `js_` that marks words of scripts */
export function word(key) { return words["js_" + key] ?? key; }

export const account = root.dataset.account;
export const formToken = root.dataset.formToken;
