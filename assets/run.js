// A run of a checklist. It needs no connection: what is ticked is kept in this browser with its moment (outgoing.js)
// and shown at once; what others ticked comes with the answer to what is sent, and when there is news (`count`).
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import { getLanguage } from "./i18n.js";
import { useFormats } from "./formats.js";
import { useOffline } from "./offline.js";
import { flush, look, onOutgoing, put, waiting } from "./outgoing.js";
import { who } from "./storage.js";

const WHOLE = -1;
const SEGMENTS_MAX = 24;
const REASON_MAX = 40;
const NOTE_MAX = 300;

const paths = {
  close: ["M18 6 6 18", "m6 6 12 12"],
  tick: ["M20 6 9 17l-5-5"],
  minus: ["M5 12h14"],
  done: ["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20", "m9 12 2 2 4-4"],
  fold: ["m6 9 6 6 6-6"],
  list: ["m3 17 2 2 4-4", "m3 7 2 2 4-4", "M13 6h8", "M13 12h8", "M13 18h8"],
  note: ["M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z"],
  offline: ["M12 20h.01", "M8.5 16.429a5 5 0 0 1 7 0", "M5 12.859a10 10 0 0 1 5.17-2.69", "M19 12.859a10 10 0 0 0-2.007-1.523", "M2 8.82a15 15 0 0 1 4.177-2.643", "M22 8.82a15 15 0 0 0-11.288-3.764", "m2 2 20 20"],
};

