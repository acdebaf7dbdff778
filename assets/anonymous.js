// Questions without a name. They go to the server on the page's socket (channel.js) and never through a State;
// what ties them to their author, a secret, is made here and stays in this browser (unsigned.js).
import { createElement as h, useEffect, useMemo, useRef, useState } from "react";
import { request } from "./channel.js";
import { draftOf, forgetDraft } from "./drafts.js";
import { useFormats } from "./formats.js";
import { FormKeeper, letFormsGo } from "./forms.js";
import { useT } from "./i18n.js";
import { ofPerson } from "./storage.js";
import { change, drop, keep, kept, newSecret, send, settle, useKept } from "./unsigned.js";
import { button, copyKey, EnterKey, oneLine, sentence } from "./unsigned-keys.js";

const KIND = "ama_question";
const REST = 400;
const MIN = 3;
const MAX = 300;

const wrongLength = (text, labels) => (text.length < MIN ? labels.empty : text.length > MAX ? labels.long : "");

// The composer: with a name it calls `onNamed`, without one it sends by itself.
export function AskForm({ ama, labels, draft, cleared, onNamed, children, ...rest }) {
  const t = useT();
  const { moment } = useFormats();
  const form = useRef();
  const secret = useRef(""); // of the text in the field, until it has arrived: sent twice it is one
  const [said, say] = useState({ text: "", isError: false });
  const [count, setCount] = useState(0);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(0);

  const area = () => form.current.elements.text;
  const measure = () => setCount(oneLine(area().value).length);
  const refuse = (text) => {
    say({ text, isError: true });
    area().focus();
    letFormsGo();
  };

  const anonymously = async (text) => {
    setBusy(true);
    secret.current ||= newSecret();
    const item = { kind: KIND, parent: ama, secret: secret.current, text };
    try {
      const { tag, next } = await send(item);
      keep([...kept().filter((other) => other.secret !== item.secret), { ...item, tag }]);
      secret.current = "";
      setSent((n) => n + 1);
      say({ text: labels.sent.replaceAll("{time}", moment(next, "time")), isError: false });
    } catch (error) {
      refuse(sentence(t, labels, error));
    } finally {
      setBusy(false);
      letFormsGo();
    }
  };

  const submit = (event) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(form.current);
    const text = oneLine(data.get("text") ?? "");
    const wrong = wrongLength(text, labels);
    if (wrong) return refuse(wrong);
    if (data.get("anonymous")) return anonymously(text);
    say({ text: "", isError: false });
    const language = data.get("language") ?? document.documentElement.lang;
    return onNamed({ text, language, request_key: data.get("request_key") });
  };

  useEffect(() => {
    const timer = setTimeout(measure, 0);
    return () => clearTimeout(timer);
  }, [sent, cleared]);

  return h(
    "form",
    { ...rest, ref: form, noValidate: true, onSubmit: submit, onInput: measure, "data-busy": busy ? "" : undefined },
    children,
    h("output", { className: count > MAX ? "ask-count t-small t-bad" : "ask-count t-small t-3" }, `${count} / ${MAX}`),
    h(
      "p",
      { role: said.isError ? "alert" : "status", className: said.isError ? "ask-said t-meta t-bad" : "ask-said t-meta t-good" },
      said.text,
    ),
    h(FormKeeper, { draft, cleared: `${cleared}-${sent}`, once: true }),
  );
}

const useMine = (ama) => {
  const items = useKept();
  return useMemo(() => items.filter((item) => item.parent === ama), [items, ama]);
};

// What this browser asked without a name in one session, and what became of it. Looked up when this is shown and
// when the session's questions change: nothing asks by the clock.
export function AnonymousMine({ ama, rows, labels }) {
  const items = useMine(ama);
  const [views, setViews] = useState({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const { secret } of items) {
        try {
          const view = await request("read", { kind: KIND, secret });
          setViews((before) => ({ ...before, [secret]: view }));
        } catch (error) {
          if (error.code !== "ama.unknown_secret") continue;
          const item = kept().find((item) => item.secret === secret);
          if (item && !item.text) drop(secret);
        }
      }
    }, REST);
    return () => clearTimeout(timer);
  }, [items, rows, round]);

  const shown = items.filter(({ secret, over }) => over || views[secret]);
  const list = h(
    "ul",
    { className: "list" },
    shown.map((item) => {
      const props = { key: item.secret, secret: item.secret, labels, onChange: () => setRound((n) => n + 1) };
      return item.over ? h(Over, { ...props, text: item.text }) : h(Mine, { ...props, view: views[item.secret] });
    }),
  );
  return h(
    "section",
    { className: "section ask-mine" },
    shown.length > 0 && [
      h("div", { key: "head", className: "lh-sec" }, h("h2", { className: "t-sec" }, labels.title)),
      h("p", { key: "note", className: "t-meta mb2" }, labels.note),
      h("div", { key: "list" }, list),
    ],
    h(EnterKey, { kind: KIND, labels }),
  );
}

