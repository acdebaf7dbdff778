// Texts that several people write at once, each saved by itself. What is typed is kept in this browser until the server
// has it; what it merges with, and where two changed the same sentence, is the server's to say. To send something twice
// does no harm: the second time nothing is left to change.
import { createElement as h, useEffect, useId, useLayoutEffect, useReducer, useRef, useState } from "react";
import { draftOf, forgetDraft, keepDraft } from "./drafts.js";
import { Icon } from "./icons.js";
import { useOffline } from "./offline.js";

const PAUSE = 900; // milliseconds without typing
const PATIENCE = 6000; // an answer may be lost with its connection
const BEAT = 20_000; // how often one says that one still writes somewhere

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Which texts the server does not have yet, for the sentence at the top of the page.
const unsaved = new Set();
const watchers = new Set();
const tell = () => watchers.forEach((watch) => watch());

export function mark(unit, isUnsaved) {
  if (isUnsaved === unsaved.has(unit)) return;
  if (isUnsaved) unsaved.add(unit);
  else unsaved.delete(unit);
  tell();
}

export function SaveMark({ labels }) {
  const [, look] = useReducer((n) => n + 1, 0);
  const isOffline = useOffline();
  useEffect(() => {
    watchers.add(look);
    return () => watchers.delete(look);
  }, []);
  const count = unsaved.size;
  const words = count === 0 ? labels.saved : isOffline ? labels.kept : labels.saving;
  return h(
    "span",
    { role: "status", className: `t-meta row g1 save-mark${count && isOffline ? " is-kept" : ""}`, "data-unsaved": count || undefined },
    h(Icon, { name: count === 0 ? "check" : isOffline ? "offline" : "info", size: 14 }),
    h("span", null, words),
  );
}

// Where two texts begin to differ, and how much of each does.
function stretch(before, after) {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { start, end: before.length - end, words: after.slice(start, after.length - end) };
}

// What one typed since a text was sent, put into what the server made of it; null where the two meet.
export function rebased(sent, now, answered) {
  if (now === sent) return answered;
  if (answered === sent) return now;
  const [mine, theirs] = [stretch(sent, now), stretch(sent, answered)];
  if (mine.end < theirs.start) return answered.slice(0, mine.start) + mine.words + answered.slice(mine.end);
  if (theirs.end < mine.start) return now.slice(0, theirs.start) + theirs.words + now.slice(theirs.end);
  return null;
}

// The server keeps no space at the end, which somebody who is typing has just put there.
const squeezed = (text) => text.trim().replace(/[^\S\n]+/g, " ");
const isAlike = (one, other) => one === other || squeezed(one) === squeezed(other);

function moved(caret, before, after) {
  const { start, end, words } = stretch(before, after);
  if (caret <= start) return caret;
  return caret >= end ? caret + words.length - (end - start) : start + words.length;
}

// A text that saves itself. `onSave(text, edition, key)` sends it; the answer stands in `saved` under the key.
export function useSaved({ unit, draft, words, edition, saved, onSave, isNeeded = false, isNew = false }) {
  const [text, setText] = useState(words);
  const [conflict, setConflict] = useState(null);
  const isOffline = useOffline();
  const field = useRef(null);
  const caret = useRef(null);
  const own = useRef({ base: words, edition, sent: null, text: words, conflict: null }).current;
  own.onSave = onSave;
  own.isOffline = isOffline;

  const show = (next) => {
    if (next === own.text) return;
    const box = field.current;
    if (box && document.activeElement === box) caret.current = [box.selectionStart, box.selectionEnd].map((at) => moved(at, own.text, next));
    own.text = next;
    setText(next);
  };
  useLayoutEffect(() => {
    if (caret.current && field.current) field.current.setSelectionRange(...caret.current);
    caret.current = null;
  }, [text]);

  const settle = () => {
    const isClean = own.text === own.base;
    if (isClean) forgetDraft(draft);
    else keepDraft(draft, { text: own.text, base: own.base, edition: own.edition, key: own.sent?.key });
    mark(unit, !isClean);
    return isClean;
  };
  const ask = (next) => {
    own.conflict = next;
    setConflict(next);
  };
  const send = () => {
    clearTimeout(own.timer);
    if (own.sent || own.conflict || own.isOffline || settle()) return;
    if (isNeeded && !own.text.trim()) return;
    own.sent = { key: newKey(), text: own.text, isNew };
    own.patience = setTimeout(again, PATIENCE);
    settle();
    own.onSave(own.text, own.edition, own.sent.key);
  };
  const again = () => {
    own.sent = null;
    send();
  };
  const soon = () => {
    clearTimeout(own.timer);
    own.timer = setTimeout(send, PAUSE);
  };
  const type = (next) => {
    own.text = next;
    setText(next);
    settle();
    soon();
  };
  const choose = (theirs) => {
    own.base = own.conflict.words;
    own.edition = own.conflict.edition;
    if (theirs) show(own.base);
    ask(null);
    send();
    field.current?.focus();
  };

  // The answer to what was sent last.
  const answer = own.sent ? saved?.[own.sent.key] : undefined;
  useEffect(() => {
    if (!answer || own.sent?.key !== answer.key) return;
    clearTimeout(own.patience);
    const { text: sent, isNew: wasNew } = own.sent;
    own.sent = null;
    if (answer.problem) {
      if (answer.is_taken) ask(answer);
      return;
    }
    const kept = isAlike(sent, answer.words) ? sent : answer.words;
    // A row is made once: what a lost answer was about stands there, and what was typed since is a change of it.
    const next = wasNew ? own.text : rebased(sent, own.text, kept);
    if (next === null) return soon(); // both go on in one sentence: the server compares with the edition before
    own.base = kept;
    own.edition = answer.edition;
    show(next);
    if (!settle()) soon();
  }, [answer]);

  // What others wrote comes in as long as nothing of one's own waits.
  useEffect(() => {
    if (own.sent || own.conflict || edition < own.edition) return;
    if (isAlike(words, own.base)) own.edition = edition;
    else if (own.text === own.base) {
      own.base = words;
      own.edition = edition;
      show(words);
    }
  }, [words, edition]);

  useEffect(() => {
    if (!isOffline && own.text !== own.base) again();
  }, [isOffline]);

  useEffect(() => {
    const kept = draftOf(draft);
    const isKnown = kept.text === own.text || saved?.[kept.key]?.problem === ""; // it was on its way when one left
    if (isKnown) forgetDraft(draft);
    else if (typeof kept.text === "string") {
      own.base = kept.base;
      own.edition = kept.edition;
      own.text = kept.text;
      setText(kept.text);
      settle();
      soon();
    }
    return () => {
      clearTimeout(own.patience);
      clearTimeout(own.timer);
      // Whoever comes back finds the draft and hears what became of this.
      if (own.text !== own.base && !own.sent && !own.conflict && !own.isOffline && (own.text.trim() || !isNeeded)) {
        own.sent = { key: newKey(), text: own.text };
        settle();
        own.onSave(own.text, own.edition, own.sent.key);
      }
      mark(unit, false);
    };
  }, [unit]);

  return { text, type, send, field, conflict, choose };
}

