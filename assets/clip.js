// A video in a form: recorded here or chosen, sent at once in pieces, and shown. What travels with the form, and is
// kept with its draft, is the id of the video, in a field that nobody sees. And the player of a published one.
import { createElement as h, useEffect, useRef, useState } from "react";
import { fill } from "./drafts.js";

const PIECE = 4_000_000;
const TRIES = 4;
const SECONDS = 60;
const BITS = 1_500_000;
const TYPES = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

const waiting = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function post(query, body) {
  const headers = { "content-type": "application/octet-stream" };
  // A redirect leads to the page for signing in.
  const answer = await fetch(`/auth/clips?${new URLSearchParams(query)}`, { method: "POST", body, headers, redirect: "manual" });
  return await answer.json();
}

// Where a connection broke off, the answer to the next try says how much has come.
async function send(file, labels, onCame) {
  let upload = "";
  let at = 0;
  let tries = 0;
  for (;;) {
    const piece = file.slice(at, at + PIECE);
    const end = at + piece.size >= file.size ? "yes" : "no";
    try {
      const answer = await post({ upload, at, end }, piece);
      if (answer.problem && answer.came === undefined) return answer;
      if (answer.problem && ++tries > TRIES) return answer;
      if (answer.id) return answer;
      upload = answer.upload ?? upload;
      at = answer.came;
      onCame(at / file.size);
    } catch {
      if (++tries > TRIES) return { problem: labels.lost };
      await waiting(1000 * tries);
    }
  }
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function append(captions, text) {
  const before = captions.value && !captions.value.endsWith("\n") ? `${captions.value}\n` : captions.value;
  fill(captions, before + text);
  captions.focus();
  captions.setSelectionRange(captions.value.length, captions.value.length);
}

// Without a `name` it is a part of a larger field, which hears of each `onChange`; without `captions` nothing is captioned.
export function Clip({ name, value, captions, labels, onChange }) {
  const field = useRef(null);
  const picker = useRef(null);
  const reader = useRef(null);
  const screen = useRef(null);
  const recording = useRef(null);
  const busy = useRef(false);
  const [clip, setClip] = useState(value ?? "");
  const [step, setStep] = useState("");
  const [left, setLeft] = useState(SECONDS);
  const [came, setCame] = useState(0);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    const form = field.current.form;
    const listening = new AbortController();
    const listen = (what, heard, capture) => form.addEventListener(what, heard, { signal: listening.signal, capture });
    const submitted = (event) => {
      if (!busy.current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setProblem(labels.wait);
    };
    listen("submit", submitted, true); // before the form holds itself back
    listen("reset", () => setClip(value ?? ""));
    return () => {
      listening.abort();
      recording.current?.leave();
    };
  }, []);

  useEffect(() => {
    if (step === "recording") screen.current.srcObject = recording.current.stream;
  }, [step]);

  const take = async (file) => {
    setProblem("");
    setCame(0);
    setStep("sending");
    busy.current = true;
    const answer = await send(file, labels, setCame);
    busy.current = false;
    setStep("");
    if (answer.id) fill(field.current, answer.id);
    else setProblem(answer.problem);
  };
  const chosen = (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) take(file);
  };
  const record = async () => {
    setProblem("");
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "environment" },
        audio: true,
      });
    } catch {
      setProblem(labels.refused);
      return;
    }
    const parts = [];
    const recorder = new MediaRecorder(stream, { mimeType: TYPES.find((type) => MediaRecorder.isTypeSupported(type)), videoBitsPerSecond: BITS });
    const began = Date.now();
    const tick = setInterval(() => {
      const over = (Date.now() - began) / 1000;
      setLeft(Math.max(0, Math.ceil(SECONDS - over)));
      if (over >= SECONDS) recorder.stop();
    }, 250);
    const leave = () => {
      clearInterval(tick);
      recording.current = null;
      busy.current = false;
      for (const track of stream.getTracks()) track.stop();
    };
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => {
      if (!recording.current) return; // the page was left
      leave();
      take(new Blob(parts, { type: recorder.mimeType }));
    };
    recording.current = { stream, recorder, leave };
    busy.current = true;
    setLeft(SECONDS);
    setStep("recording");
    recorder.start(1000);
  };
  const read = async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    const target = field.current.form.elements[captions];
    if (file) fill(target, (await file.slice(0, 100_000).text()).slice(0, target.maxLength > 0 ? target.maxLength : undefined));
  };
  const note = () => append(field.current.form.elements[captions], `${clock(screen.current.currentTime)} `);
  const heard = (event) => {
    setClip(event.target.value);
    onChange?.(event.target.value);
  };
  const button = (text, onClick, kind = "surface") =>
    h("button", { type: "button", className: `btn btn-${kind} btn-2`, onClick }, h("span", { className: "btn-text" }, text));
  const hidden = { hidden: true, "data-no-draft": "" };

  let shown = null;
  if (step === "recording") shown = h("video", { ref: screen, autoPlay: true, muted: true, playsInline: true, "aria-label": labels.live });
  else if (clip) shown = h("video", { ref: screen, key: clip, src: `/clips/${clip}`, controls: true, playsInline: true, preload: "metadata", "aria-label": labels.yours });
  const canRecord = typeof navigator !== "undefined" && navigator.mediaDevices && typeof MediaRecorder !== "undefined";
  let actions;
  if (step === "recording") actions = [button(labels.stop, () => recording.current.recorder.stop(), "solid"), h("span", { className: "t-meta", role: "timer" }, clock(left))];
  else if (step === "sending") actions = [h("progress", { value: came, max: 1, "aria-label": labels.sending }), h("span", { className: "t-meta" }, labels.sending)];
  else
    actions = [
      canRecord && button(clip ? labels.again : labels.record, record),
      button(clip ? labels.other : labels.choose, () => picker.current.click()),
      clip && button(labels.drop, () => fill(field.current, "")),
    ];
  return h(
    "div",
    { className: "clip", "aria-busy": step === "sending" },
    // A text that is not shown, because drafts leave hidden fields alone.
    h("input", { ref: field, type: "text", name, defaultValue: value, hidden: true, onInput: heard }),
    h("input", { ref: picker, type: "file", accept: "video/mp4,video/webm,video/quicktime", onChange: chosen, "aria-label": labels.choose, ...hidden }),
    captions && h("input", { ref: reader, type: "file", accept: ".vtt,.srt,text/vtt", onChange: read, "aria-label": labels.file, ...hidden }),
    shown,
    h("div", { className: "clip-actions" }, ...actions),
    problem && h("p", { role: "alert", className: "field-error" }, problem),
    !clip && !step && labels.limit && h("p", { className: "t-meta" }, labels.limit),
    captions && clip && !step && h("div", { className: "clip-actions" }, button(labels.moment, note, "ghost"), button(labels.file, () => reader.current.click(), "ghost")),
  );
}