// How many questions are one's own: by name as the server counts them, and without one as this browser knows.
export function MineCount({ ama, named, rows }) {
  const unnamed = useMine(ama).length;
  useEffect(() => {
    if (unnamed) settle(new Set(Object.values(rows ?? {}).map((row) => row.tag).filter(Boolean)));
  }, [rows, unnamed]);
  return named + unnamed;
}

// Beside a question that this browser asked. Everybody gets the tags, and only this browser knows which are its own.
export function OwnMark({ mark, children }) {
  const items = useKept();
  return mark && items.some((item) => item.tag === mark) ? children : null;
}

// The session ended while somebody was writing: the text stays in sight, and can be taken elsewhere.
export function UnsentQuestion({ draft, labels }) {
  const [text, setText] = useState("");
  useEffect(() => setText(draftOf(draft).text ?? ""), [draft]);
  if (!text.trim()) return null;
  const discard = () => {
    forgetDraft(draft);
    setText("");
  };
  return h(
    "section",
    { className: "lh-sunk lh-sunk-pad mb5 ask-unsent" },
    h("h2", { className: "t-sec" }, labels.title),
    h("p", { className: "t-meta mt1" }, labels.note),
    h("p", { className: "t-body mt3 ask-unsent-text" }, text),
    h("div", { className: "row g2 mt3" }, copy(text, labels), button(labels.discard, { onClick: discard })),
  );
}

const copy = (text, labels) => button(labels.copy, { key: "copy", "data-copy": text, "data-copied": labels.copied });

function Over({ secret, text, labels }) {
  return h(
    "li",
    { className: "lh-li lh-row", "data-item": "" },
    h(
      "div",
      { className: "grow" },
      h("p", { className: "t-title" }, text),
      h("p", { className: "t-meta mt1" }, labels.over),
      h("div", { className: "row g2 mt2 wrap" }, copy(text, labels), button(labels.discard, { onClick: () => drop(secret) })),
    ),
  );
}

function Mine({ secret, view, labels, onChange }) {
  const t = useT();
  const [mode, setMode] = useState("");
  const [problem, setProblem] = useState("");
  const area = useRef();
  useEffect(() => {
    if (mode === "reword") area.current?.focus();
  }, [mode]);

  const ask = async (name, more) => {
    try {
      await request(name, { kind: KIND, secret, ...more });
      if (name === "withdraw") return drop(secret);
      if (more?.text && kept().some((item) => item.secret === secret && item.text)) change(secret, more);
      setMode("");
      setProblem("");
    } catch (error) {
      setProblem(sentence(t, labels, error));
    }
    return onChange();
  };
  const save = () => {
    const text = oneLine(area.current.value);
    const wrong = wrongLength(text, labels);
    return wrong ? setProblem(wrong) : ask("reword", { text });
  };

  const idle = [
    view.can_reword && button(labels.reword, { key: "reword", onClick: () => setMode("reword") }),
    view.can_withdraw && button(labels.withdraw, { key: "withdraw", onClick: () => setMode("withdraw") }),
    copyKey(secret, labels),
  ];
  const cancel = button(labels.cancel, { key: "cancel", onClick: () => setMode("") });
  const rewording = [button(labels.save, { key: "save", onClick: save }), cancel];
  const withdrawing = [
    h("span", { key: "sure", className: "t-meta" }, labels.sure),
    button(labels.withdraw, { key: "withdraw", onClick: () => ask("withdraw") }, "danger"),
    cancel,
  ];
  const why = [labels.reasons[view.reason], view.note].filter(Boolean).join(" ");
  return h(
    "li",
    { className: "lh-li lh-row", "data-item": "" },
    h(
      "div",
      { className: "grow" },
      mode === "reword"
        ? h("textarea", { ref: area, className: "input input-area", rows: 3, defaultValue: view.raw, "aria-label": labels.reword })
        : h("p", { className: "t-title" }, view.text),
      h("p", { className: "t-meta mt1" }, labels.states[view.state] ?? ""),
      view.facts?.original && h("p", { className: "t-meta" }, labels.rephrased.replaceAll("{words}", view.facts.original)),
      why && h("p", { className: "t-meta" }, why),
      problem && h("p", { className: "t-meta t-bad", role: "alert" }, problem),
      h("div", { className: "row g2 mt2 wrap" }, ...(mode === "reword" ? rewording : mode === "withdraw" ? withdrawing : idle)),
    ),
  );
}

// The random text under which this person's votes for anonymous questions are kept. Only the server's memory and
// this browser know whose it is; after a restart the browser brings it back.
export function Ballot({ root, ballot, brought, onBring }) {
  useEffect(() => {
    if (!root || !ballot) return;
    const before = ofPerson.get(`ballot:${root}`);
    if (before && before !== ballot && !brought) onBring(before);
    else ofPerson.set(`ballot:${root}`, ballot);
  }, [root, ballot, brought]);
  return null;
}
