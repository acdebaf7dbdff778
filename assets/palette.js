// The field of the search palette. What it finds stands in a list beside it, which the server fills: arrows move in
// there while the focus stays in the field, Enter opens what is marked, Ctrl+Enter shows everything on a page, and Tab
// narrows it to the next sort of things. Where there is one sort only, Tab leaves the field.
import { createElement as h, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useAsking } from "./asking.js";
import { ofPerson, read } from "./storage.js";

const RECENT = 8;
const OPENED = /^\/[a-z]+\/[0-9a-z]{12}$/; // the page of something that somebody wrote, of a colleague, of a topic

let last = Date.now(); // no two questions of a tab have one key, also not after a reload

// Only addresses are kept: what they are called, and whether one may still see it, the server says each time.
const recent = () => read(ofPerson, "recent", []);

function useRecent(address) {
  useEffect(() => {
    if (!OPENED.test(address)) return;
    const others = recent().filter((each) => each !== address);
    ofPerson.set("recent", JSON.stringify([address, ...others].slice(0, RECENT)));
  }, [address]);
}

const isOwnWay = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button > 0;

export function PaletteField({ list, answered, label, onAsk }) {
  const id = useId();
  const field = useRef(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState("");
  const [isSeen, setSeen] = useState(false); // since it was opened, something was found
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useRecent(pathname);

  const found = () => document.getElementById(list);
  const options = () => [...found().querySelectorAll('[role="option"]')];
  const dialog = () => field.current.closest("dialog");
  const opened = () => recent().filter((each) => each !== pathname).join(" ");
  const sorts = () => [...dialog().querySelectorAll("[data-sort]")];
  const chosen = () => sorts().findIndex((each) => each.getAttribute("aria-pressed") === "true");
  const send = useAsking(answered, ([key]) => key, ([key, words, sort]) => onAsk(key, words, opened(), sort));
  const ask = (words, sort = sorts()[chosen()]?.dataset.sort ?? "") => {
    const key = String((last += 1));
    setTyped(words);
    setAsked(key);
    send([key, words, words ? sort : ""]);
  };

  useLayoutEffect(() => {
    if (answered !== asked) return;
    setSeen(true);
    setAt(0);
  }, [answered, asked]);

  useLayoutEffect(() => {
    found().setAttribute("aria-busy", !isSeen);
    const all = isSeen ? options() : [];
    all.forEach((option, place) => {
      option.id = `${id}-${place}`;
      option.setAttribute("aria-selected", place === at);
    });
    if (all[at]) field.current.setAttribute("aria-activedescendant", all[at].id);
    else field.current.removeAttribute("aria-activedescendant");
  });

  const heard = useRef({}).current;
  heard.close = () => {
    setSeen(false);
    setTyped("");
    setAsked("");
  };
  heard.chose = (event) => {
    const sort = event.target.closest("[data-sort]");
    if (sort) ask(typed, sort.dataset.sort);
  };
  heard.moved = (event) => {
    const place = options().indexOf(event.target.closest('[role="option"]'));
    if (place >= 0) setAt(place);
  };
  useEffect(() => {
    const ending = new AbortController();
    const listen = (element, event, what) => element.addEventListener(event, what, { signal: ending.signal });
    listen(dialog(), "close", () => heard.close());
    listen(dialog(), "click", (event) => heard.chose(event));
    listen(dialog(), "pointerdown", (event) => event.target.closest("[data-sort]") && event.preventDefault());
    listen(found(), "pointermove", (event) => heard.moved(event));
    listen(found(), "pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    listen(found(), "click", (event) => event.target.closest("a") && !isOwnWay(event) && dialog().close());
    return () => ending.abort();
  }, []);

  const everything = () => {
    const words = typed.trim();
    dialog().close();
    navigate(words ? `/search?${new URLSearchParams({ q: words })}` : "/search");
  };
  const pressed = (event) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const all = options();
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length };
    if (event.key in steps && all.length) {
      const place = steps[event.key] % all.length;
      setAt(place);
      all[place].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Tab" && !event.ctrlKey && !event.metaKey && sorts().length) {
      const next = (chosen() + (event.shiftKey ? -1 : 1) + sorts().length) % sorts().length;
      sorts()[next].scrollIntoView({ block: "nearest", inline: "nearest" });
      ask(typed, sorts()[next].dataset.sort);
    } else if (event.key === "Enter") {
      // Before the answer has come nobody knows what stands there: the page of the search never leads astray.
      if (event.ctrlKey || event.metaKey || asked !== answered || !all[at]) everything();
      else all[at].click();
    } else return;
    event.preventDefault();
  };

  return h("input", {
    ref: field,
    className: "palette-field",
    type: "text",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": isSeen,
    "aria-controls": list,
    "aria-label": label,
    placeholder: label,
    enterKeyHint: "search",
    autoComplete: "off",
    autoCapitalize: "off",
    spellCheck: false,
    maxLength: 200,
    value: typed,
    onFocus: () => asked || ask(""),
    onChange: (event) => ask(event.target.value),
    onKeyDown: pressed,
  });
}
