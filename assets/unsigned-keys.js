// What is alike wherever one writes without a name: the sentence of an error, small buttons, and the key of a text,
// with which its author goes on in another browser.
import { createElement as h, useEffect, useRef, useState } from "react";
import { request } from "./channel.js";
import { useT } from "./i18n.js";
import { keep, kept } from "./unsigned.js";

const KEY = /^[0-9a-hjkmnp-tv-z]{32}$/;

// The sentence of an error in the reader's language; without one the connection is to blame.
export const sentence = (t, labels, error) => (error?.message ? t(error.message, error.params) : labels.offline);
export const oneLine = (text) => text.trim().split(/\s+/).join(" ");

// In groups of four, as one writes it down; read back in any case, with or without spaces, and o for 0, i or l for 1.
export const grouped = (secret) => secret.match(/.{4}/g).join(" ");
const ungrouped = (text) => text.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");

export const button = (label, props, kind = "surface") =>
  h("button", { type: "button", className: `btn btn-${kind} btn-1`, ...props }, h("span", { className: "btn-text" }, label));
export const copyKey = (secret, labels) =>
  button(labels.copy_key, { key: "key", "data-copy": grouped(secret), "data-copied": labels.copied }, "ghost");

// The key of what was written in another browser, or here before a sign-out. `about` says what else to keep of it.
export function EnterKey({ kind, labels, about = () => ({}) }) {
  const t = useT();
  const [isOpen, open] = useState(false);
  const [problem, setProblem] = useState("");
  const field = useRef();
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const follow = async (event) => {
    event.preventDefault();
    const secret = ungrouped(field.current.value);
    if (!KEY.test(secret)) return setProblem(labels.wrong_key);
    try {
      const view = await request("read", { kind, secret });
      const item = { kind, parent: view.parent_id, secret, tag: view.tag, ...about(view) };
      keep([...kept().filter((other) => other.secret !== secret), item]);
      setProblem("");
      return open(false);
    } catch (error) {
      return setProblem(sentence(t, labels, error));
    }
  };
  if (!isOpen) return h("p", { className: "mt3" }, button(labels.have_key, { onClick: () => open(true) }, "ghost"));
  return h(
    "form",
    { className: "col g2 mt3", onSubmit: follow, noValidate: true },
    h("label", { className: "t-sec", htmlFor: "unsigned-key" }, labels.key),
    h("input", {
      ref: field,
      id: "unsigned-key",
      className: "input input-3 t-mono",
      autoComplete: "off",
      spellCheck: false,
      "data-no-draft": "",
      "aria-invalid": problem ? true : undefined,
      "aria-describedby": problem ? "unsigned-key-error" : undefined,
    }),
    problem && h("p", { id: "unsigned-key-error", role: "alert", className: "field-error" }, problem),
    h("div", { className: "row g2" }, button(labels.follow, { type: "submit" }), button(labels.cancel, { onClick: () => open(false) })),
  );
}