const Drawn = ({ name, size = 18, stroke = 1.75 }) =>
  h(
    "svg",
    { width: size, height: size, viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: stroke, strokeLinecap: "round", strokeLinejoin: "round", "aria-hidden": true },
    paths[name].map((d) => h("path", { d, key: d })),
  );

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
const fill = (text, values) => Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{${name}}`, value), text);
const counted = ([one, many], n) => fill(n === 1 || (n === 0 && getLanguage() === "fr") ? one : many, { n });
const timeOf = (mark) => new Date(String(mark.at).replace(" ", "T")).getTime();
const inOrder = (one, other) => timeOf(one) - timeOf(other) || (one.key < other.key ? -1 : 1);

// Of several ticks of a point the first counts; one that is taken back leaves it open (`ticks.py` does the same).
function settled(marks) {
  const found = new Map();
  for (const mark of [...marks].sort(inOrder)) {
    if (mark.mark === "open") found.delete(mark.point);
    else if ((mark.mark === "done" || mark.mark === "skipped") && !found.has(mark.point)) found.set(mark.point, mark);
  }
  return found;
}

// What the server knows of the run, and with it what waits here.
function useMarks(run, count, to) {
  const [known, setKnown] = useState({ marks: run.marks, finished: run.finished_at });
  const [items, setItems] = useState([]);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const read = () => setItems(waiting(to).map((kept) => kept.item));
    const hear = (news) => {
      if (news.to !== to) return;
      if (news.answer) setKnown({ marks: news.answer.marks, finished: news.answer.finished_at });
      setProblem(news.problem ?? "");
      read();
    };
    const stop = onOutgoing(hear);
    read();
    flush();
    return stop;
  }, [to]);
  useEffect(() => {
    if (count > known.marks.length) look(to);
  }, [count]);
  return useMemo(() => {
    const keys = new Set(known.marks.map((mark) => mark.key));
    const own = items.filter((item) => !keys.has(item.key)).map((item) => ({ ...item, person_id: who, person: "" }));
    const marks = [...known.marks, ...own];
    const end = own.find((mark) => mark.mark === "finished");
    return { marks, kept: own.length, finished: known.finished || end?.at, problem };
  }, [known, items, problem]);
}

const isOutside = (point, value) => value !== null && ((point.low !== null && value < point.low) || (point.high !== null && value > point.high));

function valueOf(text) {
  const typed = text.trim().replace(/[\s\u00a0\u202f]/g, "").replace(",", ".").replace("−", "-");
  if (!typed) return null;
  return /^[-+]?\d{1,12}(\.\d{1,6})?$/.test(typed) ? Number(typed) : NaN;
}

export function ChecklistRun({ run, count, labels, children }) {
  const to = `/auth/runs?run=${run.id}`;
  const { marks, kept, finished, problem } = useMarks(run, count, to);
  const isOffline = useOffline();
  const [readings, setReadings] = useState({});
  const [asking, setAsking] = useState(""); // "skip" or "note"
  const [wrong, setWrong] = useState("");
  const field = useRef(null);
  const shown = useRef(null);
  const focused = useRef(null);
  const { moment } = useFormats();
  const ticks = settled(marks);
  const points = run.parts.flatMap((part) => part.points);
  const current = finished ? undefined : points.find((point) => !ticks.has(point.number));
  const text = readings[current?.number] ?? "";

  useEffect(() => {
    setAsking("");
    setWrong("");
    if (shown.current === null || shown.current === current?.number) {
      shown.current = current?.number ?? WHOLE;
      return;
    }
    shown.current = current?.number ?? WHOLE;
    document.querySelector(".run-now")?.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }, [current?.number]);

  // A part folds, a question closes and the end comes under the focus: it goes on with what is next.
  useEffect(() => {
    const was = focused.current;
    if (!was || was.isConnected || document.activeElement !== document.body) return;
    const next = was.matches(".run-row") ? document.querySelector(".run-now > .run-row") : null;
    (next ?? document.querySelector(".run-dock > .run-primary, .run-end a"))?.focus({ preventScroll: true });
  }, [current?.number, asking, finished]);

  const keep = (point, mark, more) => put(to, { key: newKey(), point, mark, at: new Date().toISOString(), ...more });
  const done = (point) => {
    const value = point.has_reading ? valueOf(readings[point.number] ?? "") : null;
    if (Number.isNaN(value)) {
      setWrong(labels.no_number);
      field.current?.focus();
      return;
    }
    keep(point.number, "done", value === null ? {} : { reading: value });
  };
  const press = (point) => {
    if (finished) return;
    if (ticks.has(point.number)) keep(point.number, "open");
    else done(point);
  };

  const draw = { run, labels, marks, ticks, current, finished, press, moment, text, wrong, field, setAsking };
  draw.type = (value) => {
    setWrong("");
    setReadings({ ...readings, [current.number]: value });
  };
  const facts = [run.subject, fill(labels.started, { time: moment(run.started_at, "time") }), run.team, !run.is_mine && run.person.name];
  return h(
    "div",
    { className: "run", onFocus: (event) => { focused.current = event.target; } },
    h(Bar, { run, ticks, points, current, finished, labels }, children),
    h("div", { role: "status" }, isOffline && h("p", { className: "run-offline" }, h(Drawn, { name: "offline", size: 20 }), kept ? counted(labels.offline, kept) : labels.offline_none)),
    problem && h("p", { role: "alert", className: "field-error run-problem" }, problem),
    h(
      "div",
      { className: "run-body" },
      h(
        "p",
        { className: "run-facts meta t-meta" },
        h("span", { className: "run-kind" }, h(Drawn, { name: "list", size: 15 }), labels.kind),
        facts.filter(Boolean).map((fact) => h("span", { key: fact }, fact)),
      ),
      h("h1", { className: "t-h1", lang: run.language }, run.title),
      run.is_old && h("p", { className: "t-meta mt2" }, labels.old),
      run.parts.map((part, index) => h(RunPart, { key: index, part, ...draw })),
      finished && h(End, { run, ticks, finished, kept, labels, moment }),
    ),
    !finished && h(Dock, { labels, current, asking, setAsking, keep, onDone: () => (current ? done(current) : keep(WHOLE, "finished")) }),
  );
}

function Bar({ run, ticks, points, current, finished, labels, children }) {
  const place = current ? points.indexOf(current) + 1 : points.length;
  const mark = (point) => (ticks.has(point.number) || finished ? "on" : point === current ? "now" : undefined);
  const few = points.length <= SEGMENTS_MAX;
  const bar = few
    ? h("div", { className: "run-segments", "aria-hidden": true }, points.map((point) => h("i", { key: point.number, className: mark(point) })))
    : h("progress", { className: "run-progress", value: ticks.size, max: points.length, "aria-hidden": true });
  return h(
    "header",
    { className: "run-bar" },
    h(Link, { to: `/checklists/${run.checklist_id}`, className: "btn btn-icon btn-ghost btn-3", "aria-label": labels.leave, "data-key": "Escape" }, h(Drawn, { name: "close", size: 22 })),
    bar,
    h("span", { className: "t-meta" }, fill(labels.place, { n: place, total: points.length })),
    children,
  );
}

function RunPart({ part, ...draw }) {
  const { ticks, labels, run } = draw;
  const number = part.points.filter((point) => ticks.has(point.number)).length;
  const isDone = number === part.points.length;
  const [isOpen, setOpen] = useState(false);
  const so_far = h("span", { className: "t-meta" }, fill(labels.so_far, { n: number, total: part.points.length }));
  const rows = h("ol", { className: "run-points" }, part.points.map((point) => h(Row, { key: point.number, point, ...draw })));
  if (!part.title) return h("section", { className: "run-part" }, rows);
  const title = h("span", { lang: run.language }, part.title);
  if (!isDone) return h("section", { className: "run-part" }, h("h2", { className: "run-part-head" }, title, so_far), rows);
  return h(
    "section",
    { className: "run-part run-part-done" },
    h(
      "h2",
      null,
      h("button", { type: "button", className: "run-part-head", "aria-expanded": isOpen, onClick: () => setOpen(!isOpen) }, h(Drawn, { name: "done", size: 22 }), title, so_far, h(Drawn, { name: "fold" })),
    ),
    isOpen && rows,
  );
}

function Row({ point, ...draw }) {
  const { run, labels, marks, ticks, current, press, moment, finished } = draw;
  const tick = ticks.get(point.number);
  const isNow = current?.number === point.number;
  const notes = marks.filter((mark) => mark.mark === "note" && mark.point === point.number).sort(inOrder);
  const isSkipped = tick?.mark === "skipped";
  const state = isSkipped ? " run-skipped" : tick ? " run-ticked" : isNow ? " run-now" : "";
  const by = (mark) => (run.team ? (mark.person || labels.me).split(" ")[0] : "");
  const made = tick && [moment(tick.at, "time"), by(tick)].filter(Boolean).join(", ");
  const read = tick && tick.reading !== null && tick.reading !== undefined;
  const value = read && `${new Intl.NumberFormat(getLanguage()).format(tick.reading)} ${point.unit}`.trim();
  const about = isSkipped ? fill(labels.skipped, { why: tick.words }) : made;
  return h(
    "li",
    { className: `run-point${state}` },
    h(
      "button",
      { type: "button", role: "checkbox", className: "run-row", "aria-checked": isSkipped ? "mixed" : Boolean(tick), "aria-disabled": finished ? true : undefined, onClick: () => press(point) },
      h("span", { className: "run-box", "aria-hidden": true }, tick && h(Drawn, { name: isSkipped ? "minus" : "tick", size: 18, stroke: 2.5 })),
      h(
        "span",
        { className: "run-words" },
        h("span", { className: "run-text", lang: run.language }, point.text),
        point.hint && !tick && h("span", { className: "run-hint", lang: run.language }, point.hint),
        tick && h("span", { className: "run-hint" }, about, value && h("span", { className: isOutside(point, tick.reading) ? "run-outside" : undefined }, ` · ${value}`)),
      ),
    ),
    isNow && point.has_reading && h(Reading, { point, ...draw }),
    notes.map((note) => h("p", { key: note.key, className: "run-note" }, h(Drawn, { name: "note", size: 15 }), h("span", null, note.words, by(note) && ` (${by(note)})`))),
  );
}

function Reading({ point, labels, text, type, wrong, field, setAsking }) {
  const value = valueOf(text);
  const isOut = !Number.isNaN(value) && isOutside(point, value);
  const usual = point.usual_low && fill(labels.usual, { low: point.usual_low, high: point.usual_high });
  const id = `reading-${point.number}`;
  return h(
    "div",
    { className: "run-reading" },
    h(
      "label",
      { className: "run-value", htmlFor: id },
      h("span", { className: "sr-only" }, labels.reading),
      h("input", { ref: field, id, type: "text", inputMode: "decimal", autoComplete: "off", maxLength: 20, value: text, "aria-invalid": wrong ? true : undefined, "aria-describedby": `${id}-about`, onChange: (event) => type(event.target.value) }),
      point.unit && h("span", { className: "t-2" }, point.unit),
    ),
    h("span", { id: `${id}-about`, className: isOut ? "t-meta run-outside" : "t-meta" }, usual, isOut && h("span", { role: "status" }, ` · ${labels.outside} `)),
    isOut && h("button", { type: "button", className: "btn btn-ghost btn-1", onClick: () => setAsking("note") }, labels.note),
    wrong && h("p", { role: "alert", className: "field-error" }, wrong),
  );
}

function Dock({ labels, current, asking, setAsking, keep, onDone }) {
  const box = useRef(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    setProblem("");
    if (asking) box.current?.focus();
  }, [asking]);
  const send = () => {
    const words = box.current.value.trim();
    if (!words) {
      setProblem(asking === "skip" ? labels.why_needed : labels.note_needed);
      box.current.focus();
      return;
    }
    keep(current.number, asking === "skip" ? "skipped" : "note", { words });
    setAsking("");
  };
  const button = (text, onClick, kind) => h("button", { type: "button", className: `btn btn-${kind}`, onClick }, h("span", { className: "btn-text" }, text));
  if (current && asking) {
    const isSkip = asking === "skip";
    const props = { ref: box, id: "run-words", className: isSkip ? "input" : "input input-area", maxLength: isSkip ? REASON_MAX : NOTE_MAX, autoComplete: "off", "aria-invalid": problem ? true : undefined };
    const entered = (event) => event.key === "Enter" && isSkip && send();
    return h(
      "div",
      { className: "run-dock run-asking" },
      h("label", { htmlFor: "run-words", className: "t-m" }, isSkip ? labels.why : labels.note_label),
      isSkip ? h("input", { ...props, type: "text", onKeyDown: entered }) : h("textarea", { ...props, rows: 3 }),
      problem && h("p", { role: "alert", className: "field-error" }, problem),
      h("div", { className: "row g3" }, button(isSkip ? labels.skip : labels.keep_note, send, "solid btn-3 grow"), button(labels.cancel, () => setAsking(""), "surface btn-3")),
    );
  }
  return h(
    "div",
    { className: "run-dock" },
    button(current ? labels.next : labels.finish, onDone, "solid run-primary"),
    current &&
      h(
        "div",
        { className: "run-beside" },
        button(labels.skip, () => setAsking("skip"), "ghost btn-3"),
        h("button", { type: "button", className: "btn btn-ghost btn-3", onClick: () => setAsking("note") }, h(Drawn, { name: "note" }), h("span", { className: "btn-text" }, labels.note)),
      ),
  );
}

function End({ run, ticks, finished, kept, labels, moment }) {
  const skipped = [...ticks.values()].filter((tick) => tick.mark === "skipped").length;
  const about = [counted(labels.ticked, ticks.size - skipped), skipped > 0 && counted(labels.skips, skipped)].filter(Boolean).join(", ");
  const change = run.can_edit ? `/checklists/${run.checklist_id}/edit` : `/suggest/${run.checklist_id}`;
  return h(
    "section",
    { className: "run-end", role: "status" },
    h("h2", { className: "t-sec" }, fill(labels.finished, { time: moment(finished, "time") })),
    h("p", { className: "t-body" }, about),
    kept > 0 && h("p", { className: "t-meta" }, labels.kept),
    h("p", { className: "t-body t-m mt4" }, labels.outdated),
    h(
      "div",
      { className: "row g3 wrap mt3" },
      h(Link, { to: `/checklists/${run.checklist_id}`, className: "btn btn-solid btn-3" }, labels.all_right),
      h(Link, { to: change, className: "btn btn-surface btn-3" }, labels.change),
    ),
  );
}
