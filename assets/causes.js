// The causal tree as a list of facts, which is written with the keyboard alone: each line saves itself (autosave.js), a
// new one is kept here until it says something. The drawing beside it is made of what the server has.
import { createElement as h, useEffect, useId, useMemo, useRef, useState } from "react";
import { Both, useHeight, useHere, useSaved } from "./autosave.js";
import { draftOf, forgetDraft, keepDraft } from "./drafts.js";
import { Icon } from "./icons.js";
import { who } from "./storage.js";

const KINDS = ["person", "task", "equipment", "surroundings"];
const STEP = 24; // pixels of each level
const DEEPEST = 8; // levels that are still set further in
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const paths = {
  "": ["M17 12a5 5 0 1 1-10 0 5 5 0 0 1 10 0"],
  person: ["M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2", "M16 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0"],
  task: ["M9 2h6a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z", "M16 4h2a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h2", "M12 11h4", "M12 16h4", "M8 11h.01", "M8 16h.01"],
  equipment: ["M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z", "M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z", "M12 2v2", "M12 22v-2", "m17 20.66-1-1.73", "M11 10.27 7 3.34", "m20.66 17-1.73-1", "m3.34 7 1.73 1", "M14 12h8", "M2 12h2", "m20.66 7-1.73 1", "m3.34 17 1.73-1", "m17 3.34-1 1.73", "m11 13.73-4 6.93"],
  surroundings: ["M12 2v2", "m4.93 4.93 1.41 1.41", "M20 12h2", "m19.07 4.93-1.41 1.41", "M15.947 12.65a4 4 0 0 0-5.925-4.128", "M13 22H7a5 5 0 1 1 4.9-6H13a3 3 0 0 1 0 6Z"],
  event: ["M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528"],
  act: ["M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106-3.105c.32-.322.863-.22.983.218a6 6 0 0 1-8.259 7.057l-7.91 7.91a1 1 0 0 1-2.999-3l7.91-7.91a6 6 0 0 1 7.057-8.259c.438.12.54.662.219.984z"],
};

const Drawn = ({ name, size = 17 }) =>
  h(
    "svg",
    { width: size, height: size, viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.75, strokeLinecap: "round", strokeLinejoin: "round", "aria-hidden": true },
    (paths[name] ?? paths[""]).map((d) => h("path", { d, key: d })),
  );

