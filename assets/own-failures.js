// Small failures without a name (unsigned.js says what is kept of them here). The form, what this browser told, and
// on the page of a story what its author may do. Nothing of it goes through a State.
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { request } from "./channel.js";
import { useFormats } from "./formats.js";
import { FormKeeper, letFormsGo } from "./forms.js";
import { useT } from "./i18n.js";
import { midnight, Withdraw } from "./own-questions.js";
import { change, drop, keep, kept, newSecret, send, useKept } from "./unsigned.js";
import { button, copyKey, EnterKey, grouped, oneLine, sentence } from "./unsigned-keys.js";

const KIND = "failure";
const REST = 400;
const SHORTEST = { title: 10, happened: 10, lesson: 3 };
const GONE = "failures.unknown_secret";

const text = (form, name) => form.elements[name].value.trim();
const textsOf = (form) => ({
  title: oneLine(form.elements.title.value),
  happened: text(form, "happened"),
  lesson: text(form, "lesson"),
  help: text(form, "help"),
});

// The field that says too little, with what to say to it.
function wrongField(words, labels) {
  if (words.title.length < SHORTEST.title) return ["title", labels.short];
  if (words.happened.length < SHORTEST.happened) return ["happened", labels.short_happened];
  if (words.lesson.length < SHORTEST.lesson) return ["lesson", labels.short_lesson];
  return undefined;
}

// --- The form -------------------------------------------------------------------------------------------------

export function UnsignedFailureForm({ space, labels, draft, children, ...rest }) {
  const t = useT();
  const { moment } = useFormats();
  const form = useRef();
  const done = useRef();
  const secret = useRef(""); // of the words in the form, until they have arrived: sent twice they are one story
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState({ times: 0 });

  const refuse = (said, field = "title") => {
    setProblem(said);
    form.current.elements[field].focus();
    letFormsGo();
  };
  const wordsOf = () => ({
    ...textsOf(form.current),
    language: form.current.elements.language.value,
    is_open: form.current.elements.is_open.checked,
    is_kept: form.current.elements.is_kept.checked,
  });
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return undefined;
    const words = wordsOf();
    const wrong = wrongField(words, labels);
    if (wrong) return refuse(wrong[1], wrong[0]);
    setBusy(true);
    secret.current ||= newSecret();
    const item = { kind: KIND, parent: space, secret: secret.current, text: JSON.stringify(words) };
    try {
      const { tag, next } = await send(item);
      keep([...kept().filter((other) => other.secret !== item.secret), { ...item, title: words.title, tag }]);
      secret.current = "";
      setProblem("");
      setSent({ times: sent.times + 1, secret: item.secret, next });
      form.current.reset();
    } catch (error) {
      refuse(sentence(t, labels, error));
    } finally {
      setBusy(false);
      letFormsGo();
    }
    return undefined;
  };

  useEffect(() => {
    if (sent.secret) done.current?.focus();
  }, [sent.times]);
  const times = { time: moment(sent.next, "time"), night: moment(midnight(), "time") };
  const told = labels.sent.replaceAll("{time}", times.time).replaceAll("{night}", times.night);
  const receipt = h(
    "section",
    { className: "callout callout-success mb5 unsigned-sent", role: "status" },
    h(
      "div",
      { className: "grow" },
      h("h2", { ref: done, tabIndex: -1, className: "t-sec" }, labels.sent_title),
      h("p", { className: "t-body mt1" }, told),
      h("p", { className: "t-meta mt2" }, labels.write_down),
      sent.secret && h("p", { className: "t-mono unsigned-key mt2" }, grouped(sent.secret)),
      sent.secret && h("div", { className: "row g2 mt2" }, copyKey(sent.secret, labels)),
    ),
  );
  return h(
    "div",
    null,
    sent.secret && receipt,
    h(
      "form",
      { ...rest, ref: form, noValidate: true, onSubmit: submit, "data-busy": busy ? "" : undefined },
      problem && h("p", { role: "alert", className: "field-error mb3" }, problem),
      children,
      h(FormKeeper, { draft, cleared: `${sent.times}`, once: true }),
    ),
  );
}

// --- What this browser told -----------------------------------------------------------------------------------

const useOwn = () => {
  const items = useKept();
  return useMemo(() => items.filter((item) => item.kind === KIND), [items]);
};

// What became of each, looked up when this is shown and when one of them changes: nothing asks by the clock.
function useViews(items) {
  const [views, setViews] = useState({});
  const [round, setRound] = useState(0);
  const secrets = items.map((item) => item.secret).join();
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const item of items) {
        try {
          const view = await request("read", { kind: KIND, secret: item.secret });
          setViews((before) => ({ ...before, [item.secret]: view }));
          if (view.state !== "sent" && item.text) change(item.secret, { text: undefined });
          await fulfil(item, view);
        } catch (error) {
          if (error.code === GONE && !item.text) drop(item.secret);
        }
      }
    }, REST);
    return () => clearTimeout(timer);
  }, [secrets, round]);
  return [views, () => setRound((n) => n + 1)];
}

