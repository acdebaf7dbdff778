// Inside a form that the browser posts itself: what was wrong and what was typed come back in a cookie that lives
// for a minute; what a one-time link carries comes from the part of the address behind #, which no server sees.
import { createElement as h, useEffect, useRef, useState } from "react";
import { fill } from "./drafts.js";
import { Icon } from "./icons.js";

const NAME = "lh_form";

function returned(action) {
  const found = new RegExp(`(?:^|; )${NAME}=([^;]*)`).exec(document.cookie);
  try {
    const answer = found && JSON.parse(decodeURIComponent(found[1].replace(/^"|"$/g, "")));
    if (!answer || answer.action !== action) return null;
    document.cookie = `${NAME}=; Max-Age=0; path=/; SameSite=Lax`;
    return answer;
  } catch {
    return null;
  }
}

function put(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field instanceof Element && field.type !== "file" && value) fill(field, String(value));
  }
}

// A message under its field, gone with the next letter that is typed there.
function complain(form, name, text) {
  const field = form.elements[name];
  const place = field instanceof Element && field.closest(".field");
  if (!place) return false;
  const message = document.createElement("p");
  message.className = "field-error";
  message.id = `${field.id}-problem`;
  message.textContent = text;
  place.append(message);
  const described = field.getAttribute("aria-describedby") || "";
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${described} ${message.id}`.trim());
  const settle = () => {
    message.remove();
    field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", described);
  };
  field.addEventListener("input", settle, { once: true });
  return true;
}

// `#token=…&email=…`, or the secret alone.
function carried() {
  const text = location.hash.slice(1);
  return text.includes("=") ? Object.fromEntries(new URLSearchParams(text)) : { token: text };
}

function zone() {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  } catch {
    return "";
  }
}

export function Posted() {
  const anchor = useRef();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const form = anchor.current.closest("form");
    put(form, { ...carried(), language: document.documentElement.lang });
    if (form.elements.token && !form.elements.token.value) {
      form.toggleAttribute("data-no-link", true);
      addEventListener("hashchange", () => location.reload(), { once: true }); // the link was put into this tab
    }
    form.querySelectorAll("[data-fill=zone]").forEach((field) => fill(field, zone()));
    const answer = returned(form.getAttribute("action"));
    if (!answer) return;
    put(form, answer.values || {});
    const told = Object.entries(answer.errors || {}).filter(([name, text]) => complain(form, name, text));
    if (!told.length) setProblem(answer.problem || "");
    form.querySelector('[aria-invalid="true"], [type="password"]')?.focus();
  }, []);
  if (!problem) return h("span", { ref: anchor, hidden: true });
  const box = h("div", { className: "callout callout-error" }, h(Icon, { name: "error", size: 18 }), h("div", { className: "t-body grow" }, problem));
  return h("div", { ref: anchor, role: "alert", className: "mb4" }, box);
}
