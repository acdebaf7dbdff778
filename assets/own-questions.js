// Questions without a name to everybody (unsigned.js says what is kept of them here). The form, what this browser
// asked, and on the page of a question what its author may do. Nothing of it goes through a State.
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { request } from "./channel.js";
import { useFormats } from "./formats.js";
import { FormKeeper, letFormsGo } from "./forms.js";
import { useT } from "./i18n.js";
import { Icon } from "./icons.js";
import { change, drop, keep, kept, newSecret, send, useKept } from "./unsigned.js";
import { button, copyKey, EnterKey, grouped, oneLine, sentence } from "./unsigned-keys.js";

const KIND = "question";
const PAUSE = 250;
const REST = 400;
const TITLE_MIN = 10;
const TITLE_MAX = 150;
const BODY_MAX = 8000;
const GONE = "questions.unknown_secret";

export const midnight = () => new Date(new Date().setUTCHours(24, 0, 0, 0));

function wrongWords({ title, body }, labels) {
  if (title.length < TITLE_MIN) return labels.short;
  if (title.length > TITLE_MAX) return labels.long;
  return body.length > BODY_MAX ? labels.long_body : "";
}

const wordsOf = (form) => ({
  title: oneLine(form.elements.title.value),
  body: form.elements.body.value.trim(),
  topics: form.elements.topics.value.split(",").map(oneLine).filter(Boolean),
  language: form.elements.language.value,
});

// --- The form -------------------------------------------------------------------------------------------------

export function UnsignedForm({ space, labels, draft, children, ...rest }) {
  const t = useT();
  const { moment } = useFormats();
  const form = useRef();
  const secret = useRef(""); // of the words in the form, until they have arrived: sent twice they are one question
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState({ times: 0 });

  const refuse = (text) => {
    setProblem(text);
    form.current.elements.title.focus();
    letFormsGo();
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return undefined;
    const words = wordsOf(form.current);
    const wrong = wrongWords(words, labels);
    if (wrong) return refuse(wrong);
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

  const done = useRef();
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

// What may answer it already, while its title is typed. The last words win, however late an answer comes. What does
// answer it is counted without a name, and opens whether or not that has arrived.
export function UnsignedSimilar({ labels, draft }) {
  const navigate = useNavigate();
  const anchor = useRef();
  const [items, setItems] = useState([]);
  useEffect(() => {
    const box = anchor.current.closest("form").elements.title;
    let pausing;
    let last = 0;
    const look = async () => {
      const mine = ++last;
      try {
        const found = box.value.trim() ? await request("look", { kind: KIND, text: box.value }) : [];
        if (mine === last) setItems(found);
      } catch {
        // Without them one asks all the same.
      }
    };
    const typed = () => {
      clearTimeout(pausing);
      pausing = setTimeout(look, PAUSE);
    };
    const clear = () => {
      clearTimeout(pausing);
      last += 1;
      setItems([]);
    };
    box.addEventListener("input", typed);
    box.form.addEventListener("reset", clear);
    if (box.value) typed();
    return () => {
      clear();
      box.removeEventListener("input", typed);
      box.form?.removeEventListener("reset", clear);
    };
  }, []);
  const spare = (content, address) => {
    request("spare", { kind: KIND, content }).catch(() => undefined);
    navigate(address);
  };
  const row = ({ id, kind, title, language, address, is_solved }) =>
    h(
      "li",
      { key: id, className: "lh-li" },
      h("p", { className: "t-meta" }, labels.kinds[kind], is_solved && ` · ${labels.solved}`),
      h("p", null, h(Link, { to: address, lang: language, className: "t-title" }, title)),
      button(labels.answers, {
        "aria-label": labels.answers_it.replaceAll("{title}", title),
        "data-forget-draft": draft,
        onClick: () => spare(id, address),
      }),
    );
  return h(
    "div",
    { ref: anchor },
    h("div", { role: "status", className: "sr-only" }, items.length > 0 ? labels.similar : ""),
    items.length > 0 &&
      h(
        "section",
        { className: "lh-sunk lh-sunk-pad mt3 mb5 similar" },
        h("h2", { className: "t-sec" }, labels.similar),
        h("ul", null, items.map(row)),
      ),
  );
}

// --- What this browser asked ----------------------------------------------------------------------------------

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
      for (const { secret, text } of items) {
        try {
          const view = await request("read", { kind: KIND, secret });
          setViews((before) => ({ ...before, [secret]: view }));
          if (view.state !== "sent" && text) change(secret, { text: undefined });
          fulfil(secret, view);
        } catch (error) {
          if (error.code === GONE && !text) drop(secret);
        }
      }
    }, REST);
    return () => clearTimeout(timer);
  }, [secrets, round]);
  return [views, () => setRound((n) => n + 1)];
}

