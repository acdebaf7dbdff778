// Questions without a name to everybody (unsigned-own.js has the form, and what its author may do; unsigned.js says what
// is kept of them here). Nothing of it goes through a State.
import { createElement as h, useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { request } from "./channel.js";
import { Icon } from "./icons.js";
import { useT } from "./i18n.js";
import { change } from "./unsigned.js";
import { button, oneLine, sentence } from "./unsigned-keys.js";
import { OwnItems, Panel, SendForm, useItem, useNight, useOwn, useViews, wish } from "./unsigned-own.js";

const KIND = "question";
const PAUSE = 250;
const TITLE_MIN = 10;
const TITLE_MAX = 150;
const BODY_MAX = 8000;

function wrongIn({ title, body }, labels) {
  if (title.length < TITLE_MIN) return ["title", labels.short];
  if (title.length > TITLE_MAX) return ["title", labels.long];
  return body.length > BODY_MAX ? ["body", labels.long_body] : undefined;
}

const readWords = (form) => ({ title: oneLine(form.elements.title.value), body: form.elements.body.value.trim() });

const wordsOf = (form) => ({
  ...readWords(form),
  topics: form.elements.topics.value.split(",").map(oneLine).filter(Boolean),
  language: form.elements.language.value,
});

export const UnsignedForm = (given) => h(SendForm, { kind: KIND, wordsOf, wrongIn, ...given });

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

const addressOf = (view) => `/questions/${view.facts.id}`;
const counted = ([one, many], n) => (n === 1 ? one : many).replaceAll("{n}", n);
const newAnswers = (item, view) => Math.max(0, (view?.facts.answers ?? 0) - (item.seen ?? 0));
const newsIn = (labels) => (item, view) => (newAnswers(item, view) > 0 ? counted(labels.fresh, newAnswers(item, view)) : "");

export const OwnQuestions = ({ labels }) => h(OwnItems, { kind: KIND, labels, addressOf, newsOf: newsIn(labels) });

// In the list of questions: says only what is new, and nothing to whoever asked nothing.
export function OwnNews({ labels }) {
  const items = useOwn(KIND);
  const [views] = useViews(items);
  const newsOf = newsIn(labels);
  const news = items.map((item) => [views[item.secret], newsOf(item, views[item.secret])]).filter(([, said]) => said);
  if (!news.length) return null;
  return h(
    "div",
    { role: "status", className: "callout callout-info mb4" },
    h(
      "ul",
      { className: "grow" },
      news.map(([view, said]) => h("li", { key: view.facts.id }, h(Link, { className: "t-link", to: addressOf(view) }, view.text), " · ", said)),
    ),
  );
}

// On the page of a question: what the browser that asked it may do. It has seen the answers that are there.
export function OwnPanel({ mark, answers, labels }) {
  const item = useItem(KIND, mark);
  const go = useNavigate();
  useEffect(() => {
    if (item && (item.seen ?? 0) !== answers) change(item.secret, { seen: answers });
  }, [item?.secret, answers]);
  if (!item) return null;
  const fields = [
    ["title", labels.title_label, "input"],
    ["body", labels.body_label, "textarea"],
  ];
  return h(Panel, { item, labels, fields, readWords, wrongIn, onWithdrawn: () => go("/questions") });
}

// Under an answer: that it solved the question, said by the browser that asked it.
export function OwnAccept({ mark, answer, accepted, labels }) {
  const item = useItem(KIND, mark);
  const t = useT();
  const atNight = useNight();
  const [said, setSaid] = useState("");
  if (!item) return null;
  const wanted = item.wishes?.accepted;
  const isWanted = wanted ? wanted.value === answer : accepted;
  const press = async () => {
    try {
      const view = await request("read", { kind: KIND, secret: item.secret });
      await wish(item, view, "accepted", isWanted ? "reopen" : "accept", isWanted ? "" : answer);
      setSaid(atNight(labels.noted));
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
