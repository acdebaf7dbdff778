// What is closed when a page appears, menus and dialogs, is drawn after what one came for: when the browser has
// nothing else to do, and at the latest at the first key, touch or click. From then on it is drawn at once.
import { createElement as h, Fragment, startTransition, useEffect, useState } from "react";

const QUIET = 400; // milliseconds after the page is mounted, in which its data mostly arrive
const STIRS = ["pointerdown", "keydown", "focusin", "touchstart"];
const waiting = new Set();
let isAwake = false;
let stop;

function wake() {
  if (isAwake) return;
  isAwake = true;
  stop?.abort();
  waiting.forEach((draw) => draw(true));
  waiting.clear();
}

function watch() {
  if (stop) return;
  stop = new AbortController();
  STIRS.forEach((stir) => addEventListener(stir, wake, { capture: true, passive: true, signal: stop.signal }));
  const idle = window.requestIdleCallback ?? setTimeout;
  setTimeout(() => idle(() => startTransition(wake)), QUIET);
}

export function Later({ children }) {
  const [isDue, setDue] = useState(isAwake);
  useEffect(() => {
    if (isDue) return undefined;
    if (isAwake) {
      setDue(true);
      return undefined;
    }
    waiting.add(setDue);
    watch();
    return () => waiting.delete(setDue);
  }, [isDue]);
  return isDue ? h(Fragment, null, children) : null;
}
