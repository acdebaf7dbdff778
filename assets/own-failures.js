// Small failures without a name (unsigned-own.js has the form, and what its author may do; unsigned.js says what is kept
// of them here). Nothing of it goes through a State.
import { createElement as h } from "react";
import { useNavigate } from "react-router";
import { oneLine } from "./unsigned-keys.js";
import { OwnItems, Panel, SendForm, useItem } from "./unsigned-own.js";

const KIND = "failure";
const SHORTEST = { title: 10, happened: 10, lesson: 3 };

const text = (form, name) => form.elements[name].value.trim();

const readWords = (form) => ({
  title: oneLine(form.elements.title.value),
  happened: text(form, "happened"),
  lesson: text(form, "lesson"),
  help: text(form, "help"),
});

const wordsOf = (form) => ({
  ...readWords(form),
  language: form.elements.language.value,
  is_open: form.elements.is_open.checked,
  is_kept: form.elements.is_kept.checked,
});

// The field that says too little, with what to say to it.
function wrongIn(words, labels) {
  if (words.title.length < SHORTEST.title) return ["title", labels.short];
  if (words.happened.length < SHORTEST.happened) return ["happened", labels.short_happened];
  if (words.lesson.length < SHORTEST.lesson) return ["lesson", labels.short_lesson];
  return undefined;
}

export const UnsignedFailureForm = (given) => h(SendForm, { kind: KIND, wordsOf, wrongIn, ...given });

const addressOf = (view) => `/failures/${view.facts.id}`;

export const OwnFailures = ({ labels }) => h(OwnItems, { kind: KIND, labels, addressOf });

// On the page of a story: what the browser that told it may do.
export function OwnFailurePanel({ mark, labels }) {
  const item = useItem(KIND, mark);
  const go = useNavigate();
  if (!item) return null;
  const fields = [
    ["title", labels.title_label, "input"],
    ["happened", labels.happened_label, "textarea"],
    ["lesson", labels.lesson_label, "textarea"],
    ["help", labels.help_label, "textarea"],
  ];
  return h(Panel, { item, labels, fields, readWords, wrongIn, onWithdrawn: () => go("/failures") });
}
