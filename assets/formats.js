// Moments, ages and numbers as each language writes them, in the reader's time zone.
import { useSyncExternalStore } from "react";
import { getLanguage, numbersIn, onLanguage } from "./i18n.js";

const NB = "\u00a0";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HALF_YEAR = 183 * 24 * HOUR;

const conventions = {
  en: {
    locale: "en-GB",
    time: (h, m) => `${h.padStart(2, "0")}:${m}`,
    range: (from, to) => `${from}–${to}`,
    day: (p) => `${p.weekday} ${p.day} ${p.month}`,
    both: (day, time) => `${day}, ${time}`,
    now: "now",
    minutes: (n) => `${n} min ago`,
    hours: (n) => `${n} h ago`,
    yesterday: "yesterday",
    days: (n) => `${n} days ago`,
    thisHour: "in the last hour",
    today: "today",
    on: (day) => `on ${day}`,
    dated: (day) => `on ${day}`,
    soon: (n) => (n === 1 ? "in a minute" : `in ${n} minutes`),
    later: "later today",
    tomorrow: "tomorrow",
    words: "zero one two three four five six seven eight nine ten eleven twelve",
  },
  fr: {
    locale: "fr-FR",
    time: (h, m) => `${Number(h)}${NB}h${m === "00" ? "" : NB + m}`,
    range: (from, to) => `${from} – ${to}`,
    day: (p) => `${p.weekday} ${p.day === "1" ? "1er" : p.day}${NB}${p.month}`,
    both: (day, time) => `${day}, ${time}`,
    now: "à l’instant",
    minutes: (n) => `il y a ${n}${NB}min`,
    hours: (n) => `il y a ${n}${NB}h`,
    yesterday: "hier",
    days: (n) => `il y a ${n}${NB}jours`,
    thisHour: "dans l’heure écoulée",
    today: "aujourd’hui",
    on: (day) => day,
    dated: (day) => `le ${day}`,
    soon: (n) => (n === 1 ? "dans une minute" : `dans ${n}${NB}minutes`),
    later: "plus tard dans la journée",
    tomorrow: "demain",
    words: "zéro une deux trois quatre cinq six sept huit neuf dix onze douze",
  },
};

// Python writes "2025-11-25 13:20:00.123456+00:00"; not every browser reads the space and six digits.
function read(value) {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) return value;
  const text = String(value).replace(" ", "T").replace(/(\.\d{3})\d+/, "$1");
  const date = new Date(typeof value === "number" ? value : text);
  return Number.isNaN(date.getTime()) ? null : date;
}

