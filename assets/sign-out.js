// Before a sign-out: what was asked without a name in this browser cannot be told from other people's afterwards.
// Whoever wants to follow it writes its keys down first.
import { createElement as h, useEffect, useRef, useState } from "react";
import { Dialog } from "./dialogs.js";
import { kept } from "./unsigned.js";

export function SignOutGuard({ labels }) {
  const form = useRef(null);
  const [items, setItems] = useState([]);
  useEffect(() => {
    const hold = (event) => {
      const leaves = new URL(event.target.action, location).pathname.startsWith("/auth/sign-out");
      if (!leaves || !kept().length || event.target === form.current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      form.current = event.target;
      setItems(kept());
    };
    document.addEventListener("submit", hold, true);
    return () => document.removeEventListener("submit", hold, true);
  }, []);
  const stay = () => {
    form.current = null;
    setItems([]);
  };
  if (!items.length) return null;
  const keys = items.map((item) => [item.title ?? item.text, item.secret].filter(Boolean).join("\n")).join("\n\n");
  const button = (label, kind, props) =>
    h("button", { type: "button", className: `btn btn-${kind} btn-2`, ...props }, h("span", { className: "btn-text" }, label));
  return h(
    Dialog,
    { open: true, onClose: stay, id: "sign-out", className: "dialog", "aria-labelledby": "sign-out-title", "data-width": 520 },
    h("div", { className: "dialog-head" }, h("h2", { id: "sign-out-title", className: "t-h2 grow" }, labels.title)),
    h("p", { className: "t-body t-2 dialog-text" }, labels.text),
    h(
      "ul",
      { className: "list" },
      items.map((item) =>
        h(
          "li",
          { key: item.secret, className: "lh-li" },
          (item.title ?? item.text) && h("p", { className: "t-body" }, item.title ?? item.text),
          h("p", { className: "t-meta t-mono" }, item.secret),
        ),
      ),
    ),
    h(
      "div",
      { className: "dialog-actions" },
      button(labels.stay, "surface", { onClick: stay }),
      button(labels.copy, "surface", { "data-copy": keys, "data-copied": labels.copied }),
      button(labels.leave, "solid", { onClick: () => form.current.requestSubmit() }),
    ),
  );
}
