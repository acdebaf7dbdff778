// What this browser wrote without a name, in whatever room (unsigned.js says what is kept of it): the form that sends
// it, the rows that say what became of it, and the changes that its author wished for.
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import { request } from "./channel.js";
import { useFormats } from "./formats.js";
import { FormKeeper, letFormsGo } from "./forms.js";
import { useT } from "./i18n.js";
import { change, drop, keep, kept, newSecret, send, useKept } from "./unsigned.js";
import { button, copyKey, EnterKey, grouped, sentence } from "./unsigned-keys.js";

const REST = 400;

const midnight = () => new Date(new Date().setUTCHours(24, 0, 0, 0));

// --- The form -------------------------------------------------------------------------------------------------

// `wordsOf(form)` are the words as the server takes them, `wrongIn(words, labels)` is the name of the first field that
// says too little or too much with what to say to it.
export function SendForm({ kind, wordsOf, wrongIn, space, labels, draft, children, ...rest }) {
  const t = useT();
  const { moment } = useFormats();
  const form = useRef();
  const done = useRef();
  const secret = useRef(""); // of the words in the form, until they have arrived: sent twice they are one text
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState({ times: 0 });

  const refuse = (said, field = "title") => {
    setProblem(said);
    form.current.elements[field].focus();
    letFormsGo();
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return undefined;
    const words = wordsOf(form.current);
    const wrong = wrongIn(words, labels);
    if (wrong) return refuse(wrong[1], wrong[0]);
    setBusy(true);
    secret.current ||= newSecret();
    const item = { kind, parent: space, secret: secret.current, text: JSON.stringify(words) };
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

// --- What this browser wrote ------------------------------------------------------------------------------------

export function useOwn(kind) {
  const items = useKept();
  return useMemo(() => items.filter((item) => item.kind === kind), [items, kind]);
}

export const useItem = (kind, tag) => useOwn(kind).find((item) => tag && item.tag === tag);

// What became of each, looked up when this is shown and when one of them changes: nothing asks by the clock.
export function useViews(items) {
  const [views, setViews] = useState({});
  const [round, setRound] = useState(0);
  const secrets = items.map((item) => item.secret).join();
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const { kind, secret, text } of items) {
        try {
          const view = await request("read", { kind, secret });
          setViews((before) => ({ ...before, [secret]: view }));
          if (view.state !== "sent" && text) change(secret, { text: undefined });
          fulfil(kind, secret, view);
        } catch (error) {
          if (error.code?.endsWith(".unknown_secret") && !text) drop(secret);
        }
      }
    }, REST);
    return () => clearTimeout(timer);
  }, [secrets, round]);
  return [views, () => setRound((n) => n + 1)];
}

// What there was when something else was wished for: a wish that has come out finds another one.
const editionOf = (view) => JSON.stringify([view.raw, view.facts.accepted]);

// A wish that has come out, or waits on the server, is kept here no more; one that a new process does not know is sent
// again.
async function fulfil(kind, secret, view) {
  const item = kept().find((each) => each.secret === secret);
  if (!item?.wishes) return;
  const left = Object.values(item.wishes).filter(({ edition }) => edition === editionOf(view));
  if (!left.length) change(secret, { wishes: undefined });
  else if (!view.wish) {
    for (const { doing, value } of left) await request("change", { kind, secret, do: doing, value }).catch(() => undefined);
  }
}

// Asks for a change `about` the words or something else of one's own, which comes out with the next batch.
export async function wish({ kind, secret }, view, about, doing, value) {
  await request("change", { kind, secret, do: doing, value });
  const item = kept().find((each) => each.secret === secret);
  change(secret, { wishes: { ...item?.wishes, [about]: { doing, value, edition: editionOf(view) } } });
}

export const useNight = () => {
  const { moment } = useFormats();
  return (text) => text.replaceAll("{night}", moment(midnight(), "time"));
};

const typedIn = (item, view) => JSON.parse(item.wishes?.words?.value ?? view.raw);

