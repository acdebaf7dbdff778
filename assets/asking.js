// Questions to the server while one types: one at a time, and the last one that was typed. An answer says to which
// question it is (`answered`); an older one is never taken for a newer.
import { useEffect, useRef } from "react";

const PAUSE = 60; // milliseconds without typing
const PATIENCE = 3000; // an answer may be lost with its connection

export function useAsking(answered, keyOf, onAsk) {
  const pace = useRef({}).current;
  Object.assign(pace, { keyOf, onAsk });
  const send = () => {
    const { due } = pace;
    pace.due = null;
    if (!due || pace.keyOf(due) === pace.answered) return;
    pace.isWaiting = true;
    pace.patience = setTimeout(goOn, PATIENCE);
    pace.onAsk(due);
  };
  const goOn = () => {
    clearTimeout(pace.patience);
    pace.isWaiting = false;
    send();
  };
  useEffect(() => {
    pace.answered = answered;
    goOn();
  }, [answered]);
  useEffect(
    () => () => {
      clearTimeout(pace.pause);
      clearTimeout(pace.patience);
    },
    [],
  );
  return (question) => {
    pace.due = question;
    clearTimeout(pace.pause);
    pace.pause = setTimeout(() => pace.isWaiting || send(), PAUSE);
  };
}
