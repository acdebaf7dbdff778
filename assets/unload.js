// Before a page may go. Reflex closes the socket as soon as the browser says that it is about to leave, and a file
// that is downloaded or "stay on this page" is said in the same way: the page would go on without news, and its next
// click would load everything anew. So nobody else hears of it, and the socket goes when the page does (pagehide).
// Only who signs out closes it first: the news that the sign-in is over would overtake the page that follows.
const reasons = new Set();
let isSigningOut = false;

// A function that says whether something would be lost now; what is returned takes it back.
export function askBeforeUnload(isUnsaved) {
  reasons.add(isUnsaved);
  return () => reasons.delete(isUnsaved);
}

function submitted({ target }) {
  isSigningOut = new URL(target.action, location).pathname.startsWith("/auth/sign-out");
}

function leaving(event) {
  if (isSigningOut) return;
  event.stopImmediatePropagation();
  if ([...reasons].some((isUnsaved) => isUnsaved())) event.preventDefault();
}

if (typeof window !== "undefined") {
  window.addEventListener("submit", submitted, { capture: true });
  window.addEventListener("beforeunload", leaving, { capture: true });
}