// Says where one writes, as long as one does.
export function useHere(unit, onHere) {
  const told = useRef(0);
  const beat = () => {
    if (Date.now() - told.current < BEAT) return;
    told.current = Date.now();
    onHere(unit);
  };
  const leave = () => {
    told.current = 0;
    onHere("");
  };
  return { beat, leave };
}

export function Both({ conflict, choose, labels, language }) {
  const id = useId();
  if (!conflict) return null;
  const piece = (each, place) => {
    if (!each.change) return h("span", { key: place }, each.text);
    const isAdded = each.change === "ins";
    return h(isAdded ? "ins" : "del", { key: place, className: isAdded ? "diff-ins" : "diff-del" }, h("span", { className: "sr-only" }, isAdded ? labels.added : labels.removed), each.text);
  };
  return h(
    "div",
    { role: "alert", className: "both", "aria-labelledby": id },
    h("p", { id, className: "t-body t-m" }, labels.taken),
    h("p", { className: "t-meta" }, labels.theirs),
    h("p", { className: "t-body", lang: language }, conflict.words),
    h("p", { className: "t-meta" }, labels.yours),
    h("p", { className: "t-body diff", lang: language }, conflict.pieces.map(piece)),
    h(
      "p",
      { className: "row g2 wrap" },
      h("button", { type: "button", className: "btn btn-surface btn-2", onClick: () => choose(false) }, labels.keep_mine),
      h("button", { type: "button", className: "btn btn-ghost btn-2", onClick: () => choose(true) }, labels.take_theirs),
    ),
  );
}

// As high as its text, also when it becomes narrower.
export function useHeight(field, text) {
  const fit = () => {
    const box = field.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  };
  useLayoutEffect(fit, [text]);
  useEffect(() => {
    let width = 0;
    const watch = new ResizeObserver(([entry]) => {
      if (entry.contentRect.width === width) return;
      width = entry.contentRect.width;
      fit();
    });
    watch.observe(field.current);
    return () => watch.disconnect();
  }, []);
}

export function SavedField({ unit, draft, words, edition, saved, label, hint, labels, language, most, rows, line, onSave, onHere, onTyped, isReadOnly }) {
  const id = useId();
  const own = useSaved({ unit, draft, words, edition, saved, onSave: (text, at, key) => onSave(unit, text, at, key), isNeeded: line });
  const here = useHere(unit, onHere);
  useHeight(own.field, own.text);
  return h(
    "div",
    { className: "field saved-field", "data-unit": unit },
    h("label", { htmlFor: id, className: "field-label" }, label),
    h("textarea", {
      id,
      ref: own.field,
      value: own.text,
      lang: language,
      rows: line ? 1 : rows || 3,
      maxLength: most,
      readOnly: isReadOnly,
      className: "input input-area",
      "aria-describedby": hint ? `${id}-hint` : undefined,
      onChange: (event) => {
        own.type(line ? event.target.value.replaceAll("\n", " ") : event.target.value);
        here.beat();
        onTyped?.(unit, event.target.value);
      },
      onFocus: here.beat,
      onBlur: () => {
        own.send();
        here.leave();
      },
    }),
    hint && h("p", { id: `${id}-hint`, className: "field-hint" }, hint),
    h(Both, { ...own, labels, language }),
  );
}
