// A button that looks pressed at once and asks the server afterwards, and a figure that counts along: votes and
// the like. What the server says is the truth; when it does not follow in time (it refused), the look goes back.
import { createContext, createElement, useContext, useEffect, useState } from "react";
import { useFormats } from "./formats.js";

const PATIENCE = 4000;
const Wish = createContext(null);

export function Pressing({ pressed, children }) {
  const [wish, setWish] = useState(null);

  useEffect(() => {
    if (wish === null) return undefined;
    if (wish === pressed) {
      setWish(null);
      return undefined;
    }
    const timer = setTimeout(() => setWish(null), PATIENCE);
    return () => clearTimeout(timer);
  }, [pressed, wish]);

  const shown = wish ?? Boolean(pressed);
  return createElement(Wish.Provider, { value: { shown, more: shown - Boolean(pressed), setWish } }, children);
}

export function PressButton({ onPress, children, ...rest }) {
  const { shown, setWish } = useContext(Wish);
  const press = () => {
    setWish(!shown);
    onPress?.(!shown);
  };
  return createElement(
    "button",
    { ...rest, type: "button", "aria-pressed": shown, "data-sends": "", onClick: press },
    children,
  );
}

// A `quiet` figure says nothing where nobody pressed.
export function PressFigure({ count, quiet, ...rest }) {
  const { more } = useContext(Wish);
  const formats = useFormats();
  return quiet && count + more === 0 ? null : createElement("b", rest, formats.number(count + more));
}
