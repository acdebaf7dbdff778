// Before a page may go. Reflex closes the socket as soon as the browser says that it is about to leave, and a file
// that is downloaded or "stay on this page" is said in the same way: the page would go on without news, and its next
// click would load everything anew. So nobody else hears of it, and the socket goes when the page does (pagehide).
const reasons = new Set();

// A function that says whether something would be lost now; what is returned takes it back.
export function askBeforeUnload(isUnsaved) {
  reasons.add(isUnsaved);
  return () => reasons.delete(isUnsaved);
}

if (typeof window !== "undefined")
  window.addEventListener(
    "beforeunload",
    (event) => {
      event.stopImmediatePropagation();
      if ([...reasons].some((isUnsaved) => isUnsaved())) event.preventDefault();
    },
    { capture: true },
  );
