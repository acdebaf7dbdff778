// Inside a form: what is typed in a field, or without one the whole form, is sent for its preview after a pause, and
// never before the answer to what was sent last has come. A slow server is asked less often, and the last words are always shown.
import { createElement as h, useEffect, useRef } from "react";
import { getFormData } from "$/utils/state";

const PAUSE = 200; // milliseconds without typing
const PATIENCE = 5000; // an answer may be lost with its connection

export function Preview({ field, answered, onTyped }) {
  const anchor = useRef(null);
  const pace = useRef({}).current;
  pace.onTyped = onTyped;
  useEffect(() => {
    const form = anchor.current.closest("form");
    const box = field ? form?.elements[field] : form;
    if (!box) return undefined;
    const send = () => {
      pace.isDue = true;
      if (pace.isWaiting) return;
      pace.isDue = false;
      pace.isWaiting = true;
      pace.patience = setTimeout(pace.goOn, PATIENCE);
      pace.onTyped(field ? box.value : getFormData(form));
    };
    pace.goOn = () => {
      clearTimeout(pace.patience);
      pace.isWaiting = false;
      if (pace.isDue) send();
    };
    const typed = () => {
      clearTimeout(pace.pause);
      pace.pause = setTimeout(send, PAUSE);
    };
    box.addEventListener("input", typed);
    return () => {
      box.removeEventListener("input", typed);
      clearTimeout(pace.pause);
      clearTimeout(pace.patience);
    };
  }, [field]);
  useEffect(() => pace.goOn?.(), [answered]);
  return h("span", { ref: anchor, hidden: true });
}
