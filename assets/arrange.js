// Dragging a row of an ordered list onto another one: data-arranged of the list names the form that is sent, with
// the ids of both rows. What is dragged can be moved from its menu, too, which keys and fingers use.
const ROW = "[data-arranged] > [draggable=true]";

export function listen(signal) {
  let dragged = null;
  let onto = null;
  const mark = (row) => {
    onto?.classList.remove("drop-before", "drop-after");
    onto = row;
    if (!row) return;
    const below = dragged.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
    row.classList.add(below ? "drop-after" : "drop-before");
  };
  const start = (event) => {
    dragged = event.target.matches?.(ROW) ? event.target : null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.querySelector("a")?.textContent ?? "");
    dragged.classList.add("dragged");
  };
  const over = (event) => {
    const row = dragged && event.target.closest?.(ROW);
    if (!row || row.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    if (row !== onto) mark(row === dragged ? null : row);
  };
  const drop = (event) => {
    if (!dragged || !onto) return;
    event.preventDefault();
    const form = document.getElementById(dragged.parentElement.dataset.arranged);
    if (!form) return;
    form.elements.item_id.value = dragged.dataset.itemId;
    form.elements.onto.value = onto.dataset.itemId;
    form.requestSubmit();
  };
  const end = () => {
    mark(null);
    dragged?.classList.remove("dragged");
    dragged = null;
  };
  document.addEventListener("dragstart", start, { signal });
  document.addEventListener("dragover", over, { signal });
  document.addEventListener("drop", drop, { signal });
  document.addEventListener("dragend", end, { signal });
}