// `addressOf(view)` leads to what is out; `newsOf(item, view)` is a sentence about what is new there.
export function OwnItems({ kind, labels, addressOf, newsOf = () => "" }) {
  const items = useOwn(kind);
  const [views, again] = useViews(items);
  const row = (item) => {
    const view = views[item.secret];
    const isOut = Boolean(view?.facts.id);
    const title = isOut ? view.text : (item.title ?? "");
    const news = newsOf(item, view);
    return h(
      "li",
      { key: item.secret, className: "lh-li lh-row", "data-item": "" },
      h(
        "div",
        { className: "grow" },
        h("p", { className: "t-title" }, isOut ? h(Link, { to: addressOf(view) }, title) : title),
        h("p", { className: "t-meta mt1" }, item.over ? labels.over : (labels.states[view?.state] ?? ""), news && " · ", news && h("b", null, news)),
        view?.note && h("p", { className: "t-meta" }, view.note),
        h(
          "div",
          { className: "row g2 mt2 wrap" },
          item.over && button(labels.discard, { onClick: () => drop(item.secret) }),
          view?.can_withdraw && !isOut && h(Withdraw, { item, labels, onDone: again }),
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
    h(EnterKey, { kind, labels, about: (view) => ({ title: titleOf(view) }) }),
  );
}

function titleOf(view) {
  try {
    return JSON.parse(view.raw).title;
  } catch {
    return view.text;
  }
}

export function Withdraw({ item, labels, onDone }) {
  const t = useT();
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState("");
  const withdraw = async () => {
    try {
      await request("withdraw", { kind: item.kind, secret: item.secret });
      drop(item.secret);
      onDone?.();
    } catch (error) {
      setProblem(sentence(t, labels, error));
    }
  };
  if (!isSure) return button(labels.withdraw, { onClick: () => setSure(true) });
  return h(
    "span",
    { className: "row g2 wrap" },
    h("span", { className: "t-meta" }, labels.sure),
    button(labels.withdraw, { onClick: withdraw }, "danger"),
    button(labels.cancel, { onClick: () => setSure(false) }),
    problem && h("span", { role: "alert", className: "t-meta t-bad" }, problem),
  );
}

// On the page of what is out: what the browser that wrote it may do, other words with the next batch, and taking it
// back at once. `fields` are `[name, label, box]`, `readWords(form)` the words in them.
export function Panel({ item, labels, fields, readWords, wrongIn, onWithdrawn }) {
  const t = useT();
  const atNight = useNight();
  const [views, again] = useViews(useMemo(() => [item], [item.secret]));
  const [isEdited, edit] = useState(false);
  const [problem, setProblem] = useState("");
  const [noted, setNoted] = useState("");
  const form = useRef();
  useEffect(() => {
    if (isEdited) form.current?.elements.title.focus();
  }, [isEdited]);
  const view = views[item.secret];
  const save = async (event) => {
    event.preventDefault();
    const words = { ...JSON.parse(view.raw), ...readWords(form.current) };
    const wrong = wrongIn(words, labels);
    if (wrong) {
      form.current.elements[wrong[0]].focus();
      return setProblem(wrong[1]);
    }
    try {
      await wish(item, view, "words", "reword", JSON.stringify(words));
      setNoted(atNight(labels.noted));
      edit(false);
      setProblem("");
      return again();
    } catch (error) {
      return setProblem(sentence(t, labels, error));
    }
  };
  const field = ([name, label, box]) => [
    h("label", { key: `${name}-label`, className: "field-label", htmlFor: `own-${name}` }, label),
    h(box, {
      key: name,
      id: `own-${name}`,
      name,
      ...(box === "input" ? { className: "input input-3", maxLength: 150 } : { className: "input input-area", rows: 4 }),
      defaultValue: typedIn(item, view)[name],
    }),
  ];
  const shown = () =>
    h(
      "form",
      { ref: form, className: "col g2 mt3", onSubmit: save, noValidate: true },
      fields.map(field),
      h("div", { className: "row g2" }, button(labels.save, { type: "submit" }), button(labels.cancel, { onClick: () => edit(false) })),
    );
  const idle = () =>
    h(
      "div",
      { className: "row g2 mt2 wrap" },
      view?.can_reword && button(labels.edit, { onClick: () => edit(true) }),
      view?.can_withdraw && h(Withdraw, { item, labels, onDone: onWithdrawn }),
      copyKey(item.secret, labels),
    );
  return h(
    "section",
    { className: "callout callout-info mt4 own-question", "aria-label": labels.own },
    h(
      "div",
      { className: "grow" },
      h("p", { className: "t-body" }, labels.own),
      (noted || view?.wish || item.wishes) && h("p", { role: "status", className: "t-meta mt1" }, noted || labels.waits),
      problem && h("p", { role: "alert", className: "t-meta t-bad mt1" }, problem),
      isEdited && view ? shown() : idle(),
    ),
  );
}
