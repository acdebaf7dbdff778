// A photo in a form: taken or chosen, sent at once, and shown. What travels with the form, and is kept with its draft,
// is the address of the picture, in a field that nobody sees.
import { createElement as h, useEffect, useRef, useState } from "react";
import { fill } from "./drafts.js";

const IMAGES = ["image/jpeg", "image/png", "image/webp", "image/gif"];
const SIZE = /-(\d+)x(\d+)$/;

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

// Without a `name` it is a part of a larger field, which hears of each `onChange`.
export function Photo({ name, value, labels, onChange }) {
  const field = useRef(null);
  const picker = useRef(null);
  const sending = useRef(false);
  const [address, setAddress] = useState(value ?? "");
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    const form = field.current.form;
    const listening = new AbortController();
    const listen = (what, heard, capture) => form.addEventListener(what, heard, { signal: listening.signal, capture });
    const submitted = (event) => {
      if (!sending.current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setProblem(labels.wait);
    };
    listen("submit", submitted, true); // before the form holds itself back
    listen("reset", () => setAddress(value ?? ""));
    return () => listening.abort();
  }, []);

  const take = async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    setProblem("");
    setSending((sending.current = true));
    const answer = IMAGES.includes(file.type) ? await send(file, labels) : { problem: labels.type };
    setSending((sending.current = false));
    if (answer.address) fill(field.current, answer.address);
    else setProblem(answer.problem);
  };
  const heard = (given) => {
    setAddress(given);
    onChange?.(given);
  };
  const drop = () => fill(field.current, "");
  const button = (text, onClick) => h("button", { type: "button", className: "btn btn-surface btn-2", onClick }, h("span", { className: "btn-text" }, text));
  const [, width, height] = address.match(SIZE) ?? [];
  return h(
    "div",
    { className: "photo", "aria-busy": isSending },
    // A text that is not shown, because drafts leave hidden fields alone.
    h("input", { ref: field, type: "text", name, defaultValue: value, hidden: true, onInput: (event) => heard(event.target.value) }),
    h("input", { ref: picker, type: "file", accept: IMAGES.join(","), hidden: true, onChange: take, "aria-label": labels.take, "data-no-draft": "" }),
    address && h("img", { src: address, alt: labels.photo, width, height }),
    h(
      "div",
      { className: "photo-actions" },
      button(isSending ? labels.sending : address ? labels.again : labels.take, () => picker.current.click()),
      address && button(labels.drop, drop),
    ),
    problem && h("p", { role: "alert", className: "field-error" }, problem),
    address && h("p", { className: "t-meta" }, labels.clean),
  );
}
