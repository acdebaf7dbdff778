// What is typed in a form and not sent, kept in this browser for its person. With it stands the text from which the
// form started: a draft comes back by itself while that is still so, and is offered when somebody has changed the
// text meanwhile.
import { createElement as h, useEffect, useRef, useState } from "react";
import { Icon } from "./icons.js";
import { ofPerson, read } from "./storage.js";

const OFFERED = "lh-draft-offered";
export const DRAFT_SENT = "lh-draft-sent"; // its detail is the key
const nameOf = (draft) => `draft:${draft}`;

const kept = (field) =>
  field.name && !field.matches('[type="hidden"], [type="password"], [type="file"], [data-no-draft]');
export const fields = (form) => [...form.elements].filter(kept);
const box = (field) => field.type === "checkbox" || field.type === "radio";
const isText = (field) => field.type === "text" || field.type === "textarea";

// A field may lie in a part of the form that is folded.
export function show(field) {
  const folded = field.closest("details");
  if (folded) folded.open = true;
}

// React notices only changes made through the element's own setter.
export function fill(field, value) {
  if (box(field)) {
    if (field.checked !== value) field.click();
    return;
  }
  if (field.value === value) return;
  if (value) show(field);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
  field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
}

export const key = (field) => (box(field) ? `${field.name}=${field.value}` : field.name);
const valueOf = (field) => (box(field) ? field.checked : field.value);

function startOf(field) {
  if (box(field)) return field.defaultChecked;
  if (field.tagName !== "SELECT") return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
}

const collect = (found, of) => Object.fromEntries(found.map((field) => [key(field), of(field)]));

export const isTyped = (form) => fields(form).some((field) => valueOf(field) !== startOf(field));
export const valuesOf = (form) => collect(fields(form), valueOf);

function save(form, draft) {
  const values = valuesOf(form);
  if (isTyped(form)) ofPerson.set(nameOf(draft), JSON.stringify({ values, start: collect(fields(form), startOf) }));
  else forgetDraft(draft);
}

const keptOf = (draft) => read(ofPerson, nameOf(draft), {});

// What was typed under the key of a draft, by the names of the fields.
export const draftOf = (draft) => keptOf(draft).values ?? {};

export const keepDraft = (draft, values) => ofPerson.set(nameOf(draft), JSON.stringify({ values }));

export const forgetDraft = (draft) => ofPerson.remove(nameOf(draft));

export function put(form, values) {
  fields(form).forEach((field) => key(field) in values && fill(field, values[key(field)]));
}

// A form may begin with another text than the draft did: with a template, or with what somebody changed meanwhile.
// What that text leaves as it was comes back by itself, too; the rest of what was typed is offered. Only texts tell
// whether it is another one, because the choices of a list may come later than the form.
function restore(form, draft) {
  const { values, start } = keptOf(draft);
  if (!values) return;
  const began = Object(start);
  const isAsBegun = (field) => startOf(field) === began[key(field)];
  if (fields(form).filter(isText).every(isAsBegun)) return put(form, values);
  const typed = fields(form).filter((field) => key(field) in values && values[key(field)] !== began[key(field)]);
  typed.filter(isAsBegun).forEach((field) => fill(field, values[key(field)]));
  const other = typed.filter((field) => values[key(field)] !== valueOf(field));
  if (other.length) form.dispatchEvent(new CustomEvent(OFFERED, { detail: collect(other, (field) => values[key(field)]) }));
  else save(form, draft);
}

// The draft of the form that was sent last: the form may have left the page before its answer is here.
let sentDraft = null;

export function settleDraft(isSaved) {
  if (isSaved && sentDraft) dropDraft(sentDraft);
  sentDraft = null;
}

// Forgets it here and on the server.
export function dropDraft(draft) {
  forgetDraft(draft);
  window.dispatchEvent(new CustomEvent(DRAFT_SENT, { detail: draft }));
}

export function useDraft(anchor, draft, cleared) {
  const before = useRef(cleared);
  const sent = useRef(false); // the counter also changes when the page connects, before anything was sent
  useEffect(() => {
    const form = anchor.current.closest("form");
    const submitted = () => {
      sent.current = true;
      sentDraft = draft;
    };
    form?.addEventListener("submit", submitted);
    return () => form?.removeEventListener("submit", submitted);
  }, [draft]);
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

// First in a form with a draft: shows one that belongs to an earlier text, and lets its author choose.
export function DraftOffer({ draft, labels }) {
  const anchor = useRef();
  const [values, setValues] = useState(null);
  useEffect(() => {
    const form = anchor.current.closest("form");
    const offered = (event) => setValues(event.detail);
    form?.addEventListener(OFFERED, offered);
    return () => form?.removeEventListener(OFFERED, offered);
  }, []);
  const place = h("span", { ref: anchor, hidden: true });
  if (!values) return place;
  const form = anchor.current.closest("form");
  const use = () => {
    put(form, values);
    setValues(null);
  };
  const discard = () => {
    forgetDraft(draft);
    setValues(null);
  };
  const differing = fields(form).filter((field) => isText(field) && !field.hidden && (values[key(field)] ?? field.value) !== field.value);
  const button = (text, onClick) => h("button", { type: "button", className: "btn btn-surface btn-2", onClick }, text);
  return h(
    "div",
    { role: "status", className: "callout callout-info mb5" },
    place,
    h(Icon, { name: "info" }),
    h(
      "div",
      { className: "grow" },
      h("p", { className: "t-body" }, labels.changed),
      differing.map((field) => h("p", { key: key(field), className: "t-read-s mt2 draft-words" }, values[key(field)])),
      h("div", { className: "row g2 wrap mt3" }, button(labels.use, use), button(labels.discard, discard)),
    ),
  );
}
