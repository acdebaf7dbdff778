// Inside a form: a draft kept in this browser while one types (drafts.js), the first field in error focused, its
// message gone when it is right, and nothing sent a second time while the answer is awaited.
import { createElement as h, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { settleDraft, show, useDraft } from "./drafts.js";

function useFirstError(anchor) {
  useEffect(() => {
    const form = anchor.current.closest("form");
    if (!form) return;
    let sent = false;
    const submitted = () => {
      sent = true;
    };
    const watch = new MutationObserver(() => {
      const wrong = sent && form.querySelector('[aria-invalid="true"]');
      if (!wrong) return;
      sent = false;
      show(wrong);
      wrong.focus();
    });
    form.addEventListener("submit", submitted);
    watch.observe(form, { subtree: true, attributes: true, childList: true, attributeFilter: ["aria-invalid"] });
    return () => {
      form.removeEventListener("submit", submitted);
      watch.disconnect();
    };
  }, []);
}

// The server answered a form, the connection came back, or a form was not sent after all.
const ANSWERED = "lh-answered";
const DOUBLE_CLICK = 700; // an answer may be quicker than the second click, which must not meet the emptied form
const PATIENCE = 10000;

export function letFormsGo() {
  window.dispatchEvent(new Event(ANSWERED));
}

export function Answered({ count, saved }) {
  const before = useRef(saved);
  useEffect(() => {
    settleDraft(saved > before.current);
    before.current = saved;
    letFormsGo();
  }, [count]);
  return null;
}

// The message at a field goes as soon as the field holds something else that the browser finds right, and comes back
// with what was refused.
function useSettledErrors(anchor) {
  useEffect(() => {
    const form = anchor.current.closest("form");
    if (!form) return undefined;
    const refused = new Map();
    const mark = (field, isWrong) => {
      field.setAttribute("aria-invalid", String(isWrong));
      field.closest(".field").toggleAttribute("data-settled", !isWrong);
    };
    const answered = () => {
      refused.clear();
      form.querySelectorAll(".field").forEach((place) => place.removeAttribute("data-settled"));
      form.querySelectorAll(".field [aria-invalid]").forEach((field) => {
        const isWrong = field.closest(".field").querySelector(".field-error") !== null;
        mark(field, isWrong);
        if (isWrong) refused.set(field, field.value);
      });
    };
    const typed = ({ target }) => {
      if (!refused.has(target)) return;
      const isRight = target.value !== refused.get(target) && target.value.trim() && target.validity.valid;
      mark(target, !isRight);
    };
    form.addEventListener("input", typed);
    window.addEventListener(ANSWERED, answered);
    return () => {
      form.removeEventListener("input", typed);
      window.removeEventListener(ANSWERED, answered);
    };
  }, []);
}

// An address such as `…#answer-body` leads to the field, which may stand there only after the page's data have come, or
// be on the page already.
function useAddressedField(anchor) {
  const { hash } = useLocation();
  useEffect(() => {
    const field = hash && anchor.current.closest("form")?.elements[decodeURIComponent(hash.slice(1))];
    if (!(field instanceof HTMLElement)) return;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }, [hash]);
}

function useHold(anchor) {
  useEffect(() => {
    const form = anchor.current.closest("form");
    if (!form) return undefined;
    let pressed;
    let since = 0;
    let isAnswered = false;
    let timer;
    const look = (busy) => {
      if (busy) pressed?.setAttribute("aria-busy", "true");
      else pressed?.removeAttribute("aria-busy");
    };
    const release = () => {
      clearTimeout(timer);
      since = 0;
      isAnswered = false;
      look(false);
    };
    const submitted = (event) => {
      if (since) {
        event.preventDefault();
        event.stopImmediatePropagation(); // React listens further up
        return;
      }
      since = Date.now();
      pressed = event.submitter;
      look(true);
      timer = setTimeout(release, PATIENCE);
    };
    const answered = () => {
      if (!since) return;
      isAnswered = true;
      clearTimeout(timer);
      timer = setTimeout(release, Math.max(0, since + DOUBLE_CLICK - Date.now()));
    };
    const typed = () => isAnswered && release();
    form.addEventListener("submit", submitted);
    form.addEventListener("input", typed);
    window.addEventListener(ANSWERED, answered);
    return () => {
      release();
      form.removeEventListener("submit", submitted);
      form.removeEventListener("input", typed);
      window.removeEventListener(ANSWERED, answered);
    };
  }, []);
}

// 128 random bits; crypto.randomUUID is missing on a plain http address.
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// The key under which the server does once what is sent twice. Other words are another wish, and so is a form
// that was emptied after success.
function RequestKey({ cleared }) {
  const field = useRef();
  useEffect(() => {
    const form = field.current.form;
    let isSent = false;
    const submitted = () => {
      isSent = true;
    };
    const typed = () => {
      if (isSent) field.current.value = newKey();
      isSent = false;
    };
    form.addEventListener("submit", submitted);
    form.addEventListener("input", typed);
    return () => {
      form.removeEventListener("submit", submitted);
      form.removeEventListener("input", typed);
    };
  }, []);
  useEffect(() => {
    field.current.value = newKey();
  }, [cleared]);
  return h("input", { ref: field, type: "hidden", name: "request_key" });
}

export function FormKeeper({ draft, cleared, once }) {
  const anchor = useRef();
  useHold(anchor); // first: what it holds back, the others do not hear
  useDraft(anchor, draft, cleared);
  useFirstError(anchor);
  useSettledErrors(anchor);
  useAddressedField(anchor);
  return h("span", { ref: anchor, hidden: true }, once && h(RequestKey, { cleared }));
}
