// One tooltip for the whole page: the text of data-tip, or of data-tip-folded where the label is hidden.
const WAIT = 450;

function textOf(element) {
  if (element.dataset.tip) return element.dataset.tip;
  const label = element.querySelector(".lh-label, .lh-who");
  return label && !label.checkVisibility?.() ? element.dataset.tipFolded : "";
}

function draw(tip, element) {
  tip.textContent = textOf(element);
  if (element.dataset.tipKey) {
    const key = document.createElement("kbd");
    key.className = "kbd";
    key.textContent = element.dataset.tipKey;
    tip.append(key);
  }
}

function place(tip, element) {
  const box = element.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const aside = element.dataset.tipFolded !== undefined;
  const below = box.bottom + size.height + 8 < innerHeight;
  const left = aside ? box.right + 8 : box.left + box.width / 2 - size.width / 2;
  const top = aside ? box.top + box.height / 2 - size.height / 2 : below ? box.bottom + 6 : box.top - size.height - 6;
  tip.style.left = `${Math.max(8, Math.min(left, innerWidth - size.width - 8))}px`;
  tip.style.top = `${top}px`;
}

export function listen(signal) {
  const tip = document.createElement("div");
  if (!tip.showPopover) return;
  tip.className = "tip";
  tip.popover = "manual";
  tip.ariaHidden = "true"; // the same words are the accessible name already
  document.body.append(tip);
  let timer;
  const hide = (event) => {
    if (event?.target === tip) return; // its own toggle
    clearTimeout(timer);
    if (tip.matches(":popover-open")) tip.hidePopover();
  };
  const show = (element) => {
    if (!element.isConnected || !textOf(element)) return;
    draw(tip, element);
    tip.showPopover();
    place(tip, element);
  };
  const point = (event) => {
    const element = event.target.closest?.("[data-tip], [data-tip-folded]");
    hide();
    if (!element || (event.pointerType && event.pointerType !== "mouse")) return;
    if (event.type === "focusin" && !element.matches(":focus-visible")) return;
    timer = setTimeout(() => show(element), event.type === "focusin" ? 0 : WAIT);
  };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, point, { signal });
  for (const name of ["pointerdown", "keydown", "scroll", "toggle"]) document.addEventListener(name, hide, { capture: true, signal });
  signal.addEventListener("abort", () => tip.remove());
}
