// Words that are to be taken out of texts: selected with the mouse, or word by word with Shift and the arrows. What is
// marked is released by a click on it, or with Delete. Places are told to the server in code points.
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";

const WORDS = /\S+/g;
const points = (text, place) => Array.from(text.slice(0, place)).length;
const inside = (mark, place) => mark.start <= place && place < mark.end;

// One list of marks, in which none touches another.
const joined = (marks, added) => {
  const apart = marks.filter((mark) => mark.end < added.start || mark.start > added.end);
  const touched = marks.filter((mark) => !apart.includes(mark));
  const start = Math.min(added.start, ...touched.map((mark) => mark.start));
  const end = Math.max(added.end, ...touched.map((mark) => mark.end));
  return [...apart, { start, end }].sort((one, other) => one.start - other.start);
};

const pieces = (text, marks) => {
  const cut = [];
  let end = 0;
  for (const mark of marks) {
    cut.push([text.slice(end, mark.start), false, end], [text.slice(mark.start, mark.end), true, mark.start]);
    end = mark.end;
  }
  return [...cut, [text.slice(end), false, end]].filter(([piece]) => piece);
};

function Passage({ text, label, marks, active, lang, describedBy, onChange }) {
  const box = useRef(null);
  const words = useMemo(() => [...text.matchAll(WORDS)].map((found) => [found.index, found.index + found[0].length]), [text]);
  const [at, setAt] = useState(0);

  const mark = (start, end) => onChange(joined(marks, { start, end }));
  const release = (place) => onChange(marks.filter((each) => !inside(each, place)));

  const selected = () => {
    const range = getSelection()?.rangeCount ? getSelection().getRangeAt(0) : null;
    if (!active || !range || range.collapsed || !box.current.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(box.current);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    const words = range.toString();
    const skipped = words.length - words.trimStart().length;
    if (words.trim()) mark(start + skipped, start + skipped + words.trim().length);
    getSelection().removeAllRanges();
  };

  const pressed = (event) => {
    if (!active || !words.length || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      const stays = event.shiftKey && !marks.some((each) => inside(each, words[at][0]));
      const next = stays ? at : Math.max(0, Math.min(words.length - 1, at + by));
      setAt(next);
      if (event.shiftKey) mark(words[Math.min(at, next)][0], words[Math.max(at, next)][1]);
    } else if (event.key === "Delete" || event.key === "Backspace") release(words[at][0]);
    else return;
    event.preventDefault();
  };

  const cursor = active && words[at] ? words[at] : null;
  return h(
    "p",
    {
      ref: box, lang, className: "t-read passage", onMouseUp: selected, onKeyDown: pressed,
      ...(active
        ? { tabIndex: 0, role: "textbox", "aria-readonly": true, "aria-multiline": true, "aria-label": label, "aria-describedby": describedBy }
        : {}),
    },
    ...pieces(text, marks).map(([piece, marked, start]) =>
      h(
        marked ? "del" : "span",
        {
          key: `${start}-${marked}`,
          className: [marked ? "redact" : "", cursor && cursor[0] >= start && cursor[0] < start + piece.length ? "at" : ""].join(" "),
          ...(marked && active ? { onClick: () => getSelection()?.isCollapsed && release(start) } : {}),
        },
        piece,
      ),
    ),
  );
}

export function Redactable({ texts, active, language, hint, onMarks }) {
  const [marks, setMarks] = useState({});
  const change = (name, changed) => {
    const all = { ...marks, [name]: changed };
    setMarks(all);
    const told = (texts ?? []).flatMap(({ name: one, text }) =>
      (all[one] ?? []).map(({ start, end }) => ({ name: one, start: points(text, start), end: points(text, end) })),
    );
    onMarks?.(JSON.stringify(told));
  };

  useEffect(() => {
    const decide = (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        document.querySelector("[data-decide]:not([disabled])")?.click();
        event.preventDefault();
      }
    };
    document.addEventListener("keydown", decide);
    return () => document.removeEventListener("keydown", decide);
  }, []);

  return h(
    "div",
    { className: "col g2" },
    ...(texts ?? []).map(({ name, label, text }) =>
      h(
        "div",
        { key: name },
        texts.length > 1 ? h("p", { className: "t-meta" }, label) : null,
        h(Passage, {
          text, label, lang: language, active, marks: active ? (marks[name] ?? []) : [], describedBy: "redact-hint",
          onChange: (changed) => change(name, changed),
        }),
      ),
    ),
    active ? h("p", { id: "redact-hint", className: "t-small" }, hint) : null,
  );
}
