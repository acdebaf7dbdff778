// The toolbar of a text field in Markdown. The page draws the buttons, with their tool in data-tool; this does what they
// say, also by keys, takes pictures that are pasted or dropped, and puts a pasted stack trace into a block of code.
import { createElement as h, useEffect, useRef, useState } from "react";
import { insert } from "./typing.js";

const KEYS = { b: "bold", i: "italic", k: "link" };
const IMAGES = ["image/jpeg", "image/png", "image/webp", "image/gif"];
const SHOWN = "lh-previewed";
// Lines as the traces of Python, JavaScript, Java, C#, Go, Rust, PHP, Ruby and gdb have them.
const TRACE = [
  /^\s*Traceback \(most recent call last\)/,
  /^\s*File ".+", line \d+/,
  /^\s+at \S.*[:(].*\d+\)?/,
  /^\s+(?:at|à) [\w.$<>`]+\(/,
  /^\s*Caused by: \S/,
  /^\s*\.\.\. \d+ more/,
  /^goroutine \d+ \[/,
  /^\s+\S+\.go:\d+/,
  /^\s*\d+:\s+(?:0x[0-9a-f]+ - )?[\w:<>]+::\w/,
  /^\s*#\d+\s+\S/,
  /^\s+from \S+:\d+:in /,
  /^\S*(?:Error|Exception)\b.*:/,
];

export function isStackTrace(text) {
  const lines = text.split("\n");
  return lines.length > 2 && lines.filter((line) => TRACE.some((pattern) => pattern.test(line))).length > 1;
}

// Whether a place lies in a block of code already: an odd number of fences stands before it.
const isInCode = (text) => (text.match(/^\s*(?:```|~~~)/gm) ?? []).length % 2 === 1;

function fenced(text) {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.replace(/\n+$/, "")}\n${fence}\n`;
}

function around(field, sign) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const length = sign.length;
  const isOn = value.slice(from - length, from) === sign && value.slice(to, to + length) === sign;
  if (from === to && !isOn && value.slice(to, to + length) === sign) return field.setSelectionRange(to + length, to + length);
  const words = value.slice(from, to);
  if (isOn) insert(field, from - length, to + length, words);
  else insert(field, from, to, sign + words + sign);
  const start = isOn ? from - length : from + length;
  field.setSelectionRange(start, start + words.length);
}

function before(field, sign) {
  const { value } = field;
  const from = value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const end = value.indexOf("\n", field.selectionEnd);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split("\n");
  const isOn = lines.every((line) => line.startsWith(sign));
  const text = lines.map((line) => (isOn ? line.slice(sign.length) : sign + line)).join("\n");
  insert(field, from, to, text);
  field.setSelectionRange(lines.length > 1 ? from : from + text.length, from + text.length);
}

function link(field) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const words = value.slice(from, to);
  const isAddress = /^(?:https?:\/\/|www\.)\S+$/.test(words);
  insert(field, from, to, isAddress ? `[](${words})` : `[${words}]()`);
  const caret = isAddress || !words ? from + 1 : from + words.length + 3;
  field.setSelectionRange(caret, caret);
}

function code(field) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const words = value.slice(from, to);
  if (!words.includes("\n")) return around(field, "`");
  insert(field, from, to, (from && value[from - 1] !== "\n" ? "\n" : "") + fenced(words));
}

const TOOLS = {
  bold: (field) => around(field, "**"),
  italic: (field) => around(field, "*"),
  list: (field) => before(field, "- "),
  quote: (field) => before(field, "> "),
  code,
  link,
};

const nameOf = (file, labels) => {
  const name = file.name.replace(/\.[^.]*$/, "").replace(/[[\]\s]+/g, " ").trim();
  return name && name !== "image" ? name.slice(0, 100) : labels.picture;
};

async function send(file, labels) {
  const body = new FormData();
  body.append("file", file, file.name);
  try {
    // A redirect leads to the page for signing in.
    const answer = await fetch("/auth/images", { method: "POST", body, redirect: "manual" });
    return await answer.json();
  } catch {
    return { problem: labels.lost };
  }
}

// What the last picture shows is selected, to be said better. The next one goes behind that picture, not into its words.
function makeRoom(field) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const behind = /!\[[^[\]\n]*$/.test(value.slice(0, from)) && /^[^[\]\n]*\]\(\S*?\)/.exec(value.slice(to));
  if (!behind) return;
  const end = to + behind[0].length;
  insert(field, end, end, " ");
}

// The place of a picture is kept while it is sent, whatever is typed around it meanwhile.
async function add(field, file, labels, number) {
  const waiting = `![${labels.sending} ${number}…]()`;
  makeRoom(field);
  insert(field, field.selectionStart, field.selectionEnd, waiting);
  const { address, problem } = IMAGES.includes(file.type) ? await send(file, labels) : { problem: labels.type };
  const at = field.value.indexOf(waiting);
  if (at < 0) return problem;
  const name = nameOf(file, labels);
  insert(field, at, at + waiting.length, address ? `![${name}](${address})` : "");
  if (address) field.setSelectionRange(at + 2, at + 2 + name.length); // what it shows, to be said better
  return problem;
}

