// A modal <dialog>. The browser traps focus, gives it back and closes on Esc; this adds the state.
import { createElement as h, useEffect, useRef } from "react";

// What one came for takes the focus, rather than the cross in the corner: a field, but no switch, which the next
// key would turn.
function show(dialog) {
  if (!dialog || dialog.open) return;
  const root = document.documentElement;
  if (!root.querySelector("dialog:modal")) root.toggleAttribute("data-scrolls", innerWidth > root.clientWidth);
  dialog.showModal();
  dialog.querySelector('[autofocus], input:not([type="hidden"], [role="switch"]), textarea, select')?.focus();
}

export function Dialog({ open, closesOn, onClose, children, "data-width": width, ...rest }) {
  const element = useRef();
  const before = useRef(closesOn);
  useEffect(() => {
    if (open === undefined) return;
    if (open) show(element.current);
    if (!open && element.current.open) element.current.close();
  }, [open]);
  useEffect(() => {
    if (before.current !== closesOn && element.current.open) element.current.close();
    before.current = closesOn;
  }, [closesOn]);
  return h(
    "dialog",
    {
      ...rest,
      ref: element,
      style: width ? { "--dialog-width": `${width}px` } : undefined,
      onClose: (event) => event.target === element.current && onClose?.(),
    },
    children,
  );
}

const outside = (dialog, event) => {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
};

const isOwnWay = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

// A dialog that holds written words may name another one that asks before they are left.
function asks(dialog) {
  const question = document.getElementById(dialog?.dataset.asks);
  const isWritten = question && [...dialog.querySelectorAll("textarea")].some((box) => box.value.trim());
  if (isWritten) show(question);
  return isWritten;
}

// Buttons that open and close dialogs by id, and a click beside a dialog that holds nothing typed. A link that opens one
// still leads where it says: in another tab, and while this is not heard yet.
export function listen(signal) {
  document.addEventListener(
    "click",
    (event) => {
      const opener = event.target.closest?.("[data-opens]");
      const opened = opener && !(opener.href && isOwnWay(event)) && document.getElementById(opener.dataset.opens);
      if (opened && opener.href) event.preventDefault();
      if (opened) show(opened);
      const closer = event.target.closest?.("[data-closes]");
      const closed = closer && document.getElementById(closer.dataset.closes);
      if (closed && !asks(closed)) closed.close();
      const dialog = event.target;
      if (dialog.tagName === "DIALOG" && outside(dialog, event) && !dialog.querySelector("form")) dialog.close();
    },
    { signal },
  );
  document.addEventListener("cancel", (event) => asks(event.target) && event.preventDefault(), { signal, capture: true });
  document.addEventListener(
    "keydown",
    (event) => {
      const form = event.target.closest?.("form[data-mod-enter]");
      if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector('[type="submit"]:not(:disabled)') ?? undefined);
    },
    { signal },
  );
}