export function Player({ src, captions, cues, language, labels, width, height }) {
  const screen = useRef(null);
  const [at, setAt] = useState(-1);
  const moved = () => {
    const now = screen.current.currentTime + 0.05;
    setAt(cues.findLastIndex((cue) => cue.at <= now));
  };
  const go = (cue) => {
    screen.current.currentTime = cue.at;
    screen.current.play().catch(() => {});
  };
  const line = (cue, index) =>
    h(
      "li",
      { key: index },
      h(
        "button",
        { type: "button", className: "cue", "aria-current": index === at ? "true" : undefined, onClick: () => go(cue) },
        h("span", { className: "t-meta cue-at" }, cue.moment),
        h("span", { lang: language, className: "cue-text" }, cue.text),
      ),
    );
  return h(
    "div",
    { className: "player" },
    h(
      "video",
      { ref: screen, src, controls: true, playsInline: true, preload: "metadata", width: width || undefined, height: height || undefined, onTimeUpdate: moved, "aria-label": labels.video },
      h("track", { kind: "captions", src: captions, srcLang: language, label: labels.captions, default: true }),
    ),
    cues.length > 0 && h("section", { className: "transcript", "aria-label": labels.transcript }, h("h2", { className: "t-sec" }, labels.transcript), h("ol", null, ...cues.map(line))),
  );
}
