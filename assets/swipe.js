// Swiping a card on a touch screen clicks the button that its side names: data-swipe-left and
// data-swipe-right are selectors, data-swipe-left-word and -right-word the words shown meanwhile.
const COMMIT = 0.3; // of the card's width
const FLICK = 0.6; // px per ms

function word(card, side, finger) {
  let shown = document.querySelector(".swipe-word");
  const text = side && card.dataset[side === "left" ? "swipeLeftWord" : "swipeRightWord"];
  if (!text) return shown?.remove();
  if (!shown) {
    shown = document.createElement("span");
    shown.className = "swipe-word";
    shown.ariaHidden = "true";
    document.body.append(shown);
  }
  shown.textContent = text;
  const half = shown.offsetWidth / 2 + 8;
  shown.style.left = `${Math.max(half, Math.min(finger.clientX, innerWidth - half))}px`;
  shown.style.top = `${finger.clientY - 76}px`;
}

export function listen(signal) {
  let drag = null;
  const start = (event) => {
    if (event.pointerType === "mouse" || !event.isPrimary) return;
    const card = event.target.closest?.("[data-swipe-left], [data-swipe-right]");
    if (card && !event.target.closest("button")) drag = { card, x: event.clientX, y: event.clientY, at: event.timeStamp, dx: 0 };
  };
  const follow = (event) => {
    if (!drag) return;
    drag.dx = event.clientX - drag.x;
    if (!drag.moving && Math.abs(event.clientY - drag.y) > Math.abs(drag.dx) + 6) return (drag = null);
    if (!drag.moving && Math.abs(drag.dx) < 12) return;
    drag.moving = true;
    drag.card.classList.remove("leaving");
    drag.card.style.transform = `translateX(${drag.dx}px) rotate(${drag.dx / 60}deg)`;
    word(drag.card, Math.abs(drag.dx) > 40 ? (drag.dx < 0 ? "left" : "right") : null, event);
  };
  const end = (event) => {
    if (!drag) return;
    const { card, dx, at, moving } = drag;
    drag = null;
    if (!moving) return;
    const fast = Math.abs(dx) / (event.timeStamp - at) > FLICK && Math.abs(dx) > 40;
    const selector = dx < 0 ? card.dataset.swipeLeft : card.dataset.swipeRight;
    const far = fast || Math.abs(dx) > card.offsetWidth * COMMIT;
    card.classList.add("leaving");
    card.style.transform = "";
    word(card, null);
    if (far && selector && event.type === "pointerup") document.querySelector(selector)?.click();
  };
  document.addEventListener("pointerdown", start, { signal });
  document.addEventListener("pointermove", follow, { signal });
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, end, { signal });
}
