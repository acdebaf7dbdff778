// The reader's language. A catalogue is a chunk of its own, loaded before anything that uses it renders:
// this module waits for the reader's one, so no page shows English first. English needs no catalogue.
import { useSyncExternalStore } from "react";
import { ofBrowser } from "./storage.js";

const loaders = { fr: () => import("./locales/fr.js") };
const catalogues = { en: { messages: {}, plural: (n) => Number(n !== 1) } };
const listeners = new Set();
const translators = {};
let language = "en";

// Numbers as a language groups them. Making a formatter takes up to 25 ms, and few numbers have four digits.
export function numbersIn(locale) {
  let formatter;
  return (n) => {
    if (Number.isInteger(n) && Math.abs(n) < 1000) return String(n);
    return (formatter ??= new Intl.NumberFormat(locale)).format(n);
  };
}

// t("Hello {name}", { name }) or t(["{n} vote", "{n} votes"], { n }).
function translator(code) {
  const { messages, plural } = catalogues[code];
  const write = numbersIn(code);
  return (key, values) => {
    let text;
    if (Array.isArray(key)) {
      const forms = messages[key[0]] ?? key;
      text = forms[plural(values.n)] ?? forms[forms.length - 1];
    } else text = messages[key] ?? key;
    for (const name in values) {
      const value = values[name];
      text = text.replaceAll(`{${name}}`, () => (typeof value === "number" ? write(value) : (value ?? "")));
    }
    return text;
  };
}

const current = () => (translators[language] ??= translator(language));
const english = translator("en");

export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stopWaiting() {
  const root = document.documentElement;
  if (!("wait" in root.dataset)) return;
  delete root.dataset.wait;
  if (document.activeElement === document.body) document.querySelector("[data-first]")?.focus(); // hidden, it took none
}

function subscribe(listener) {
  requestAnimationFrame(stopWaiting);
  return onLanguage(listener);
}

export const useT = () => useSyncExternalStore(subscribe, current, () => english);

export const getLanguage = () => language;

export async function setLanguage(code) {
  if (code === language || (code !== "en" && !loaders[code])) return;
  catalogues[code] ??= (await loaders[code]()).default;
  language = code;
  document.documentElement.lang = code;
  ofBrowser.set("language", code);
  listeners.forEach((listener) => listener());
}

if (typeof window !== "undefined") {
  const wanted = document.documentElement.lang; // set by the head script
  if (loaders[wanted]) {
    try {
      catalogues[wanted] = (await loaders[wanted]()).default;
      language = wanted;
    } catch {
      // Out of reach just now: English is better than an empty page.
    }
  }
  if (document.querySelector(".lh-waiting")) stopWaiting(); // a page that was not built with English words
}
