// Keyboard shortcuts. An element carries its keys in data-key ("c", "Space", "g q"); pressing them
// clicks it. Never in a field, never while something lies above the page.
import { ofBrowser } from "./storage.js";

const PATIENCE = 1200;

export const keysOn = () => ofBrowser.get("keys") !== "off";

export const turnKeys = (on) => ofBrowser.set("keys", on ? "on" : "off");

const writes = (element) =>
  element?.isContentEditable || element?.matches?.('input:not([type="checkbox"], [type="radio"]), textarea, select');
const covered = () => document.querySelector("dialog:modal, [role=menu]:popover-open");
const visible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
const named = (key) => (key === " " ? "Space" : key);

export function press(keys) {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)];
  const usable = all.filter((element) => !element.disabled);
  // A field on the page goes before a button of the frame.
  const target = usable.find((element) => writes(element) && visible(element)) ?? usable.find(visible) ?? usable.find((element) => element.href); // a link leads on from a closed menu, too
  if (!target) return false;
  if (writes(target)) target.focus();
  else {
    // What it opens gives the focus back to where it was: without any, to this button.
    if (target.ariaHasPopup && document.activeElement === document.body) target.focus();
    target.click();
  }
  return true;
}

const rows = () => [...document.querySelectorAll("[data-item]")].filter(visible);
const opener = (row) => row.querySelector("a[href], button");

function step(by) {
  const all = rows();
  const focused = all.findIndex((row) => row.contains(document.activeElement));
  const at = focused < 0 ? all.findIndex((row) => row.ariaCurrent === "true") : focused;
  const row = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
  const target = row && opener(row);
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
  return Boolean(target);
}

export function listen(signal) {
  let first = null;
  let timer;
  const forget = () => {
    clearTimeout(timer);
    first = null;
  };
  const pressed = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const key = named(event.key);
    if (writes(event.target) || covered()) return;
    if (key !== "Escape" && !keysOn()) return;
    if (["Space", "Enter"].includes(key) && event.target.closest("button, a, summary, input")) return;
    const sequence = first && `${first} ${key}`;
    forget();
    if (sequence && press(sequence)) return event.preventDefault();
    if (key === "g" && document.querySelector('[data-key^="g "]')) {
      first = "g";
      timer = setTimeout(forget, PATIENCE);
      return;
    }
    const done = press(key) || (key === "j" && step(1)) || (key === "k" && step(-1));
    if (done) event.preventDefault();
  };
  document.addEventListener("keydown", pressed, { signal });
}