const put = (text, values) => Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{${name}}`, value), text);

// Where what hangs under a line ends.
function endOf(lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].depth > lines[at].depth) end += 1;
  return end;
}

// The lines with those that are new: each under a fact, behind another one there or as the last.
function withNew(lines, fresh) {
  const all = lines.map((line) => ({ ...line, key: line.id }));
  for (const line of fresh) {
    const known = all.findIndex((each) => each.id && each.id === line.id);
    if (known >= 0) {
      all[known].key = line.key;
      continue;
    }
    const parent = all.findIndex((each) => each.key === line.parent || each.id === line.parent);
    if (parent < 0) continue; // somebody took out what it was needed for
    const behind = all.findIndex((each) => line.after && (each.key === line.after || each.id === line.after));
    const place = endOf(all, behind > parent ? behind : parent);
    all.splice(place, 0, { ...line, id: "", isNew: true, depth: all[parent].depth + 1, kind: "", joins: "together", edition: 1, words: "", conditions: 0 });
  }
  return all;
}

export function CauseLines({ rex, lines, saved, hints, about, writers, labels, language, most, isReadOnly, onSave, onAdd, onPasteLines, onMove, onHang, onSet, onLesson, onRemove, onHere, onTyped, onKeep }) {
  const draft = `rex-${rex}-new`;
  const list = useRef(null);
  const [fresh, setFresh] = useState(() => Object.values(draftOf(draft)));
  const [current, setCurrent] = useState("");
  const [said, say] = useState("");
  const wanted = useRef("");
  const dragged = useRef("");
  const rows = useMemo(() => withNew(lines, fresh), [lines, fresh]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id || row.key, row])), [rows]);

  const held = useRef(fresh); // several may change within one drawing
  const keep = (next) => {
    held.current = next;
    setFresh(next);
    const waiting = next.filter((line) => !line.id);
    if (waiting.length) keepDraft(draft, Object.fromEntries(waiting.map((line) => [line.key, line])));
    else forgetDraft(draft);
  };
  const boxOf = (key) => list.current?.querySelector(`[data-row="${CSS.escape(key)}"] textarea`);
  const focus = (key) => {
    wanted.current = key;
    const box = boxOf(key);
    if (!box) return;
    wanted.current = "";
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  };
  useEffect(() => {
    if (wanted.current) focus(wanted.current);
  }, [rows]);

  // A node of the drawing leads to its line.
  useEffect(() => {
    const stop = new AbortController();
    const clicked = (event) => {
      const node = event.target.closest?.("[data-cause]");
      const row = node && rows.find((each) => each.id === node.dataset.cause);
      if (row) focus(row.key);
    };
    document.addEventListener("click", clicked, { signal: stop.signal });
    return () => stop.abort();
  }, [rows]);

  // There is room for one of the two on a small screen.
  useEffect(() => {
    if (matchMedia("(max-width: 1023px)").matches) list.current.closest(".rexed-why")?.querySelector("details.rexed-drawing")?.removeAttribute("open");
  }, []);

  const add = (parent, after) => {
    const line = { key: newKey(), parent, after };
    keep([...held.current, line]);
    wanted.current = line.key;
  };
  const parentOf = (row) => {
    const at = rows.indexOf(row);
    return rows.slice(0, at).findLast((each) => each.depth === row.depth - 1);
  };
  const before = (row) => rows.slice(0, rows.indexOf(row)).findLast((each) => each.depth <= row.depth);
  const nameOf = (row) => row.id || row.key;
  const change = (row, values) => keep(held.current.map((line) => (line.key === row.key ? { ...line, ...values } : line)));
  const drop = (row) => keep(held.current.filter((line) => line.key !== row.key));

  const act = {
    another: (row) => (row.depth === 0 ? add(nameOf(row)) : add(nameOf(parentOf(row)), nameOf(row))),
    deeper: (row) => {
      if (!row.isNew || row.isTyped()) return add(nameOf(row));
      const above = before(row);
      if (above?.depth === row.depth) change(row, { parent: nameOf(above), after: undefined });
      wanted.current = row.key;
    },
    back: (row) => {
      const parent = parentOf(row);
      if (!parent) return;
      if (!row.isNew || row.isTyped()) return focus(parent.key);
      if (parent.depth > 0) change(row, { parent: nameOf(parentOf(parent)), after: nameOf(parent) });
      wanted.current = row.key;
    },
    step: (row, by) => {
      const next = rows[rows.indexOf(row) + by];
      if (next) focus(next.key);
    },
    move: (row, way) => {
      if (!row.id) return;
      wanted.current = row.key;
      onMove(row.id, way);
      say(put(labels.moved[way], { fact: row.words }));
    },
    hang: (row, under) => row.id && under.id && row.id !== under.id && onHang(row.id, under.id),
    set: (row, what, value) => row.id && onSet(row.id, what, value),
    lesson: (row) => row.id && onLesson(row.id),
    drop: (row) => {
      const at = rows.indexOf(row);
      if (rows[at - 1]) focus(rows[at - 1].key);
      if (row.isNew) drop(row);
      else onRemove(row.id);
    },
    paste: (row, text) => onPasteLines(row.depth === 0 || !row.isNew ? row.id : nameOf(parentOf(row)), text),
    create: (row, words, key) => {
      const parent = byId.get(row.parent);
      if (!parent?.id) return; // its own parent is on its way
      const beside = rows.filter((each) => each.id && parentOf(each) === parent);
      const behind = beside.findIndex((each) => each.id === row.after);
      onAdd(row.key, parent.id, behind < 0 ? beside.length : behind + 1, words, key);
    },
    known: (row, id) => keep(held.current.map((line) => (line.key === row.key ? { ...line, id } : { ...line, parent: line.parent === row.key ? id : line.parent, after: line.after === row.key ? id : line.after }))),
    dragged,
    list,
  };
  const shared = { rex, saved, labels, language, most, isReadOnly, onSave, onHere, onTyped, onKeep, act, focus };
  return h(
    "div",
    { className: "cause-lines" },
    h(
      "ol",
      { ref: list, "aria-label": labels.list },
      rows.map((row) =>
        h(CauseRow, {
          key: row.key,
          row,
          parent: parentOf(row),
          isCurrent: current === row.key,
          onCurrent: () => setCurrent(row.key),
          hints: about === `cause:${row.id || row.key}` ? hints : [],
          writer: writers?.find((each) => each.unit === `cause:${row.id}` && each.person.id !== who),
          ...shared,
        }),
      ),
    ),
    h("p", { className: "sr-only", role: "status" }, said),
  );
}

function CauseRow({ rex, row, parent, isCurrent, onCurrent, hints, writer, saved, labels, language, most, isReadOnly, onSave, onHere, onTyped, onKeep, act, focus }) {
  const id = useId();
  const name = row.id || row.key;
  const [isFree, setFree] = useState(false);
  const [isOver, setOver] = useState(false);
  const save = (text, edition, key) => (row.id ? onSave(`cause:${row.id}`, text, edition, key) : act.create(row, text, key));
  const own = useSaved({ unit: `cause:${row.key}`, draft: `rex-${rex}-cause-${row.key}`, words: row.words, edition: row.edition, saved, onSave: save, isNeeded: true, isNew: !row.id });
  const here = useHere(`cause:${name}`, onHere);
  useHeight(own.field, own.text);
  row.isTyped = () => own.text.trim() !== "";
  const isTop = row.depth === 0;

  // A new line has an id as soon as the server has its words.
  const made = row.isNew && Object.values(saved ?? {}).find((answer) => answer.unit === row.key && answer.id);
  useEffect(() => {
    if (made) act.known(row, made.id);
  }, [made?.id]);

  const pressed = (event) => {
    const box = event.target;
    if (event.nativeEvent.isComposing) return;
    const arrow = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" }[event.key];
    const digit = event.altKey && /^Digit([1-4])$/.exec(event.code);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isStart = box.selectionStart === 0 && box.selectionEnd === 0;
    const isEnd = box.selectionStart === box.value.length;
    if (event.key === "Escape" && isPlain) {
      setFree(true);
      event.stopPropagation();
      return;
    }
    if (event.key === "Tab" && isPlain && !isFree) {
      if (event.shiftKey && isTop) return;
      if (event.shiftKey) act.back(row);
      else act.deeper(row);
    } else if (event.key === "Enter" && isPlain && !event.shiftKey) {
      if (own.text.trim()) act.another(row);
    } else if (arrow && event.altKey && !isTop) act.move(row, arrow);
    else if (digit && !isTop) act.set(row, "kind", KINDS[digit[1] - 1]);
    else if (event.key === "Backspace" && isPlain && !box.value && !isTop && !row.conditions) act.drop(row);
    else if (arrow === "up" && isPlain && isStart) act.step(row, -1);
    else if (arrow === "down" && isPlain && isEnd) act.step(row, 1);
    else {
      if (event.key !== "Tab" && event.key !== "Shift") setFree(false);
      return;
    }
    setFree(false);
    event.preventDefault();
  };
  const pasted = (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!text.trim().includes("\n")) return;
    event.preventDefault();
    act.paste(row, text);
  };
  const drag = {
    onDragOver: (event) => {
      if (!act.dragged.current || act.dragged.current === row) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event) => {
      event.preventDefault();
      setOver(false);
      if (act.dragged.current) act.hang(act.dragged.current, row);
      act.dragged.current = "";
    },
  };
  const asked = isTop ? labels.event : labels.needed;
  const field = h("textarea", {
    id: `${id}-words`,
    ref: own.field,
    rows: 1,
    value: own.text,
    lang: language,
    maxLength: most,
    readOnly: isReadOnly,
    "aria-label": isTop ? labels.event : put(labels.needed_for, { fact: parent?.words || labels.this_fact }),
    "aria-describedby": `${id}-said`,
    placeholder: isTop ? "" : labels.needed,
    onChange: (event) => {
      own.type(event.target.value.replaceAll("\n", " "));
      here.beat();
      onTyped(`cause:${name}`, event.target.value);
    },
    onKeyDown: pressed,
    onPaste: pasted,
    onFocus: () => {
      onCurrent();
      here.beat();
    },
    onBlur: () => {
      own.send();
      here.leave();
    },
  });
  const told = [!isTop && row.kind && labels.kinds[row.kind], row.can_act && labels.can_act, row.nobody_knows && labels.nobody_knows, row.conditions > 1 && labels.joins[row.joins]].filter(Boolean);
  return h(
    "li",
    {
      "data-row": row.key,
      "data-id": row.id || undefined,
      className: ["cause-line", isCurrent && "cause-now", isTop && "cause-event", isOver && "cause-over"].filter(Boolean).join(" "),
      style: { "--cause-in": `${Math.min(row.depth, DEEPEST) * STEP}px` },
      ...drag,
    },
    h(
      "div",
      { className: "cause-row" },
      h("span", { className: "cause-icon", title: labels.kinds[row.kind] }, h(Drawn, { name: isTop ? "event" : row.kind })),
      h(
        "div",
        { className: "cause-words" },
        isCurrent && h("span", { className: "cause-asked", "aria-hidden": true }, asked),
        field,
      ),
      row.can_act && h("span", { className: "cause-act" }, h(Drawn, { name: "act", size: 14 }), labels.can_act),
      row.nobody_knows && h("span", { className: "cause-unknown t-small" }, labels.nobody_knows),
      writer && h("span", { className: "cause-writer t-small" }, h("span", { className: `avatar avatar-1 avatar-${writer.person.colour}`, "aria-hidden": true }, writer.person.initials), writer.first_name),
      row.id && !isReadOnly && h(RowMenu, { row, act, labels, isTop, id }),
    ),
    h("span", { id: `${id}-said`, className: "sr-only" }, told.join(", ")),
    row.conditions > 1 && (isCurrent || row.joins === "either") && h("p", { className: "cause-joins t-small" }, labels.joins[row.joins]),
    isCurrent && !isTop && row.id && !isReadOnly && h(
      "div",
      { className: "cause-kinds", role: "group", "aria-label": labels.kind },
      KINDS.map((kind, place) =>
        h(
          "button",
          { key: kind, type: "button", className: "react", "aria-pressed": row.kind === kind, "aria-keyshortcuts": `Alt+${place + 1}`, onClick: () => act.set(row, "kind", row.kind === kind ? "" : kind) },
          h(Drawn, { name: kind, size: 14 }),
          labels.kinds[kind],
        ),
      ),
    ),
    isFree && h("p", { className: "cause-free t-small", role: "status" }, labels.free),
    hints.length > 0 && h(Hints, { hints, labels, onKeep, onTake: (sentence, offer) => own.type(own.text.replace(sentence, offer)) }),
    h(Both, { ...own, labels, language }),
  );
}

function RowMenu({ row, act, labels, isTop, id }) {
  const menu = `${id}-menu`;
  const item = (label, what, more) => h("button", { type: "button", role: "menuitem", tabIndex: -1, className: "menu-item", onClick: what, ...more }, h("span", { className: "grow" }, label));
  return [
    h("button", {
      key: "button",
      type: "button",
      popoverTarget: menu,
      "aria-haspopup": "menu",
      "aria-controls": menu,
      "aria-label": put(labels.more, { fact: row.words }),
      className: "btn btn-ghost btn-1 btn-icon cause-grip",
      draggable: !isTop,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", row.words);
        act.dragged.current = row;
      },
      onDragEnd: () => { act.dragged.current = ""; },
    }, h(Icon, { name: "grip", size: 16 })),
    h(
      "div",
      { key: "menu", id: menu, role: "menu", popover: "auto", "aria-label": put(labels.more, { fact: row.words }), className: "menu menu-end" },
      item(labels.ask, () => act.deeper({ ...row, isTyped: () => true })),
      !isTop && item(labels.move.up, () => act.move(row, "up")),
      !isTop && item(labels.move.down, () => act.move(row, "down")),
      !isTop && item(labels.move.in, () => act.move(row, "in")),
      !isTop && item(labels.move.out, () => act.move(row, "out")),
      row.conditions > 1 && item(row.joins === "either" ? labels.set_together : labels.set_either, () => act.set(row, "joins", row.joins === "either" ? "together" : "either")),
      !isTop && item(row.can_act ? labels.not_act : labels.set_act, () => act.set(row, "can_act", row.can_act ? "" : "yes")),
      !isTop && item(row.nobody_knows ? labels.somebody_knows : labels.set_unknown, () => act.set(row, "nobody_knows", row.nobody_knows ? "" : "yes")),
      item(labels.lesson, () => act.lesson(row)),
      !isTop && item(row.conditions ? labels.remove_all : labels.remove, () => act.drop(row), { className: "menu-item menu-danger" }),
    ),
  ];
}

function Hints({ hints, labels, onKeep, onTake }) {
  return h(
    "ul",
    { className: "wording", "aria-label": labels.wording },
    hints.map((hint) => {
      const offer = labels.try.replace("{offer}", hint.offer);
      return h(
        "li",
        { key: hint.sentence },
        h("p", null, h("mark", null, hint.words), " ", h("span", null, labels.why[hint.kind] ?? labels.why.judgement)),
        h(
          "p",
          null,
          hint.is_whole
            ? h("button", { type: "button", className: "btn btn-ghost btn-1", onClick: () => onTake(hint.sentence, hint.offer) }, offer)
            : h("span", { className: "wording-offer" }, offer),
          h("button", { type: "button", className: "btn btn-ghost btn-1", onClick: () => onKeep(hint.sentence) }, labels.keep),
        ),
      );
    }),
  );
}
