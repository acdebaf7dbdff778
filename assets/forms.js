// Inside a form: a draft kept in this browser while one types, the first field in error focused, and nothing
// sent a second time while the answer is awaited.
import { createElement as h, useEffect, useRef } from "react";
import { ofPerson, read } from "./storage.js";

const nameOf = (draft) => `draft:${draft}`;

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

function save(form, draft) {
  const values = Object.fromEntries(fields(form).map((field) => [key(field), box(field) ? field.checked : field.value]));
  const isTyped = Object.values(values).some((value) => value && value !== true);
  if (isTyped) ofPerson.set(nameOf(draft), JSON.stringify(values));
  else forgetDraft(draft);
}

// What was typed under the key of a draft, by the names of the fields.
export const draftOf = (draft) => read(ofPerson, nameOf(draft), {});

export const forgetDraft = (draft) => ofPerson.remove(nameOf(draft));

function restore(form, draft) {
  const values = draftOf(draft);
  fields(form).forEach((field) => key(field) in values && fill(field, values[key(field)]));
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
    restore(form, draft);
    const typed = () => save(form, draft);
    form.addEventListener("input", typed);
    return () => form.removeEventListener("input", typed);
  }, [draft]);
  useEffect(() => {
    if (before.current === cleared) return;
    before.current = cleared;
    if (!sent.current) return;
    sent.current = false;
    anchor.current.closest("form")?.reset();
    if (draft) forgetDraft(draft);
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

// The server answered a form, the connection came back, or a form was not sent after all.
const ANSWERED = "lh-answered";
const DOUBLE_CLICK = 700; // an answer may be quicker than the second click, which must not meet the emptied form
const PATIENCE = 10000;

export function letFormsGo() {
  window.dispatchEvent(new Event(ANSWERED));
}

export function Answered({ count }) {
  useEffect(letFormsGo, [count]);
  return null;
}

function useHold(anchor) {
  useEffect(() => {
    const form = anchor.current.closest("form");
    if (!form) return undefined;
    let pressed;
    let since = 0;
    let isAnswered = false;
    let timer;
    const look = (busy) => {
      if (busy) pressed?.setAttribute("aria-busy", "true");
      else pressed?.removeAttribute("aria-busy");
    };
    const release = () => {
      clearTimeout(timer);
      since = 0;
      isAnswered = false;
      look(false);
    };
    const submitted = (event) => {
      if (since) {
        event.preventDefault();
        event.stopImmediatePropagation(); // React listens further up
        return;
      }
      since = Date.now();
      pressed = event.submitter;
      look(true);
      timer = setTimeout(release, PATIENCE);
    };
    const answered = () => {
      if (!since) return;
      isAnswered = true;
      clearTimeout(timer);
      timer = setTimeout(release, Math.max(0, since + DOUBLE_CLICK - Date.now()));
    };
    const typed = () => isAnswered && release();
    form.addEventListener("submit", submitted);
    form.addEventListener("input", typed);
    window.addEventListener(ANSWERED, answered);
    return () => {
      release();
      form.removeEventListener("submit", submitted);
      form.removeEventListener("input", typed);
      window.removeEventListener(ANSWERED, answered);
    };
  }, []);
}

// 128 random bits; crypto.randomUUID is missing on a plain http address.
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// The key under which the server does once what is sent twice. Other words are another wish, and so is a form
// that was emptied after success.
function RequestKey({ cleared }) {
  const field = useRef();
  useEffect(() => {
    const form = field.current.form;
    let isSent = false;
    const submitted = () => {
      isSent = true;
    };
    const typed = () => {
      if (isSent) field.current.value = newKey();
      isSent = false;
    };
    form.addEventListener("submit", submitted);
    form.addEventListener("input", typed);
    return () => {
      form.removeEventListener("submit", submitted);
      form.removeEventListener("input", typed);
    };
  }, []);
  useEffect(() => {
    field.current.value = newKey();
  }, [cleared]);
  return h("input", { ref: field, type: "hidden", name: "request_key" });
}

export function FormKeeper({ draft, cleared, once }) {
  const anchor = useRef();
  useHold(anchor); // first: what it holds back, the others do not hear
  useDraft(anchor, draft, cleared);
  useFirstError(anchor);
  return h("span", { ref: anchor, hidden: true }, once && h(RequestKey, { cleared }));
}
