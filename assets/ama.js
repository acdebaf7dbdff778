// The parts of a live session that run in the browser: an order that never moves under a pointer, and clocks.
import { useEffect, useReducer, useRef } from "react";
import { useSeconds } from "./clocks.js";

const TOUCH_REST = 800;

// Pointers: whether one rests on a list marked with data-held, and who wants to know when it leaves.
const waiting = new Set();
let touching = false;
let isOver = false;

const over = () => touching || document.querySelector("[data-held]:hover") !== null;

function look() {
  const now = over();
  if (isOver && !now) waiting.forEach((wake) => wake());
  isOver = now;
}

function touched(event) {
  if (event.pointerType !== "mouse" && event.target.closest?.("[data-held]")) touching = true;
}

function released() {
  if (!touching) return;
  setTimeout(() => {
    touching = false;
    look();
  }, TOUCH_REST);
}

function listen() {
  document.addEventListener("pointerover", look);
  document.documentElement.addEventListener("pointerleave", look);
  document.addEventListener("pointerdown", touched);
  document.addEventListener("pointerup", released);
  document.addEventListener("pointercancel", released);
}

// While a pointer rests on the list what is shown keeps its place, new rows come last and gone ones leave.
// Rows arrive at once and orders later: an id whose row is not there is left out.
export function useHeld() {
  const [, wake] = useReducer((n) => n + 1, 0);
  const shown = useRef({});
  useEffect(() => {
    if (!waiting.size) listen();
    waiting.add(wake);
    return () => {
      waiting.delete(wake);
    };
  }, []);
  return (name, order, rows) => {
    const wanted = (order ?? []).filter((id) => rows?.[id]);
    const before = shown.current[name];
    if (typeof document === "undefined" || !before || !over()) return (shown.current[name] = wanted);
    const kept = before.filter((id) => wanted.includes(id));
    return (shown.current[name] = [...kept, ...wanted.filter((id) => !kept.includes(id))]);
  };
}

// Seconds until the next moment at which so many minutes are full, counted from midnight UTC.
export function useBatch() {
  const secondsSince = useSeconds();
  return (minutes) => {
    const length = 60 * (minutes || 1);
    return length - (secondsSince("1970-01-01T00:00:00Z") % length);
  };
}