function partsIn(locale, zone) {
  const made = {};
  const format = (name, options) => (made[name] ??= new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return (date, name, options) =>
    Object.fromEntries(format(name, options).formatToParts(date).map((part) => [part.type, part.value]));
}

function formats(language, zone) {
  const say = conventions[language] ?? conventions.en;
  const parts = partsIn(say.locale, zone);
  const grouped = numbersIn(say.locale);
  const time = (date) => {
    const p = parts(date, "time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return say.time(p.hour, p.minute);
  };
  const one = (type, length) => (date) => parts(date, type + length, { [type]: length })[type];
  const yearOf = one("year", "numeric");
  // What is over six months away has its year beside it, and so has what is in another one.
  const year = (date) => {
    const now = new Date();
    return Math.abs(date - now) > HALF_YEAR || yearOf(date) !== yearOf(now) ? yearOf(date) : "";
  };
  const dayAs = (name, options) => (date) => {
    const p = parts(date, name, { day: "numeric", ...options });
    return `${say.day({ weekday: "", ...p })} ${year(date)}`.trim();
  };
  const day = dayAs("day", { weekday: "short", month: "short" });
  const full = dayAs("full", { weekday: "long", month: "long" });
  const dated = dayAs("date", { month: "long" });
  const styles = {
    time,
    day,
    full,
    date: dated,
    short: (date) => say.both(day(date), time(date)),
    long: (date) => say.both(full(date), time(date)),
    weekday: one("weekday", "long"),
    weekday_short: one("weekday", "short"),
    weekday_letter: one("weekday", "narrow"),
    month: one("month", "long"),
    month_short: one("month", "short"),
    number: one("day", "numeric"),
    year,
  };
  const dayNumber = (date) => {
    const p = parts(date, "iso", { year: "numeric", month: "2-digit", day: "2-digit" });
    return Date.UTC(p.year, p.month - 1, p.day) / (24 * HOUR);
  };
  const ago = (date, now) => {
    const age = now - date;
    if (age < MINUTE) return say.now;
    if (age < HOUR) return say.minutes(Math.floor(age / MINUTE));
    const days = dayNumber(now) - dayNumber(date);
    if (days === 0) return say.hours(Math.floor(age / HOUR));
    if (days === 1) return say.yesterday;
    return days < 7 ? say.days(days) : dated(date);
  };
  // Moments that are kept by the hour: nothing finer may be said of them.
  const lately = (date, now) => {
    if (now - date < HOUR) return say.thisHour;
    const days = dayNumber(now) - dayNumber(date);
    return days > 1 ? say.dated(dated(date)) : days === 1 ? say.yesterday : say.today;
  };
  const ahead = (date, now) => {
    const minutes = Math.max(1, Math.ceil((date - now) / MINUTE));
    if (minutes < 60) return say.soon(minutes);
    const days = dayNumber(date) - dayNumber(now);
    return days > 1 ? say.on(full(date)) : days === 1 ? say.tomorrow : say.later;
  };
  const kinds = { hour: lately, ahead };
  const words = say.words.split(" ");
  const clock = (text) => (text ? say.time(...String(text).split(":")) : "");
  const given = (write) => (value, ...rest) => {
    const date = read(value);
    return date ? write(date, ...rest) : "";
  };
  return {
    moment: given((date, style) => (styles[style] ?? styles.short)(date)),
    clock,
    clocks: (from, to) => say.range(clock(from), clock(to)),
    range: (from, to) => say.range(given(time)(from), given(time)(to)),
    number: (value) => (value === null || value === undefined ? "" : grouped(value)),
    duration: (seconds) => {
      const total = Math.max(0, Math.floor(Number(seconds) || 0));
      const two = (n) => String(n).padStart(2, "0");
      const hours = Math.floor(total / 3600);
      return `${hours ? `${hours}:` : ""}${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
    },
    words: (value) => words[value] ?? grouped(value ?? 0),
    ago: (now) => given((date, kind) => (kinds[kind] ?? ago)(date, now)),
  };
}

const listeners = new Set();
const changed = () => listeners.forEach((listener) => listener());
let zone;
let minute = 0;
let made = { key: "", formats: null, ago: null };
let ticking;

export function setZone(name) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name || undefined });
  } catch {
    return; // a zone this browser does not know: keep its own
  }
  zone = name || undefined;
  changed();
}

function current() {
  const key = `${getLanguage()} ${zone} ${minute}`;
  if (made.key !== key) {
    const fresh = made.key.replace(/ \d+$/, "") !== key.replace(/ \d+$/, "");
    const next = fresh ? formats(getLanguage(), zone) : made.formats;
    made = { key, formats: next, ago: next.ago(new Date()) };
  }
  return made;
}

function subscribe(listener) {
  listeners.add(listener);
  const quiet = onLanguage(listener);
  ticking ??= setInterval(() => {
    minute += 1;
    changed();
  }, MINUTE);
  return () => {
    listeners.delete(listener);
    quiet();
  };
}

const atBuild = { formats: formats("en", "UTC"), ago: formats("en", "UTC").ago(new Date(0)) };

export const useFormats = () =>
  useSyncExternalStore(subscribe, () => current().formats, () => atBuild.formats);

export const useAgo = () => useSyncExternalStore(subscribe, () => current().ago, () => atBuild.ago);

// The first formatter costs 30 ms, in which the browser reads its tables: while the page waits for its data.
globalThis.requestIdleCallback?.(() => current().formats.moment(new Date()));
