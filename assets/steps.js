// Step-by-steps: the field in which they are written, and the guide that shows one step at a time.
import { createElement as h, useEffect, useRef, useState } from "react";
import { Clip } from "./clip.js";
import { fill } from "./drafts.js";
import { Icon } from "./icons.js";
import { keysOn } from "./keys.js";
import { Photo } from "./photo.js";

const BLANK = { name: "", text: "", lasts: "", good: "", warning: "", photo: "", photo_shows: "", clip: "", clip_shows: "" };
const CLIPS = "/clips/";
let last = 0;
const keyed = (step) => ({ ...BLANK, ...step, key: ++last });

function read(text) {
  try {
    const steps = JSON.parse(text || "[]");
    return (steps.length ? steps : [{}]).map(keyed);
  } catch {
    return [keyed({})];
  }
}

const isBlank = (step) => Object.keys(BLANK).every((name) => !step[name]);
const written = (steps) => (steps.every(isBlank) ? "[]" : JSON.stringify(steps.map(({ key, ...step }) => step)));

const button = (icon, label, onClick, more) =>
  h("button", { type: "button", className: "btn btn-ghost btn-1 btn-icon", "aria-label": label, title: label, onClick, ...more }, h(Icon, { name: icon }));

// What travels with the form, and is kept with its draft, is one text with all steps, in a field that nobody sees.
export function StepsField({ name, value, sizes, labels, photo, clip }) {
  const field = useRef(null);
  const own = useRef(value || "[]");
  const list = useRef(null);
  const moved = useRef(null);
  const [dragged, setDragged] = useState(0);
  const [steps, setSteps] = useState(() => read(value));

  const change = (next) => {
    setSteps(next);
    own.current = written(next);
    fill(field.current, own.current);
  };
  const heard = (event) => {
    if (event.target.value === own.current) return;
    own.current = event.target.value; // a draft came back
    setSteps(read(own.current));
  };
  useEffect(() => {
    const form = field.current.form;
    const reset = () => {
      own.current = value || "[]";
      setSteps(read(own.current));
    };
    form.addEventListener("reset", reset);
    return () => form.removeEventListener("reset", reset);
  }, []);
  // Whoever adds or moves a step stays with it.
  useEffect(() => {
    if (!moved.current) return;
    const [key, way] = moved.current;
    moved.current = null;
    const row = list.current.querySelector(`[data-step-key="${key}"]`);
    const target = row?.querySelector(way) ?? row?.querySelector("input");
    (target?.disabled ? row.querySelector("input") : target)?.focus();
  }, [steps]);

  const put = (at, changes) => change(steps.map((step, place) => (place === at ? { ...step, ...changes } : step)));
  const move = (from, to, way) => {
    if (to < 0 || to >= steps.length) return;
    const next = [...steps];
    next.splice(to, 0, ...next.splice(from, 1));
    moved.current = [steps[from].key, way];
    change(next);
  };
  const remove = (at) => {
    const next = steps.filter((_, place) => place !== at);
    if (!next.length) next.push(keyed({}));
    moved.current = [next[Math.min(at, next.length - 1)].key, "input"];
    change(next);
  };
  const add = () => {
    const step = keyed({});
    moved.current = [step.key, "input"];
    change([...steps, step]);
  };

  const line = (step, at, what, tag = "input", more = {}) => {
    const id = `step-${step.key}-${what}`;
    const area = tag === "textarea";
    return h(
      "div",
      { className: "field" },
      h("label", { htmlFor: id, className: "field-label" }, labels[what]),
      h(tag, {
        id,
        className: area ? "input input-area" : "input input-2",
        value: step[what],
        maxLength: sizes[what],
        rows: area ? 2 : undefined,
        autoComplete: "off",
        onChange: (event) => put(at, { [what]: event.target.value }),
        ...more,
      }),
    );
  };
  const row = (step, at) => {
    const number = at + 1;
    const named = (text) => text.replace("{n}", number);
    return h(
      "li",
      {
        key: step.key,
        "data-step-key": step.key,
        className: dragged === step.key ? "step-row step-dragged" : "step-row",
        onDragOver: (event) => {
          if (!dragged) return;
          event.preventDefault();
          const from = steps.findIndex(({ key }) => key === dragged);
          if (from !== at) move(from, at, "none");
        },
        onDrop: (event) => event.preventDefault(),
      },
      h(
        "div",
        { className: "row between g2" },
        h(
          "span",
          {
            className: "step-grip row g2",
            draggable: true,
            onDragStart: (event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", step.name);
              setDragged(step.key);
            },
            onDragEnd: () => setDragged(0),
          },
          h(Icon, { name: "grip" }),
          h("span", { className: "step-number" }, number),
        ),
        h(
          "span",
          { className: "row g1" },
          button("up", named(labels.up), () => move(at, at - 1, ".step-up"), { disabled: at === 0, className: "btn btn-ghost btn-1 btn-icon step-up" }),
          button("down", named(labels.down), () => move(at, at + 1, ".step-down"), { disabled: at === steps.length - 1, className: "btn btn-ghost btn-1 btn-icon step-down" }),
          button("close", named(labels.remove), () => remove(at)),
        ),
      ),
      h("div", { className: "step-first" }, line(step, at, "name"), line(step, at, "lasts", "input", { placeholder: labels.example })),
      line(step, at, "text", "textarea"),
      h("div", { className: "step-signs" }, line(step, at, "good"), line(step, at, "warning")),
      // A step has one picture, still or moving.
      h(
        "div",
        { className: "step-shows" },
        !step.clip && h(Photo, { value: step.photo, labels: photo, onChange: (address) => put(at, { photo: address }) }),
        !step.photo &&
          h(Clip, {
            value: step.clip.slice(CLIPS.length),
            labels: clip,
            onChange: (id) => put(at, { clip: id && CLIPS + id }),
          }),
      ),
      step.photo && line(step, at, "photo_shows"),
      step.clip && line(step, at, "clip_shows", "textarea"),
    );
  };
  return h(
    "div",
    { className: "steps-field" },
    // A text that is not shown, because drafts leave hidden fields alone.
    h("input", { ref: field, type: "text", name, defaultValue: value || "[]", hidden: true, onInput: heard }),
    h("ol", { ref: list, className: "step-rows" }, ...steps.map(row)),
    h("button", { type: "button", className: "btn btn-surface btn-2", onClick: add }, h(Icon, { name: "plus" }), h("span", { className: "btn-text" }, labels.add)),
  );
}

