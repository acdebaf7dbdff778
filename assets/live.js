// Watches the numbers of what a live view was sent, and asks for the whole view when one is missing.
// Two messages may be drawn at once, so a gap is believed only when it is still there a moment later.
import { useEffect, useRef } from "react";

const PATIENCE = 1000;
const REST = 10000;

export function LiveWatch({ boot, seq, base, onGap }) {
  const seen = useRef({ boot: "", seq: 0, asked: 0 });
  useEffect(() => {
    const last = seen.current;
    const gap = boot === last.boot && seq > last.seq + 1 && base !== seq;
    seen.current = { ...last, boot, seq };
    if (!gap || Date.now() - last.asked < REST) return undefined;
    seen.current.asked = Date.now();
    const timer = setTimeout(onGap, PATIENCE);
    return () => clearTimeout(timer);
  }, [boot, seq, base]);
  return null;
}

// Tells when a live value is another one than before, so that the page can read what depends on it.
export function LiveChange({ value, first, onValue }) {
  const seen = useRef("");
  useEffect(() => {
    const now = String(value ?? "");
    const isMeant = first || seen.current !== "";
    if (now && now !== seen.current && isMeant) onValue(now);
    seen.current = now;
  }, [value]);
  return null;
}
