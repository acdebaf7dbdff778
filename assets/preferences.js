// Theme, folded sidebar, and the account's choices applied when they arrive.
import { useContext, useEffect } from "react";
import { ColorModeContext } from "$/utils/context-registry";
import { setLanguage } from "./i18n.js";
import { setZone } from "./formats.js";
import { ofBrowser } from "./storage.js";

const system = typeof window === "undefined" ? null : window.matchMedia("(prefers-color-scheme: dark)");
let follow = () => {}; // Reflex's own theme provider, kept on the same choice

function paint() {
  const theme = ofBrowser.get("theme") || "system";
  const mode = theme === "system" ? (system.matches ? "dark" : "light") : theme;
  const root = document.documentElement;
  root.classList.remove("light", "dark");
  root.classList.add(mode);
  root.style.colorScheme = mode;
  const bar = document.querySelector('meta[name="theme-color"]');
  if (bar) bar.content = getComputedStyle(root).getPropertyValue("--lh-canvas");
}

export function setTheme(theme) {
  ofBrowser.set("theme", theme);
  follow(theme);
  paint();
}

export function toggleSidebar() {
  const folded = document.documentElement.dataset.sidebar === "folded";
  if (folded) delete document.documentElement.dataset.sidebar;
  else document.documentElement.dataset.sidebar = "folded";
  ofBrowser.set("sidebar", folded ? "open" : "folded");
}

export function Preferences({ language, theme, zone, reads }) {
  const { setColorMode } = useContext(ColorModeContext);
  useEffect(() => {
    follow = setColorMode;
    system.addEventListener("change", paint);
    return () => system.removeEventListener("change", paint);
  }, [setColorMode]);
  useEffect(() => {
    if (language) setLanguage(language);
  }, [language]);
  useEffect(() => {
    if (theme && theme !== ofBrowser.get("theme")) setTheme(theme);
  }, [theme]);
  useEffect(() => {
    if (zone) setZone(zone);
  }, [zone]);
  useEffect(() => {
    document.documentElement.dataset.reads = reads;
    return () => delete document.documentElement.dataset.reads;
  }, [reads]);
  return null;
}