const AT = /^#step-(\d+)$/;
const here = (steps) => {
  const number = Number(AT.exec(location.hash)?.[1] ?? 0);
  return number >= 1 && number <= steps.length ? number - 1 : -1;
};
const html = (tag, text, props) => h(tag, { ...props, dangerouslySetInnerHTML: { __html: text } });

// One step and nothing else. The address names the step, so that another device opens the same one.
export function StepsGuide({ id, steps, language, labels, onSend }) {
  const dialog = useRef(null);
  const words = useRef(null);
  const [at, setAt] = useState(0);

  const go = (to) => {
    const next = Math.max(0, Math.min(steps.length - 1, to));
    setAt(next);
    history.replaceState(history.state, "", `#step-${next + 1}`);
    words.current?.focus();
    words.current?.parentElement.scrollTo(0, 0);
  };
  useEffect(() => {
    const first = here(steps);
    if (first < 0) return;
    setAt(first);
    if (!dialog.current.open) dialog.current.showModal();
  }, [id]);
  useEffect(() => {
    const stop = new AbortController();
    const clicked = (event) => {
      const opener = event.target.closest?.(`[data-opens="${id}"]`);
      if (opener) go(Number(opener.dataset.step ?? 1) - 1);
    };
    document.addEventListener("click", clicked, { signal: stop.signal });
    return () => stop.abort();
  }, [id, steps.length]);

  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("video")) return; // its own keys
    const isButton = event.target.closest("button, a");
    const on = ["ArrowRight", ...(keysOn() ? ["j", ...(isButton ? [] : [" "])] : [])];
    const back = ["ArrowLeft", ...(keysOn() ? ["k"] : [])];
    if (on.includes(event.key)) go(at + 1);
    else if (back.includes(event.key)) go(at - 1);
    else return;
    event.preventDefault();
  };
  const closed = () => {
    dialog.current.querySelector("video")?.pause();
    history.replaceState(history.state, "", location.pathname + location.search);
  };
  const step = steps[at] ?? {};
  const isLast = at >= steps.length - 1;
  const sign = (icon, label, text, className) =>
    text && h("p", { className: `step-sign ${className}` }, h(Icon, { name: icon }), h("span", null, label && h("b", null, label, " "), html("span", text)));
  const count = labels.count.replace("{n}", at + 1).replace("{all}", steps.length);
  const plain = (text, onClick, kind, more) =>
    h("button", { type: "button", className: `btn btn-${kind} btn-3`, onClick, ...more }, h("span", { className: "btn-text" }, text));
  return h(
    "dialog",
    { ref: dialog, id, className: "one-step", "aria-label": labels.guide, onKeyDown: pressed, onClose: closed },
    h(
      "header",
      { className: "one-step-bar" },
      h("span", { className: "t-meta t-num", "aria-live": "polite" }, count),
      h("progress", { value: at + 1, max: steps.length, "aria-hidden": true }),
      h("button", { type: "button", className: "btn btn-ghost btn-2 btn-icon not-phone", "aria-label": labels.phone, title: labels.phone, onClick: () => onSend?.(at + 1) }, h(Icon, { name: "phone" })),
      h("button", { type: "button", className: "btn btn-ghost btn-2 btn-icon", "aria-label": labels.close, onClick: () => dialog.current.close() }, h(Icon, { name: "close" })),
    ),
    h(
      "div",
      { className: "one-step-words" },
      step.photo_html && html("figure", step.photo_html, { className: "one-step-photo" }),
      step.clip &&
        h(
          "figure",
          { className: "one-step-photo" },
          h("video", { key: step.clip, src: step.clip, controls: true, playsInline: true, preload: "metadata", "aria-label": labels.clip }),
          h("figcaption", { lang: language, className: "t-meta" }, step.clip_shows),
        ),
      h(
        "section",
        { ref: words, tabIndex: -1, lang: language, className: "one-step-told" },
        h("p", { className: "t-meta row between t-num" }, h("span", null, step.begins), h("span", null, step.lasts)),
        h("h2", { className: "t-h1" }, step.name),
        step.html && html("div", step.html, { className: "prose t-read" }),
        sign("success", labels.good, step.good_html, "step-good"),
        sign("careful", "", step.warning_html, "step-warning"),
      ),
    ),
    h(
      "footer",
      { className: "one-step-dock" },
      plain(labels.back, () => go(at - 1), "surface", { disabled: at === 0 }),
      isLast ? plain(labels.done, () => dialog.current.close(), "solid") : plain(labels.next, () => go(at + 1), "solid"),
    ),
  );
}
