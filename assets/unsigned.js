// What this browser sent without a name. Nobody else knows that it is the person's own: so it belongs to the
// account that is signed in here, and leaves with the sign-out. The words are kept until they are seen published,
// and sent again with each new connection; the server knows a text by its secret and takes it once.
import { useSyncExternalStore } from "react";
import { request } from "./channel.js";
import { ofPerson } from "./storage.js";

const KEPT = "anonymous";
const CHANGED = "lh-anonymous";
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // as in core/ids.py

let shown = { text: null, items: [] };

// The same array as long as nothing has changed, as React wants it.
export function kept() {
  try {
    const text = ofPerson.get(KEPT);
    if (text !== shown.text) shown = { text, items: JSON.parse(text) ?? [] };
    return shown.items;
  } catch {
    return [];
  }
}

export function keep(items) {
  if (items.length) ofPerson.set(KEPT, JSON.stringify(items));
  else ofPerson.remove(KEPT);
  window.dispatchEvent(new Event(CHANGED));
}

export const change = (secret, values) =>
  keep(kept().map((item) => (item.secret === secret ? { ...item, ...values } : item)));

export const drop = (secret) => keep(kept().filter((item) => item.secret !== secret));

function subscribe(listener) {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

const NONE = [];

export const useKept = () => useSyncExternalStore(subscribe, kept, () => NONE);

export function newSecret() {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => ALPHABET[byte & 31]).join("");
}

export async function send({ kind, parent, secret, text }) {
  return request("send", { kind, parent, secret, text });
}

// What is published needs no words here any more: it is recognised by its tag.
export function settle(tags) {
  const out = kept().filter((item) => item.text && tags.has(item.tag));
  out.forEach((item) => change(item.secret, { text: undefined }));
}

// A room that refuses a text will do so again; anything else may pass.
const isFinal = (code) => code === "not_found" || code?.includes(".");

async function sendAgain() {
  for (const item of kept().filter((item) => item.text && !item.over)) {
    try {
      const { tag, out } = await send(item);
      change(item.secret, out ? { tag, text: undefined } : { tag });
    } catch (error) {
      if (isFinal(error.code)) change(item.secret, { over: true });
    }
  }
}

// At each new socket: the server may have been another one before.
if (typeof window !== "undefined") {
  window.addEventListener("lh-socket", sendAgain);
  sendAgain();
}
