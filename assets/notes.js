// The note of the question on air. It goes to the server at each pause, and stays in this browser until it is
// there: what was typed while the connection was away is sent when it is back. Nothing of another host is
// overwritten: their words are shown beside one's own.
import { createElement as h, useEffect, useRef, useState } from "react";
import { draftOf, forgetDraft, keepDraft } from "./drafts.js";

const PAUSE = 700; // milliseconds without typing
const PATIENCE = 4000; // an answer may be lost with its connection

const draftFor = (question) => `ama-note-${question}`;

export function NoteField({ question, note, labels, limit, onOpen, onKeep }) {
  const [value, setValue] = useState("");
  const [theirs, setTheirs] = useState(null);
  const pad = useRef({}).current; // what a timer reads: words, the edition they began from, what was sent
  Object.assign(pad, { onOpen, onKeep, note });

  const show = (text) => {
    pad.text = text;
    setValue(text);
  };
  const isSaved = () => pad.isKnown && pad.text.trim() === pad.note.text;
  const send = () => {
    clearTimeout(pad.timer);
    if (!pad.isKnown || pad.isHeld || isSaved()) return;
    pad.sent.add(pad.text.trim());
    pad.onKeep(pad.question, pad.text, pad.edition);
    pad.timer = setTimeout(send, PATIENCE);
  };
  const sendSoon = (pause) => {
    clearTimeout(pad.timer);
    pad.timer = setTimeout(send, pause);
  };
  const hold = (other) => {
    pad.isHeld = Boolean(other);
    setTheirs(other);
  };
  const adopt = (other) => {
    pad.edition = other.edition;
    hold(null);
  };

  useEffect(() => {
    const kept = draftOf(draftFor(question));
    Object.assign(pad, { question, sent: new Set(), isKnown: false, edition: 0, draft: kept.text, from: kept.edition ?? 0 });
    hold(null);
    show(kept.text ?? "");
    pad.onOpen(question);
    return () => {
      send();
      clearTimeout(pad.timer);
    };
  }, [question]);

  useEffect(() => {
    if (note.question !== question) {
      if (pad.isKnown && !note.question) pad.onOpen(question); // the server began anew
      return;
    }
    const mine = pad.text.trim();
    const before = pad.base;
    pad.base = note.text;
    if (mine === note.text) {
      forgetDraft(draftFor(question));
      adopt(note);
    } else if (!pad.isKnown) {
      const isTyped = pad.draft !== undefined && pad.draft.trim() !== note.text;
      if (!isTyped || pad.from === note.edition) adopt(note);
      else hold(note);
      if (!isTyped) show(note.text);
    } else if (pad.sent.has(note.text) || note.edition === pad.edition) adopt(note);
    else if (mine === before) {
      adopt(note);
      show(note.text);
    } else hold(note);
    pad.isKnown = true;
    if (!pad.isHeld) sendSoon(PAUSE);
  }, [note, question]);

  const typed = (event) => {
    show(event.target.value);
    if (!pad.isKnown) pad.draft = event.target.value; // the server's words come later and take nothing away
    keepDraft(draftFor(question), { text: event.target.value, edition: pad.edition });
    sendSoon(PAUSE);
  };
  const take = (isMine) => {
    const other = theirs;
    adopt(other);
    if (!isMine) {
      forgetDraft(draftFor(question));
      show(other.text);
    }
    send();
  };
  const reopen = () => isSaved() && pad.onOpen(question); // another host may have gone on with it

  const said = theirs ? "" : isSaved() ? (value ? labels.saved : "") : pad.isKnown ? labels.saving : "";
  return h(
    "div",
    { className: "air-note" },
    h(
      "div",
      { className: "row between" },
      h("label", { htmlFor: "air-note", className: "t-sec" }, labels.title),
      h("span", { className: "t-meta", role: "status" }, said),
    ),
    h("p", { id: "air-note-hint", className: "t-small" }, labels.hint),
    h("textarea", {
      id: "air-note",
      className: "input input-area note-area",
      value,
      maxLength: limit,
      onChange: typed,
      onFocus: reopen,
      onBlur: send,
      "aria-describedby": "air-note-hint",
      "data-no-draft": "",
    }),
    theirs &&
      h(
        "div",
        { className: "callout callout-warning note-theirs", role: "alert" },
        h(
          "div",
          { className: "grow" },
          h("p", { className: "t-body t-b" }, labels.theirs.replace("{name}", () => theirs.author?.name ?? "")),
          h("p", { className: "t-body note-text" }, theirs.text),
          h(
            "div",
            { className: "row g2 mt2" },
            h("button", { type: "button", className: "btn btn-surface btn-1", onClick: () => take(true) }, labels.keep),
            h("button", { type: "button", className: "btn btn-surface btn-1", onClick: () => take(false) }, labels.take),
          ),
        ),
      ),
  );
}
