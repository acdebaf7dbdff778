// What listens for the whole page, installed once by the frame.
import { createElement as h, useEffect, useState } from "react";
import { listen as listenArrange } from "./arrange.js";
import { listen as listenArrows } from "./arrows.js";
import { listen as listenDialogs } from "./dialogs.js";
import { dropDraft } from "./drafts.js";
import { keysOn, listen as listenKeys, turnKeys } from "./keys.js";
import { listen as listenMenus } from "./menus.js";
import { listen as listenOutgoing } from "./outgoing.js";
import { listen as listenSwipe } from "./swipe.js";
import { listen as listenTips } from "./tips.js";
import { registerWorker } from "./worker.js";

function listenCopy(signal) {
  const copy = async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      return; // without https the browser has no clipboard: nothing is claimed
    }
    const text = button.querySelector(".btn-text") ?? button;
    if (button.dataset.was === undefined) {
      button.dataset.was = text.textContent;
      setTimeout(() => {
        text.textContent = button.dataset.was;
        delete button.dataset.was;
      }, 2000);
    }
    text.textContent = button.dataset.copied;
  };
  document.addEventListener("click", copy, { signal });
}

// What somebody typed and needs no more, under the key of its draft.
function listenDrop(signal) {
  const drop = (event) => {
    const button = event.target.closest?.("[data-forget-draft]");
    if (button) dropDraft(button.dataset.forgetDraft);
  };
  document.addEventListener("click", drop, { signal });
}

function listenPrint(signal) {
  const print = (event) => event.target.closest?.("[data-print]") && window.print();
  document.addEventListener("click", print, { signal });
}

// The words in a field that a sentence beside it is about.
function listenSelect(signal) {
  const select = (event) => {
    const button = event.target.closest?.("[data-select-in]");
    const field = button && document.getElementById(button.dataset.selectIn);
    if (!field) return;
    field.focus();
    field.setSelectionRange(Number(button.dataset.from), Number(button.dataset.to));
  };
  document.addEventListener("click", select, { signal });
}

const LISTENERS = [listenDialogs, listenMenus, listenKeys, listenTips, listenSwipe, listenCopy, listenDrop, listenPrint, listenSelect, listenArrows, listenArrange, listenOutgoing];

export function Behaviours() {
  useEffect(() => {
    const stop = new AbortController();
    LISTENERS.forEach((listen) => listen(stop.signal));
    return () => stop.abort();
  }, []);
  useEffect(registerWorker, []);
  return null;
}

export function SwitchForKeys({ label }) {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(keysOn()), []);
  const change = (event) => {
    turnKeys(event.target.checked);
    setOn(event.target.checked);
  };
  return h("input", { type: "checkbox", role: "switch", className: "switch", "aria-label": label, checked: on, onChange: change });
}
