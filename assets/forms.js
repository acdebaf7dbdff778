// Inside a form: a draft kept in this browser while one types, and the first field in error focused.
import { createElement as h, useEffect, useRef } from "react";

const PREFIX = "lh-draft:";
const kept = (field) =>
  field.name && !field.matches('[type="hidden"], [type="password"], [type="file"], [data-no-draft]');
const fields = (form) => [...form.elements].filter(kept);
const box = (field) => field.type === "checkbox" || field.type === "radio";

// React notices only changes made through the element's own setter.
export function fill(field, value) {
  if (box(field)) {
    if (field.checked !== value) field.click();
    return;
  }
  if (field.value === value) return;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
  field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
}

const key = (field) => (field.type === "radio" ? `${field.name}=${field.value}` : field.name);

function save(form, name) {
  const values = Object.fromEntries(fields(form).map((field) => [key(field), box(field) ? field.checked : field.value]));
  try {
    if (Object.values(values).some((value) => value && value !== true)) localStorage.setItem(name, JSON.stringify(values));
    else localStorage.removeItem(name);
  } catch {}
}

function restore(form, name) {
  try {
    const values = JSON.parse(localStorage.getItem(name));
    if (values) fields(form).forEach((field) => key(field) in values && fill(field, values[key(field)]));
  } catch {}
}

function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {}
}

function useDraft(anchor, draft, cleared) {
  const before = useRef(cleared);
  const sent = useRef(false); // the counter also changes when the page connects, before anything was sent
  useEffect(() => {
    const form = anchor.current.closest("form");
    const submitted = () => {
      sent.current = true;
    };
    form?.addEventListener("submit", submitted);
    return () => form?.removeEventListener("submit", submitted);
  }, []);
  useEffect(() => {
    const form = anchor.current.closest("form");
    if (!draft || !form) return;
    const name = PREFIX + draft;
    restore(form, name);
    const typed = () => save(form, name);
    form.addEventListener("input", typed);
    return () => form.removeEventListener("input", typed);
  }, [draft]);
  useEffect(() => {
    if (before.current === cleared) return;
    before.current = cleared;
    if (!sent.current) return;
    sent.current = false;
    anchor.current.closest("form")?.reset();
    if (draft) forget(PREFIX + draft);
  }, [cleared]);
}

function useFirstError(anchor) {
  useEffect(() => {
    const form = anchor.current.closest("form");
    if (!form) return;
    let sent = false;
    const submitted = () => {
      sent = true;
    };
    const watch = new MutationObserver(() => {
      const wrong = sent && form.querySelector('[aria-invalid="true"]');
      if (!wrong) return;
      sent = false;
      wrong.focus();
    });
    form.addEventListener("submit", submitted);
    watch.observe(form, { subtree: true, attributes: true, childList: true, attributeFilter: ["aria-invalid"] });
    return () => {
      form.removeEventListener("submit", submitted);
      watch.disconnect();
    };
  }, []);
}

export function FormKeeper({ draft, cleared }) {
  const anchor = useRef();
  useDraft(anchor, draft, cleared);
  useFirstError(anchor);
  return h("span", { ref: anchor, hidden: true });
}
