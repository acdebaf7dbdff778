// A button that looks pressed at once and asks the server afterwards: votes and the like. What the server
// says is the truth; when it does not follow within a few seconds (it refused), the look goes back.
import { createElement, useEffect, useState } from "react";

const PATIENCE = 4000;

export function PressButton({ pressed, onPress, children, ...rest }) {
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
