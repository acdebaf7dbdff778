// Clocks that run in the browser.
import { useEffect, useReducer } from "react";

// Seconds since a moment, or until one when it is negative; the caller is drawn again each second.
export function useSeconds() {
  const [, tick] = useReducer((n) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return (moment) => {
    if (!moment) return 0;
    const text = String(moment).replace(" ", "T").replace(/(\.\d{3})\d+/, "$1");
    return Math.floor((Date.now() - new Date(text).getTime()) / 1000);
  };
}
