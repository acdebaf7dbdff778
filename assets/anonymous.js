// Questions without a name. Their text never passes a State: it is posted here, and what the server answers, a
// secret, stays in this browser. With it the author follows, rewords and withdraws the question; those requests
// carry no cookie.
import { createElement as h, useCallback, useEffect, useRef, useState } from "react";
import { draftOf, FormKeeper, forgetDraft, letFormsGo } from "./forms.js";
import { useT } from "./i18n.js";

const PATH = "/api/anonymous/ama-questions";
const STORE = "lh-anonymous";
const CHANGED = "lh-anonymous";
const REFRESH = 20000;
const MIN = 3;
const MAX = 300;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? [];
  } catch {
    return [];
  }
}

function keep(items) {
  localStorage.setItem(STORE, JSON.stringify(items));
  window.dispatchEvent(new Event(CHANGED));
}

async function post(path, body, credentials) {
  const answer = await fetch(PATH + path, {
    method: "POST",
    credentials,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const found = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (answer.ok) return found;
  throw found?.error ?? { code: "error", message: "" };
}

const withSecret = (path, secret, more) => post(path, { secret, ...more }, "omit");

// The sentence of an error in the reader's language; without one the connection is to blame.
function sentence(t, labels, error) {
  if (!error?.message) return labels.offline;
  if (error.code === "too_many") return labels.slower.replaceAll("{minutes}", error.params.minutes);
  return t(error.message);
}

const oneLine = (text) => text.trim().split(/\s+/).join(" ");
const wrongLength = (text, labels) => (text.length < MIN ? labels.empty : text.length > MAX ? labels.long : "");

// The composer: with a name it calls `onNamed`, without one it posts by itself.
export function AskForm({ ama, labels, draft, cleared, onNamed, children, ...rest }) {
  const t = useT();
  const form = useRef();
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

  const anonymously = async (text, language) => {
    setBusy(true);
    try {
      const { secret } = await post("", { ama, text, language }, "same-origin");
      keep([...kept(), { ama, secret }]);
      setSent((n) => n + 1);
      say({ text: labels.sent, isError: false });
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
    const language = data.get("language") ?? document.documentElement.lang;
    if (data.get("anonymous")) return anonymously(text, language);
    say({ text: "", isError: false });
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

// What this browser asked without a name in one session, and what became of it.
export function AnonymousMine({ ama, labels }) {
  const [items, setItems] = useState([]);
  const load = useCallback(async () => {
    const mine = kept().filter((item) => item.ama === ama);
    const found = await Promise.all(
      mine.map(({ secret }) =>
        withSecret("/read", secret)
          .then((view) => ({ secret, view }))
          .catch((error) => ({ secret, gone: error?.code === "ama.unknown_secret" })),
      ),
    );
    const gone = found.filter((item) => item.gone).map((item) => item.secret);
    if (gone.length) keep(kept().filter((item) => !gone.includes(item.secret)));
    setItems(found.filter((item) => item.view));
  }, [ama]);
  useEffect(() => {
    load();
    const timer = setInterval(load, REFRESH);
    window.addEventListener(CHANGED, load);
    window.addEventListener("focus", load);
    return () => {
      clearInterval(timer);
      window.removeEventListener(CHANGED, load);
      window.removeEventListener("focus", load);
    };
  }, [load]);
  if (!items.length) return null;
  return h(
    "section",
    { className: "section ask-mine" },
    h("div", { className: "lh-sec" }, h("h2", { className: "t-sec" }, labels.title)),
    h("p", { className: "t-meta mb2" }, labels.note),
    h(
      "ul",
      { className: "list" },
      items.map((item) => h(Mine, { key: item.secret, ...item, labels, onChange: load })),
    ),
  );
}

// How many questions are one's own: by name as the server counts them, and without one as this browser knows.
export function MineCount({ ama, named }) {
  const [unnamed, setUnnamed] = useState(0);
  useEffect(() => {
    const count = () => setUnnamed(kept().filter((item) => item.ama === ama).length);
    count();
    window.addEventListener(CHANGED, count);
    return () => window.removeEventListener(CHANGED, count);
  }, [ama]);
  return named + unnamed;
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
  const button = (label, props) =>
    h("button", { type: "button", className: "btn btn-surface btn-1", ...props }, h("span", { className: "btn-text" }, label));
  return h(
    "section",
    { className: "lh-sunk lh-sunk-pad mb5 ask-unsent" },
    h("h2", { className: "t-sec" }, labels.title),
    h("p", { className: "t-meta mt1" }, labels.note),
    h("p", { className: "t-body mt3 ask-unsent-text" }, text),
    h(
      "div",
      { className: "row g2 mt3" },
      button(labels.copy, { "data-copy": text, "data-copied": labels.copied }),
      button(labels.discard, { onClick: discard }),
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

  const send = async (path, more) => {
    try {
      await withSecret(path, secret, more);
      if (path === "/withdraw") return keep(kept().filter((item) => item.secret !== secret));
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
    return wrong ? setProblem(wrong) : send("/reword", { text });
  };
  const button = (label, onClick, kind = "surface") =>
    h("button", { type: "button", className: `btn btn-${kind} btn-1`, onClick }, h("span", { className: "btn-text" }, label));

  const idle = [
    view.can_reword && button(labels.reword, () => setMode("reword")),
    view.can_withdraw && button(labels.withdraw, () => setMode("withdraw")),
  ];
  const rewording = [button(labels.save, save), button(labels.cancel, () => setMode(""))];
  const withdrawing = [
    h("span", { key: "sure", className: "t-meta" }, labels.sure),
    button(labels.withdraw, () => send("/withdraw"), "danger"),
    button(labels.cancel, () => setMode("")),
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
      why && h("p", { className: "t-meta" }, why),
      problem && h("p", { className: "t-meta t-bad", role: "alert" }, problem),
      h("div", { className: "row g2 mt2 wrap" }, ...(mode === "reword" ? rewording : mode === "withdraw" ? withdrawing : idle)),
    ),
  );
}
