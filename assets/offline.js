// The bar that shows while the server is out of reach. What would send something waits meanwhile:
// [data-sends] is what talks to the server.
import { createElement as h, useContext, useEffect, useState } from "react";
import { EventLoopContext } from "$/utils/context-registry";
import { letFormsGo } from "./forms.js";
import { Icon } from "./icons.js";
import "./unload.js";

const PATIENCE = 1200; // a reconnection that takes less is not worth a bar

function hold(event) {
  const source = event.type === "submit" ? event.target : event.target.closest?.("[data-sends]");
  if (!source || document.documentElement.dataset.offline === undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function useOffline() {
  const failures = useContext(EventLoopContext)?.[1]?.length ?? 0;
  const [unplugged, setUnplugged] = useState(false);
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => setUnplugged(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  const lost = failures > 0 || unplugged;
  useEffect(() => {
    if (!lost) {
      letFormsGo(); // what they sent may never have arrived
      return setOffline(false);
    }
    const timer = setTimeout(() => setOffline(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [lost]);
  return offline;
}

export function OfflineBar({ text }) {
  const offline = useOffline();
  useEffect(() => {
    const root = document.documentElement;
    if (offline) root.dataset.offline = "";
    else delete root.dataset.offline;
  }, [offline]);
  useEffect(() => {
    document.addEventListener("submit", hold, true);
    document.addEventListener("click", hold, true);
    return () => {
      document.removeEventListener("submit", hold, true);
      document.removeEventListener("click", hold, true);
      delete document.documentElement.dataset.offline;
    };
  }, []);
  return h(
    "div",
    { role: "status" },
    offline && h("div", { className: "offline" }, h(Icon, { name: "offline" }), h("span", null, text)),
  );
}