// A wish that has come out, or waits on the server, is kept here no more; one that a new process does not know is sent again.
async function fulfil(secret, view) {
  const item = kept().find((each) => each.secret === secret);
  if (!item?.wishes) return;
  const left = Object.entries(item.wishes).filter(([, { edition }]) => edition === editionOf(view));
  if (!left.length) return change(secret, { wishes: undefined });
  if (view.wish) return undefined;
  for (const [, { doing, value }] of left) await request("change", { kind: KIND, secret, do: doing, value }).catch(() => undefined);
  return undefined;
}

const editionOf = (view) => JSON.stringify([view.raw, view.facts.accepted]);

async function wish(secret, view, doing, value) {
  await request("change", { kind: KIND, secret, do: doing, value });
  const item = kept().find((each) => each.secret === secret);
  const about = doing === "reword" ? "words" : "accepted";
  change(secret, { wishes: { ...item?.wishes, [about]: { doing, value, edition: editionOf(view) } } });
}

const newAnswers = (item, view) => Math.max(0, (view?.facts.answers ?? 0) - (item.seen ?? 0));

export function OwnQuestions({ labels }) {
  const items = useOwn();
  const [views, again] = useViews(items);
  const row = (item) => {
    const view = views[item.secret];
    const isOut = Boolean(view?.facts.id);
    const fresh = newAnswers(item, view);
    const title = isOut ? view.text : (item.title ?? "");
    return h(
      "li",
      { key: item.secret, className: "lh-li lh-row", "data-item": "" },
      h(
        "div",
        { className: "grow" },
        h("p", { className: "t-title" }, isOut ? h(Link, { to: `/questions/${view.facts.id}` }, title) : title),
        h("p", { className: "t-meta mt1" }, item.over ? labels.over : (labels.states[view?.state] ?? ""), fresh > 0 && " · ", fresh > 0 && h("b", null, counted(labels.fresh, fresh))),
        view?.note && h("p", { className: "t-meta" }, view.note),
        h(
          "div",
          { className: "row g2 mt2 wrap" },
          item.over && button(labels.discard, { onClick: () => drop(item.secret) }),
          view?.can_withdraw && !isOut && h(Withdraw, { secret: item.secret, labels, onDone: again }),
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

const counted = ([one, many], n) => (n === 1 ? one : many).replaceAll("{n}", n);

// In the list of questions: says only what is new, and nothing to whoever asked nothing.
export function OwnNews({ labels }) {
  const items = useOwn();
  const [views] = useViews(items);
  const news = items.map((item) => [item, views[item.secret]]).filter(([item, view]) => newAnswers(item, view) > 0);
  if (!news.length) return null;
  return h(
    "div",
    { role: "status", className: "callout callout-info mb4" },
    h(
      "ul",
      { className: "grow" },
      news.map(([item, view]) =>
        h("li", { key: item.secret }, h(Link, { className: "t-link", to: `/questions/${view.facts.id}` }, view.text), " · ", counted(labels.fresh, newAnswers(item, view))),
      ),
    ),
  );
}

export function Withdraw({ kind = KIND, secret, labels, onDone }) {
  const t = useT();
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState("");
  const withdraw = async () => {
    try {
      await request("withdraw", { kind, secret });
      drop(secret);
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

function titleOf(view) {
  try {
    return JSON.parse(view.raw).title;
  } catch {
    return view.text;
  }
}

// --- On the page of a question ----------------------------------------------------------------------------------

const useItem = (tag) => useOwn().find((item) => tag && item.tag === tag);

// What the browser that asked it may do. It has seen the answers that are there.
export function OwnPanel({ mark, answers, labels }) {
  const item = useItem(mark);
  const { moment } = useFormats();
  const t = useT();
  const go = useNavigate();
  const [views, again] = useViews(useMemo(() => (item ? [item] : []), [item?.secret]));
  const [mode, setMode] = useState("");
  const [problem, setProblem] = useState("");
  const [noted, setNoted] = useState("");
  const form = useRef();
  useEffect(() => {
    if (item && (item.seen ?? 0) !== answers) change(item.secret, { seen: answers });
  }, [item?.secret, answers]);
  useEffect(() => {
    if (mode === "edit") form.current?.elements.title.focus();
  }, [mode]);
  if (!item) return null;
  const view = views[item.secret];
  const waits = view?.wish || item.wishes;
  const save = async (event) => {
    event.preventDefault();
    const words = { ...JSON.parse(view.raw), ...readWords(form.current) };
    const wrong = wrongWords(words, labels);
    if (wrong) return setProblem(wrong);
    try {
      await wish(item.secret, view, "reword", JSON.stringify(words));
      setNoted(labels.noted.replaceAll("{night}", moment(midnight(), "time")));
      setMode("");
      setProblem("");
      return again();
    } catch (error) {
      return setProblem(sentence(t, labels, error));
    }
  };
  const edit = () => {
    const typed = item.wishes?.words ? JSON.parse(item.wishes.words.value) : JSON.parse(view.raw);
    return h(
      "form",
      { ref: form, className: "col g2 mt3", onSubmit: save, noValidate: true },
      h("label", { className: "field-label", htmlFor: "own-title" }, labels.title_label),
      h("input", { id: "own-title", name: "title", className: "input input-3", defaultValue: typed.title, maxLength: TITLE_MAX }),
      h("label", { className: "field-label", htmlFor: "own-body" }, labels.body_label),
      h("textarea", { id: "own-body", name: "body", className: "input input-area", rows: 5, defaultValue: typed.body }),
      h("div", { className: "row g2" }, button(labels.save, { type: "submit" }), button(labels.cancel, { onClick: () => setMode("") })),
    );
  };
  return h(
    "section",
    { className: "callout callout-info mt4 own-question", "aria-label": labels.own },
    h(
      "div",
      { className: "grow" },
      h("p", { className: "t-body" }, labels.own),
      (noted || waits) && h("p", { role: "status", className: "t-meta mt1" }, noted || labels.waits),
      problem && h("p", { role: "alert", className: "t-meta t-bad mt1" }, problem),
      mode === "edit"
        ? edit()
        : h(
            "div",
            { className: "row g2 mt2 wrap" },
            view?.can_reword && button(labels.edit, { onClick: () => setMode("edit") }),
            view?.can_withdraw && h(Withdraw, { secret: item.secret, labels, onDone: () => go("/questions") }),
            copyKey(item.secret, labels),
          ),
    ),
  );
}

const readWords = (form) => ({ title: oneLine(form.elements.title.value), body: form.elements.body.value.trim() });

// Under an answer: that it solved the question, said by the browser that asked it.
export function OwnAccept({ mark, answer, accepted, labels }) {
  const item = useItem(mark);
  const t = useT();
  const { moment } = useFormats();
  const [said, setSaid] = useState("");
  if (!item) return null;
  const wanted = item.wishes?.accepted;
  const isWanted = wanted ? wanted.value === answer : accepted;
  const press = async () => {
    try {
      const view = await request("read", { kind: KIND, secret: item.secret });
      await wish(item.secret, view, isWanted ? "reopen" : "accept", isWanted ? "" : answer);
      setSaid(labels.noted.replaceAll("{night}", moment(midnight(), "time")));
    } catch (error) {
      setSaid(sentence(t, labels, error));
    }
  };
  return h(
    "span",
    { className: "own-accept row g2 wrap" },
    h(
      "button",
      { type: "button", className: "react", "aria-pressed": isWanted, onClick: press },
      h(Icon, { name: "check", size: 15 }),
      labels.accept,
    ),
    h("span", { role: "status", className: "t-meta" }, said || (wanted && isWanted !== accepted ? labels.waits : "")),
  );
}
