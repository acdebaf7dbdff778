// Toasts from a list var: each item shows once, for five seconds, and not again after a reload,
// when the server sends the same list a second time.
import { createElement as h, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "./icons.js";

const STAY = 5000;
const SEEN = "lh-toasts";

function seen() {
  try {
    return JSON.parse(sessionStorage.getItem(SEEN)) ?? [];
  } catch {
    return [];
  }
}

function remember(ids) {
  try {
    sessionStorage.setItem(SEEN, JSON.stringify([...seen(), ...ids].slice(-50)));
  } catch {}
}

function Toast({ item, onAction, closeLabel, onDone }) {
  const timer = useRef();
  const wait = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(onDone, STAY);
  };
  useEffect(() => {
    wait();
    return () => clearTimeout(timer.current);
  }, []);
  const act = () => {
    if (!item.to) onAction?.(item.id);
    onDone();
  };
  return h(
    "div",
    {
      className: `toast toast-${item.kind}`,
      role: item.kind === "error" ? "alert" : "status",
      onMouseEnter: () => clearTimeout(timer.current),
      onMouseLeave: wait,
      onFocus: () => clearTimeout(timer.current),
      onBlur: wait,
    },
    h(Icon, { name: item.kind, size: 19, className: "toast-icon" }),
    h("span", { className: "grow" }, item.text),
    item.action && item.to && h(Link, { to: item.to, className: "toast-action", onClick: act }, item.action),
    item.action && !item.to && h("button", { type: "button", className: "toast-action", onClick: act }, item.action),
    h(
      "button",
      { type: "button", className: "btn btn-icon btn-ghost btn-1", "aria-label": closeLabel, onClick: onDone },
      h(Icon, { name: "close", size: 16 }),
    ),
  );
}

export function Toasts({ items, label, closeLabel, onAction }) {
  const [shown, setShown] = useState([]);
  const region = useRef();
  useEffect(() => {
    const known = seen();
    const fresh = (items ?? []).filter((item) => !known.includes(item.id));
    if (!fresh.length) return;
    remember(fresh.map((item) => item.id));
    setShown((old) => [...old, ...fresh].slice(-3));
  }, [items]);
  useEffect(() => {
    const element = region.current;
    if (!element.showPopover) return;
    if (element.matches(":popover-open")) element.hidePopover(); // shown anew, it lies above any dialog
    if (shown.length) element.showPopover();
  }, [shown]);
  const drop = (id) => setShown((old) => old.filter((item) => item.id !== id));
  return h(
    "div",
    { ref: region, className: "toasts", popover: "manual", role: "region", "aria-label": label, "aria-live": "polite" },
    shown.map((item) => h(Toast, { key: item.id, item, onAction, closeLabel, onDone: () => drop(item.id) })),
  );
}
