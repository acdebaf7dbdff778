// In a text field: after @ or # and one letter a list of names to choose from, which the server finds. The focus stays
// in the field; arrows move in the list, Enter or Tab takes a name, Esc closes the list and leaves the text.
import { createElement as h, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useAsking } from "./asking.js";
import { insert, placeOf } from "./typing.js";

// A sign at the beginning of a word, and at most three words of a name up to the caret.
const NAME = /(?:^|[\s([«"'])([@#])([\p{L}\p{N}][\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]+){0,2} ?)$/u;
const GAP = 6;

function typedIn(field) {
  if (field.selectionStart !== field.selectionEnd) return null;
  const found = NAME.exec(field.value.slice(Math.max(0, field.selectionStart - 80), field.selectionStart));
  if (!found) return null;
  return { start: field.selectionStart - found[2].length - 1, sign: found[1], typed: found[2].trim() };
}

function useRole(anchor, id, isOpen, at) {
  useEffect(() => {
    const field = fieldOf(anchor);
    if (!field || !isOpen) return undefined;
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "true" };
    Object.entries({ ...roles, "aria-controls": id, "aria-activedescendant": `${id}-${at}` }).forEach(([name, value]) =>
      field.setAttribute(name, value),
    );
    return () => {
      [...Object.keys(roles), "aria-controls", "aria-activedescendant"].forEach((name) => field.removeAttribute(name));
    };
  }, [isOpen, id, at]);
}

const fieldOf = (anchor) => anchor.current?.closest(".editor")?.querySelector("textarea");

function place(list, field, start) {
  const around = field.closest(".editor").getBoundingClientRect();
  const box = field.getBoundingClientRect();
  const caret = placeOf(field, start);
  const seen = window.visualViewport;
  const end = seen ? seen.offsetTop + seen.height : innerHeight;
  const below = Math.min(caret.bottom, box.height) + GAP;
  const isBelow = box.top + below + list.offsetHeight < end;
  const top = isBelow ? below : Math.max(0, caret.top) - list.offsetHeight - GAP;
  const left = Math.max(0, Math.min(caret.left - 12, around.width - list.offsetWidth));
  Object.assign(list.style, { top: `${box.top - around.top + top}px`, left: `${left}px` });
}

export function Completion({ about, offers, answered, labels, onAsk }) {
  const id = useId();
  const anchor = useRef(null);
  const list = useRef(null);
  const quiet = useRef(null); // where a list was closed, or where nothing begins like what was typed
  const [name, setName] = useState(null);
  const [shown, setShown] = useState([]);
  const [at, setAt] = useState(0);
  const keyOf = ({ sign, typed }) => `${sign}${typed}|${about}`;
  const ask = useAsking(answered, keyOf, ({ sign, typed }) => onAsk(sign, typed, about));
  const isOpen = name !== null && shown.length > 0;

  const close = (isQuiet) => {
    if (isQuiet && name) quiet.current = { start: name.start, typed: "" };
    setName(null);
    setShown([]);
  };

  useEffect(() => {
    if (!name || keyOf(name) !== answered) return;
    setShown(offers);
    setAt(0);
    if (!offers.length) quiet.current = name;
  }, [answered, name]);

  useRole(anchor, id, isOpen, at);
  useLayoutEffect(() => {
    if (isOpen) place(list.current, fieldOf(anchor), name.start);
  });

  const take = (offer) => {
    const field = fieldOf(anchor);
    insert(field, name.start, field.selectionStart, offer.text);
    close(true);
  };

  const heard = useRef({}).current;
  heard.typed = () => {
    const found = typedIn(fieldOf(anchor));
    if (!found) quiet.current = null;
    const stopped = quiet.current;
    const isQuiet = found && stopped?.start === found.start && found.typed.startsWith(stopped.typed);
    if (!found || isQuiet) return close(false);
    quiet.current = null;
    setName(found);
    ask(found);
  };
  heard.pressed = (event) => {
    if (!isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + shown.length };
    if (event.key in steps) setAt(steps[event.key] % shown.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) take(shown[at]);
    else if (event.key === "Escape") close(true);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  heard.moved = (event) => {
    if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) close(false);
  };
  heard.left = () => close(false);

  useEffect(() => {
    const field = fieldOf(anchor);
    if (!field) return undefined;
    const ending = new AbortController();
    const listen = (event, what) => field.addEventListener(event, (given) => heard[what](given), { signal: ending.signal });
    listen("input", "typed");
    listen("keydown", "pressed");
    listen("keyup", "moved");
    listen("blur", "left");
    listen("pointerdown", "left");
    return () => ending.abort();
  }, []);

  const row = (offer, index) =>
    h(
      "li",
      {
        key: offer.id,
        id: `${id}-${index}`,
        role: "option",
        "aria-selected": index === at,
        onPointerDown: (event) => event.preventDefault(), // the field keeps the focus
        onClick: () => take(offer),
      },
      offer.initials && h("span", { className: `avatar avatar-1 avatar-${offer.colour}`, "aria-hidden": true }, offer.initials),
      h("span", { className: "grow t-clip" }, h("b", null, offer.name), " ", h("span", { className: "t-small" }, offer.is_here ? labels.here : offer.detail)),
      index === at && h("kbd", { className: "kbd", "aria-hidden": true }, labels.enter),
    );
  const label = name?.sign === "#" ? labels.topics : labels.people;
  return h(
    "span",
    { ref: anchor, className: "completion-place" },
    isOpen &&
      h(
        "div",
        { ref: list, className: "completion" },
        h("ul", { id, role: "listbox", "aria-label": label }, shown.map(row)),
        name.sign === "@" && h("p", { className: "completion-note" }, labels.note),
      ),
  );
}
