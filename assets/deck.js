// Cards on a pile: turning one and laying it aside show at once, and the server is told meanwhile. An element
// with data-turns="open" turns the card it belongs to; data-turns="next" lays it aside for the one below, which
// came with it. What the server says is the truth; when it does not follow in time, its card is shown again.
import { Children, createContext, createElement, useContext, useEffect, useRef, useState } from "react";
import { keysOn, press } from "./keys.js";

const PATIENCE = 4000;
const BACK = "u"; // the key of the button that lays the last card there again
const Shown = createContext({ card: "", isOpen: false });

export function Deck({ card, upcoming, isOpen, children }) {
  const [ahead, setAhead] = useState(null);
  const isKnown = ahead !== null && (ahead.card === card || ahead.card === upcoming);
  const shown = isKnown ? ahead : { card, isOpen };

  useEffect(() => {
    if (ahead === null) return undefined;
    if (!isKnown || (ahead.card === card && ahead.isOpen === isOpen)) {
      setAhead(null);
      return undefined;
    }
    const timer = setTimeout(() => setAhead(null), PATIENCE);
    return () => clearTimeout(timer);
  }, [ahead, isKnown, card, isOpen]);

  const turnOf = (event) => event.target.closest?.("[data-turns]")?.dataset.turns;
  const guard = (event) => {
    // The second click of a double click meets a card that was not there yet.
    if (event.detail > 1 && turnOf(event)) event.stopPropagation();
  };
  const turn = (event) => {
    const way = turnOf(event);
    if (way === "open") setAhead({ card: shown.card, isOpen: true });
    else if (way === "next" && shown.card === card && upcoming) setAhead({ card: upcoming, isOpen: false });
  };
  useEarlyBack(card, shown.card !== card);
  const pile = useRef();
  useFocus(pile, shown);
  const drawn = createElement(
    "div",
    { ref: pile, className: "contents", onClickCapture: guard, onClick: turn },
    children,
  );
  return createElement(Shown.Provider, { value: shown }, drawn);
}

// The button that takes the first rating back comes with what the server says to it. The key is heard before.
function useEarlyBack(card, isAhead) {
  const isWanted = useRef(false);
  useEffect(() => {
    if (!isAhead) return undefined;
    isWanted.current = false; // also when the server never followed the last time
    const hear = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === BACK && keysOn() && !document.querySelector(`[data-key="${BACK}"]`)) isWanted.current = true;
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [isAhead]);
  useEffect(() => {
    if (isWanted.current) press(BACK);
    isWanted.current = false;
  }, [card]);
}

// The focus goes where the next key belongs: to "Show the answer", or to the rating that is suggested. Not when
// the page appears, and without scrolling: on a low screen that would take the question out of sight. A task
// later, since it makes the browser lay the page out, and the card shall be there before.
function useFocus(pile, { card, isOpen }) {
  const before = useRef(null);
  useEffect(() => {
    const now = `${card} ${isOpen}`;
    const isFirst = before.current === null;
    const isSame = before.current === now;
    before.current = now;
    if (isSame || (isFirst && !isOpen)) return undefined;
    const next = isOpen ? "button.prime" : 'button[data-turns="open"]';
    const timer = setTimeout(() => pile.current?.querySelector(next)?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, [card, isOpen]);
}

// One of the cards, with what is shown before and after it was turned.
export function DeckCard({ card, children }) {
  const shown = useContext(Shown);
  return shown.card === card ? Children.toArray(children)[shown.isOpen ? 1 : 0] : null;
}
