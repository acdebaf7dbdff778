// Toasts from a list var: each item shows once, for five seconds, whatever pages come meanwhile, and not again after
// a reload, when the server sends the same list a second time.
import { createElement as h, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Link } from "react-router";
import { Icon } from "./icons.js";
import { ofTab, read } from "./storage.js";

const STAY = 5000;
const HELD = 60000; // under a pointer or the focus
const KEPT = "toasts";
const IDS_MAX = 50;
const shownMax = () => (innerWidth < 640 ? 1 : 3); // a phone has no free place for more

// What this tab shows, and until when: it outlives the page, since what was done is often followed by another one.
let kept = { seen: [], shown: [] };
const listeners = new Set();
const NONE = [];

if (typeof window !== "undefined") kept = read(ofTab, KEPT, kept);

function keep(shown, seen = kept.seen) {
  kept = { seen, shown };
  ofTab.set(KEPT, JSON.stringify(kept));
  listeners.forEach((listener) => listener());
}

function add(items) {
  const fresh = items.filter((item) => !kept.seen.includes(item.id));
  if (!fresh.length) return;
  const until = Date.now() + STAY;
  const shown = [...kept.shown, ...fresh.map((item) => ({ ...item, until }))].slice(-shownMax());
  keep(shown, [...kept.seen, ...fresh.map((item) => item.id)].slice(-IDS_MAX));
}

const drop = (id) => keep(kept.shown.filter((item) => item.id !== id));
const extend = (id, stay) =>
  keep(kept.shown.map((item) => (item.id === id ? { ...item, until: Date.now() + stay } : item)));

// Asked again and again, because who held a message may leave while its page goes, of which no event tells.
function release(region) {
  if (region.matches(":hover") || region.contains(document.activeElement)) return;
  kept.shown.filter((item) => item.until > Date.now() + STAY).forEach((item) => extend(item.id, STAY));
}

function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Nothing that can be pressed lies under a message: it takes the lowest place that is free, in the middle if there
// is one, and looks again while it is shown, since pages move.
const PRESSED = "button, input, select, textarea, summary, .btn, .ph-tabs, .dock, nav a";
const EDGE = 16;
const LOOK = 100;

function obstacles(region) {
  const dialogs = document.querySelectorAll("dialog:modal");
  const scope = dialogs.length ? dialogs[dialogs.length - 1] : document;
  return [...scope.querySelectorAll(PRESSED)]
    .filter((element) => !region.contains(element))
    .map((element) => element.getBoundingClientRect())
    .filter((box) => box.width && box.height && box.bottom > 0 && box.top < innerHeight);
}

function lowestFree(boxes, left, width, height) {
  const under = boxes.filter((box) => box.left < left + width && box.right > left).sort((a, b) => b.bottom - a.bottom);
  let bottom = innerHeight - EDGE;
  for (const box of under) {
    if (box.bottom <= bottom - height) break;
    bottom = Math.min(bottom, box.top - EDGE / 2);
  }
  return bottom - height;
}

function place(region) {
  const now = region.getBoundingClientRect();
  const { width, height } = now;
  const boxes = obstacles(region);
  const isOver = (box) => box.left < now.right && box.right > now.left && box.top < now.bottom && box.bottom > now.top;
  if (region.style.top && now.bottom <= innerHeight && !boxes.some(isOver)) return;
  const right = document.documentElement.clientWidth - EDGE - width;
  const lefts = [(right + EDGE) / 2, right, EDGE];
  const left = lefts.find((at) => lowestFree(boxes, at, width, height) > EDGE) ?? lefts[0];
  region.style.left = `${left}px`;
  region.style.top = `${Math.max(EDGE, lowestFree(boxes, left, width, height))}px`;
}

function Toast({ item, onAction, closeLabel }) {
  const { id, until } = item;
  useEffect(() => {
    const timer = setTimeout(() => drop(id), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [id, until]);
  // What it clicks comes with the page to which the handler leads, perhaps after the sentence.
  const clicked = [item.clicks, item.more_clicks].filter(Boolean);
  const countThere = () => clicked.filter((each) => document.getElementById(each)).length;
  const [, setThere] = useState(countThere);
  useEffect(() => {
    if (!clicked.length) return undefined;
    const watching = new MutationObserver(() => setThere(countThere()));
    watching.observe(document.body, { childList: true, subtree: true });
    return () => watching.disconnect();
  }, [id]);
  const onDone = () => drop(id);
  const hold = () => extend(id, HELD);
  const act = () => {
    if (item.clicks) document.getElementById(item.clicks)?.click();
    else if (!item.to) onAction?.(item.id);
    onDone();
  };
  const offered = item.action && !item.to && (!item.clicks || document.getElementById(item.clicks));
  const more = item.more && document.getElementById(item.more_clicks);
  const goOn = () => {
    more.click();
    onDone();
  };
  return h(
    "div",
    {
      className: `toast toast-${item.kind}`,
      role: item.kind === "error" ? "alert" : "status",
      onMouseEnter: hold,
      onFocus: hold,
    },
    h(Icon, { name: item.kind, size: 19, className: "toast-icon" }),
    h("span", { className: "grow" }, item.text),
    item.action && item.to && h(Link, { to: item.to, className: "toast-action", onClick: act }, item.action),
    offered && h("button", { type: "button", className: "toast-action", onClick: act }, item.action),
    more && h("button", { type: "button", className: "toast-action", onClick: goOn }, item.more),
    h(
      "button",
      { type: "button", className: "btn btn-icon btn-ghost btn-1", "aria-label": closeLabel, onClick: onDone },
      h(Icon, { name: "close", size: 16 }),
    ),
  );
}

export function Toasts({ items, label, closeLabel, onAction }) {
  const shown = useSyncExternalStore(subscribe, () => kept.shown, () => NONE);
  const region = useRef();
  useEffect(() => add(items ?? NONE), [items]);
  useEffect(() => {
    const element = region.current;
    if (!element.showPopover) return;
    if (element.matches(":popover-open")) element.hidePopover(); // shown anew, it lies above any dialog
    if (shown.length) element.showPopover();
  }, [shown.length]);
  useEffect(() => {
    if (!shown.length) return undefined;
    const look = () => {
      if (!region.current) return;
      place(region.current);
      release(region.current);
    };
    look();
    const timer = setInterval(look, LOOK);
    window.addEventListener("scroll", look, { passive: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener("scroll", look);
    };
  }, [shown]);
  return h(
    "div",
    { ref: region, className: "toasts", popover: "manual", role: "region", "aria-label": label, "aria-live": "polite" },
    shown.map((item) => h(Toast, { key: item.id, item, onAction, closeLabel })),
  );
}
