// Inside a form: asks before what was changed and not saved would be left, by a link, by Back, or with the whole page.
import { createElement as h, useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { Dialog } from "./dialogs.js";
import { askBeforeUnload } from "./unload.js";

export function Leaving({ when, id, labels }) {
  const isTouched = useRef(false); // `when` may still be that of an earlier visit
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && isTouched.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const form = document.getElementById(id).closest("form");
    const touched = () => {
      isTouched.current = true;
    };
    form.addEventListener("input", touched);
    return () => form.removeEventListener("input", touched);
  }, [id]);
  useEffect(() => {
    if (!when) return undefined;
    return askBeforeUnload(() => isTouched.current);
  }, [when]);
  const isBlocked = blocker.state === "blocked";
  const stay = () => isBlocked && blocker.reset();
  const button = (kind, label, onClick) => h("button", { type: "button", className: `btn btn-${kind} btn-2`, onClick }, h("span", { className: "btn-text" }, label));
  return h(
    Dialog,
    { id, open: isBlocked, onClose: stay, role: "alertdialog", className: "dialog", "aria-labelledby": `${id}-title`, "data-width": "440" },
    h("div", { className: "dialog-head" }, h("h2", { id: `${id}-title`, className: "t-h2 grow" }, labels.title)),
    h("p", { className: "t-body t-2 dialog-text" }, labels.text),
    h(
      "div",
      { className: "dialog-actions" },
      button("surface", labels.leave, () => isBlocked && blocker.proceed()),
      button("solid", labels.stay, stay),
    ),
  );
}
