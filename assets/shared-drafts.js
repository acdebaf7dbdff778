// Inside a form with a draft: keeps it on the server as well, at each pause, and offers what another device kept there.
// Every version there has a number; what this browser does not know it never replaces.
import { createElement as h, useEffect, useRef, useState } from "react";
import { DRAFT_SENT, fields, forgetDraft, isTyped, key, put, valuesOf } from "./drafts.js";
import { useAgo } from "./formats.js";
import { Icon } from "./icons.js";
import { ofPerson, read } from "./storage.js";

const PAUSE = 2000; // milliseconds without typing
const LOOK = 300; // after the page's own data

const device = () => (matchMedia("(pointer: coarse)").matches ? "phone" : "computer");
// What this browser knows of the server's draft: its version, and what it said.
const nameOf = (draft) => `draft:on-server:${draft}`;
const known = (draft) => read(ofPerson, nameOf(draft), { version: 0, values: {} });
const know = (draft, { version, fields: values }) => ofPerson.set(nameOf(draft), JSON.stringify({ version, values }));
const plain = (value) => (typeof value === "string" ? value.trim() : value);
const isSame = (some, others) => Object.keys(some).every((name) => plain(some[name]) === plain(others[name]));

// What was sent last under each draft. The form may be drawn anew before the answer is here, with a template.
const sentOf = new Map();

// What was sent is dropped there, too, also when its form has left the page before the answer came.
let drop = null;
if (typeof window !== "undefined") {
  window.addEventListener(DRAFT_SENT, ({ detail }) => {
    ofPerson.remove(nameOf(detail));
    sentOf.delete(detail);
    drop?.(detail);
  });
}

export function SharedDraft({ draft, found, labels, onLook, onKeep, onDrop }) {
  const anchor = useRef(null);
  const touched = useRef(false); // by somebody: from then on nothing here takes their words away
  const [offered, setOffered] = useState(null);
  const ago = useAgo();
  const form = () => anchor.current?.closest("form");
  const view = found[draft];

  useEffect(() => {
    drop = onDrop;
    const looking = setTimeout(() => onLook(draft), LOOK);
    let pausing;
    const keep = () => {
      if (isTyped(form())) {
        const values = valuesOf(form());
        sentOf.set(draft, values);
        onKeep(draft, Object.entries(values), device(), known(draft).version);
      } else if (known(draft).version) {
        ofPerson.remove(nameOf(draft));
        onDrop(draft);
      }
    };
    const typed = () => {
      clearTimeout(pausing);
      pausing = setTimeout(keep, PAUSE);
    };
    const stop = () => clearTimeout(pausing);
    const touch = (event) => {
      touched.current ||= event.isTrusted;
    };
    const within = form();
    touched.current = false;
    within?.addEventListener("click", touch);
    within?.addEventListener("input", touch);
    within?.addEventListener("input", typed);
    within?.addEventListener("submit", stop);
    return () => {
      clearTimeout(looking);
      stop();
      within?.removeEventListener("click", touch);
      within?.removeEventListener("input", touch);
      within?.removeEventListener("input", typed);
      within?.removeEventListener("submit", stop);
    };
  }, [draft]);

  useEffect(() => {
    if (!view || !form()) return;
    const typed = valuesOf(form());
    const before = known(draft);
    if (!view.version) {
      setOffered(null);
      ofPerson.remove(nameOf(draft));
      if (touched.current || !before.version || !isSame(before.values, typed)) return;
      forgetDraft(draft); // it was sent from another device
      form().reset();
      return;
    }
    const isOwn = [typed, sentOf.get(draft)].some((values) => values && isSame(view.fields, values));
    if (isOwn) know(draft, view);
    setOffered(isOwn || view.version === before.version ? null : view);
  }, [view?.version, draft]);

  const place = h("span", { ref: anchor, hidden: true });
  if (!offered) return place;
  const use = () => {
    know(draft, offered);
    put(form(), offered.fields);
    setOffered(null);
  };
  const discard = () => {
    ofPerson.remove(nameOf(draft));
    onDrop(draft);
    setOffered(null);
  };
  const words = fields(form()).filter((field) => !field.hidden && typeof offered.fields[key(field)] === "string" && plain(offered.fields[key(field)]) !== plain(field.value));
  const button = (text, onClick) => h("button", { type: "button", className: "btn btn-surface btn-2", onClick }, text);
  return h(
    "div",
    { role: "status", className: "callout callout-info mb5" },
    place,
    h(Icon, { name: "info" }),
    h(
      "div",
      { className: "grow" },
      h("p", { className: "t-body" }, labels[offered.device], " · ", ago(offered.saved_at)),
      words.map((field) => h("p", { key: key(field), className: "t-read-s mt2 draft-words" }, offered.fields[key(field)])),
      h("div", { className: "row g2 wrap mt3" }, button(labels.use, use), button(labels.discard, discard)),
    ),
  );
}
