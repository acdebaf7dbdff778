// What was done on this page and has not reached the server: kept in this browser for its person, each thing under a
// key of its own, so that two tabs do not write over each other. It is sent as soon as there is a connection, from
// whatever page is open then, also when the tab was closed meanwhile. An address takes each key once.
import { ofPerson, read, who } from "./storage.js";

const NAME = "outgoing:";
const AGAIN = 15_000;
const AT_ONCE = 50;
const NOT_YET = [401, 403, 408, 425, 429];

const here = new Map(); // for a browser that keeps nothing
const held = new Set(); // addresses that wait until another person signs in
const listeners = new Set();
let isSending = false;
let timer;

// What waits for an address, or for any, in the order in which it was done.
export function waiting(to) {
  const found = new Map(here);
  for (const key of ofPerson.keys(NAME)) {
    const kept = read(ofPerson, key, null);
    if (kept?.item?.key) found.set(kept.item.key, kept);
  }
  const all = [...found.values()].filter((kept) => !to || kept.to === to);
  return all.sort((one, other) => (one.item.at < other.item.at ? -1 : 1));
}

function drop(items) {
  for (const { key } of items) {
    here.delete(key);
    ofPerson.remove(NAME + key);
  }
}

const tell = (news) => listeners.forEach((listener) => listener(news));

export function onOutgoing(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// An item has a `key` and says `at` which moment it was made.
export function put(to, item) {
  here.set(item.key, { to, item });
  ofPerson.set(NAME + item.key, JSON.stringify({ to, item }));
  tell({ to });
  flush();
}

// Sends these items, or nothing in order to look. Rejected without a connection, and with the answer when it is no.
async function post(to, items) {
  const body = JSON.stringify({ items, person: who, sent_at: new Date().toISOString() });
  const headers = { "content-type": "application/json" };
  // A redirect leads to the page for signing in.
  const answer = await fetch(to, { method: "POST", headers, body, redirect: "manual", keepalive: true });
  if (!answer.ok) {
    const said = answer.type === "opaqueredirect" ? {} : await answer.json().catch(() => ({}));
    throw Object.assign(new Error(said.problem ?? ""), { status: answer.status, isHeld: said.is_held });
  }
  return await answer.json();
}

export async function look(to) {
  try {
    tell({ to, answer: await post(to, []) });
  } catch {
    // The next one will see it.
  }
}

async function sendAll() {
  for (const to of new Set(waiting().map((kept) => kept.to))) {
    for (let items = next(to); items.length > 0; items = next(to)) {
      try {
        const answer = await post(to, items);
        drop(items);
        tell({ to, answer });
      } catch (error) {
        if (!error.status || error.status >= 500 || NOT_YET.includes(error.status)) throw error;
        if (error.isHeld) held.add(to);
        else drop(items); // it would never be taken
        tell({ to, problem: error.message });
      }
    }
  }
}

const next = (to) => (held.has(to) ? [] : waiting(to).slice(0, AT_ONCE).map((kept) => kept.item));

export async function flush() {
  clearTimeout(timer);
  if (isSending) return; // it goes on until nothing is left
  isSending = true;
  try {
    await sendAll();
  } catch {
    timer = setTimeout(flush, AGAIN);
  }
  isSending = false;
}

export function listen(signal) {
  const flushWhenSeen = () => document.visibilityState === "visible" && waiting().length > 0 && flush();
  addEventListener("online", flush, { signal });
  document.addEventListener("visibilitychange", flushWhenSeen, { signal });
  flushWhenSeen();
}
