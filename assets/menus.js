// Menus are native popovers; this adds the arrow keys, closing after a choice, and a place in browsers
// that cannot anchor one element to another yet.
const items = (menu) => [...menu.querySelectorAll('[role^="menuitem"]')].filter((item) => item.offsetParent);

function move(menu, event) {
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at < 0 ? all.length - 1 : at - 1, Home: 0, End: all.length - 1 };
  const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key in steps) {
    all.at(steps[event.key] % all.length)?.focus();
  } else if (letter && event.key !== " ") {
    const starts = (item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase());
    [...all.slice(at + 1), ...all.slice(0, at + 1)].find(starts)?.focus();
  } else if (event.key === "Tab") {
    menu.hidePopover();
    return;
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

const triggers = (menu) => document.querySelectorAll(`[popovertarget="${CSS.escape(menu.id)}"]`);

function place(menu) {
  if (CSS.supports("position-area: block-end") || getComputedStyle(menu).bottom === "0px") return;
  const trigger = [...triggers(menu)].find((button) => button.offsetParent);
  if (!trigger) return;
  const box = trigger.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = box.bottom + size.height < innerHeight && !menu.classList.contains("menu-above");
  const left = menu.classList.contains("menu-end") ? box.right - size.width : box.left;
  menu.style.left = `${Math.max(12, Math.min(left, innerWidth - size.width - 12))}px`;
  menu.style.top = `${Math.max(6, below ? box.bottom : box.top - size.height - 12)}px`;
}

export function listen(signal) {
  const toggled = (event) => {
    const menu = event.target;
    if (menu.getAttribute?.("role") !== "menu") return;
    const open = event.newState === "open";
    triggers(menu).forEach((button) => button.setAttribute("aria-expanded", open));
    if (!open) return;
    place(menu);
    (items(menu).find((item) => item.ariaChecked === "true") ?? items(menu)[0])?.focus({ preventScroll: true });
  };
  const chosen = (event) => {
    if (event.target.closest?.('[role^="menuitem"]')) event.target.closest("[popover]")?.hidePopover();
    const drawer = event.target.closest?.("a")?.closest(".lh-side:popover-open");
    drawer?.hidePopover();
  };
  const pressed = (event) => {
    const menu = event.target.closest?.('[role="menu"]');
    if (menu?.matches(":popover-open")) move(menu, event);
  };
  document.addEventListener("toggle", toggled, { capture: true, signal });
  document.addEventListener("click", chosen, { signal });
  document.addEventListener("keydown", pressed, { signal });
}
