// The tabs of a phone lead back to the place that was chosen behind them, until the day is over.
import { createElement } from "react";
import { Link, useNavigate } from "react-router";
import { ofPerson, read } from "./storage.js";

const today = () => new Date().toDateString();

export function keepPlace(tab, to) {
  ofPerson.set(`tab:${tab}`, JSON.stringify({ to, day: today() }));
}

function keptPlace(tab) {
  const kept = read(ofPerson, `tab:${tab}`, {});
  return kept.day === today() ? kept.to : undefined;
}

// The tab whose pages are shown leads to its first place, as does every tab for who opens it elsewhere.
export function TabLink({ tab, to, children, ...rest }) {
  const navigate = useNavigate();
  const open = (event) => {
    const kept = rest["aria-current"] ? undefined : keptPlace(tab);
    if (!kept || kept === to) return;
    event.preventDefault();
    navigate(kept);
  };
  return createElement(Link, { ...rest, to, onClick: open }, children);
}