// Other words that have come out, or wait on the server, are kept here no more; what a new process does not know is
// sent again.
async function fulfil({ secret, wish }, view) {
  if (!wish || view.wish) return;
  if (wish.before !== view.raw) change(secret, { wish: undefined });
  else await request("change", { kind: KIND, secret, do: "reword", value: wish.value }).catch(() => undefined);
}

export function OwnFailures({ labels }) {
  const items = useOwn();
  const [views, again] = useViews(items);
  const row = (item) => {
    const view = views[item.secret];
    const isOut = Boolean(view?.facts.id);
    const title = isOut ? view.text : (item.title ?? "");
    return h(
      "li",
      { key: item.secret, className: "lh-li lh-row", "data-item": "" },
      h(
        "div",
        { className: "grow" },
        h("p", { className: "t-title" }, isOut ? h(Link, { to: `/failures/${view.facts.id}` }, title) : title),
        h("p", { className: "t-meta mt1" }, item.over ? labels.over : (labels.states[view?.state] ?? "")),
        view?.note && h("p", { className: "t-meta" }, view.note),
        h(
          "div",
          { className: "row g2 mt2 wrap" },
          item.over && button(labels.discard, { onClick: () => drop(item.secret) }),
          view?.can_withdraw && !isOut && h(Withdraw, { kind: KIND, secret: item.secret, labels, onDone: again }),
          copyKey(item.secret, labels),
        ),
      ),
    );
  };
  return h(
    "section",
    { className: "section ask-mine" },
    items.length > 0 && h("div", { className: "lh-sec" }, h("h2", { className: "t-sec" }, labels.title)),
    items.length > 0 && h("p", { className: "t-meta mb2" }, labels.note),
    items.length > 0 && h("ul", { className: "list" }, items.map(row)),
    h(EnterKey, { kind: KIND, labels, about: (view) => ({ title: titleOf(view) }) }),
  );
}

function titleOf(view) {
  try {
    return JSON.parse(view.raw).title;
  } catch {
    return view.text;
  }
}

// --- On the page of a story -----------------------------------------------------------------------------------

// What the browser that told it may do: other words with the next batch, and taking it back at once.
export function OwnFailurePanel({ mark, labels }) {
  const item = useOwn().find((each) => mark && each.tag === mark);
  const { moment } = useFormats();
  const t = useT();
  const go = useNavigate();
  const [views, again] = useViews(useMemo(() => (item ? [item] : []), [item?.secret]));
  const [isEdited, edit] = useState(false);
  const [problem, setProblem] = useState("");
  const [noted, setNoted] = useState("");
  const form = useRef();
  useEffect(() => {
    if (isEdited) form.current?.elements.title.focus();
  }, [isEdited]);
  if (!item) return null;
  const view = views[item.secret];
  const save = async (event) => {
    event.preventDefault();
    const words = { ...JSON.parse(view.raw), ...textsOf(form.current) };
    const wrong = wrongField(words, labels);
    if (wrong) {
      form.current.elements[wrong[0]].focus();
      return setProblem(wrong[1]);
    }
    const value = JSON.stringify(words);
    try {
      await request("change", { kind: KIND, secret: item.secret, do: "reword", value });
      change(item.secret, { wish: { value, before: view.raw } });
      setNoted(labels.noted.replaceAll("{night}", moment(midnight(), "time")));
      edit(false);
      setProblem("");
      return again();
    } catch (error) {
      return setProblem(sentence(t, labels, error));
    }
  };
  const field = (name, label, box) => [
    h("label", { key: `${name}-label`, className: "field-label", htmlFor: `own-${name}` }, label),
    h(box, {
      key: name,
      id: `own-${name}`,
      name,
      className: box === "input" ? "input input-3" : "input input-area",
      ...(box === "input" ? { maxLength: 150 } : { rows: 3 }),
      defaultValue: JSON.parse(item.wish?.value ?? view.raw)[name],
    }),
  ];
  const shown = () =>
    h(
      "form",
      { ref: form, className: "col g2 mt3", onSubmit: save, noValidate: true },
      field("title", labels.title_label, "input"),
      field("happened", labels.happened_label, "textarea"),
      field("lesson", labels.lesson_label, "textarea"),
      field("help", labels.help_label, "textarea"),
      h("div", { className: "row g2" }, button(labels.save, { type: "submit" }), button(labels.cancel, { onClick: () => edit(false) })),
    );
  const idle = () =>
    h(
      "div",
      { className: "row g2 mt2 wrap" },
      view?.can_reword && button(labels.edit, { onClick: () => edit(true) }),
      view?.can_withdraw && h(Withdraw, { kind: KIND, secret: item.secret, labels, onDone: () => go("/failures") }),
      copyKey(item.secret, labels),
    );
  return h(
    "section",
    { className: "callout callout-info mt4 own-question", "aria-label": labels.own },
    h(
      "div",
      { className: "grow" },
      h("p", { className: "t-body" }, labels.own),
      (noted || view?.wish || item.wish) && h("p", { role: "status", className: "t-meta mt1" }, noted || labels.waits),
      problem && h("p", { role: "alert", className: "t-meta t-bad mt1" }, problem),
      isEdited && view ? shown() : idle(),
    ),
  );
}