const fieldOf = (anchor) => anchor.current.closest(".editor").querySelector("textarea");
const isFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

function useTools(anchor, heard) {
  useEffect(() => {
    const field = fieldOf(anchor);
    const ending = new AbortController();
    const listen = (target, event, what, capture = false) =>
      target.addEventListener(event, (given) => heard[what](given), { signal: ending.signal, capture });
    listen(field, "keydown", "pressed");
    listen(field, "paste", "pasted");
    listen(field, "dragover", "dragged");
    listen(field, "drop", "dropped");
    listen(field.closest(".editor").querySelector("[role=toolbar]"), "click", "chosen");
    listen(field.closest(".editor").querySelector("[role=toolbar]"), "keydown", "moved");
    listen(field.form, "submit", "submitted", true); // before the form holds itself back
    listen(field.form, "reset", "shut");
    listen(window, SHOWN, "others");
    return () => ending.abort();
  }, []);
}

export function MarkdownTools({ labels, onShow }) {
  const anchor = useRef(null);
  const picker = useRef(null);
  const sending = useRef({ now: 0, all: 0 });
  const [problem, setProblem] = useState("");
  const heard = useRef({}).current;
  const showButton = () => anchor.current.closest(".editor").querySelector('[data-tool="preview"]');

  const addAll = async (files) => {
    setProblem("");
    for (const file of files) {
      sending.current.now += 1;
      sending.current.all += 1;
      const found = await add(fieldOf(anchor), file, labels, sending.current.all);
      sending.current.now -= 1;
      if (found) setProblem(found);
    }
  };
  const show = (isShown) => {
    const field = fieldOf(anchor);
    const editor = field.closest(".editor");
    if (isShown === "previewing" in editor.dataset) return;
    if (isShown) editor.style.setProperty("--editor-height", `${field.offsetHeight}px`);
    editor.toggleAttribute("data-previewing", isShown);
    showButton()?.setAttribute("aria-pressed", isShown);
    if (!isShown) return;
    window.dispatchEvent(new CustomEvent(SHOWN, { detail: editor }));
    onShow(field.value, field.form?.elements.language?.value || document.documentElement.lang);
  };
  const use = (tool) => {
    const field = fieldOf(anchor);
    if (tool === "preview") return show(!("previewing" in field.closest(".editor").dataset));
    show(false);
    if (tool === "image") picker.current.click();
    else TOOLS[tool]?.(field);
  };

  heard.chosen = (event) => {
    const button = event.target.closest("[data-tool]");
    if (button) use(button.dataset.tool);
  };
  heard.pressed = (event) => {
    const tool = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()];
    if (!tool) return;
    event.preventDefault();
    event.stopPropagation();
    use(tool);
  };
  heard.moved = (event) => {
    const all = [...event.currentTarget.querySelectorAll("[data-tool]")];
    const at = all.indexOf(document.activeElement);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1 + all.length, Home: 0, End: all.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = all[steps[event.key] % all.length];
    all.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  };
  heard.pasted = (event) => {
    const field = event.currentTarget;
    const text = event.clipboardData.getData("text/plain");
    const files = [...event.clipboardData.files];
    if (files.length && !text) {
      event.preventDefault();
      addAll(files);
    } else if (isStackTrace(text) && !isInCode(field.value.slice(0, field.selectionStart))) {
      event.preventDefault();
      const isLineStart = !field.selectionStart || field.value[field.selectionStart - 1] === "\n";
      insert(field, field.selectionStart, field.selectionEnd, (isLineStart ? "" : "\n\n") + fenced(text.replaceAll("\r\n", "\n")));
    }
  };
  heard.dragged = (event) => isFiles(event) && event.preventDefault();
  heard.dropped = (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    addAll([...event.dataTransfer.files]);
  };
  heard.submitted = (event) => {
    show(false);
    if (!sending.current.now) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setProblem(labels.wait);
  };
  heard.shut = () => {
    show(false);
    setProblem("");
  };
  heard.others = (event) => event.detail !== anchor.current.closest(".editor") && show(false);
  useTools(anchor, heard);

  const picked = (event) => {
    addAll([...event.target.files]);
    event.target.value = "";
  };
  return h(
    "span",
    { ref: anchor, className: "editor-told" },
    h("input", { ref: picker, type: "file", accept: IMAGES.join(","), multiple: true, hidden: true, onChange: picked, "aria-label": labels.image }),
    problem && h("span", { role: "alert", className: "field-error" }, problem),
  );
}
