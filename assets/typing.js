// What scripts do to the text in a field: replace a part of it so that Ctrl+Z brings it back, and where a place in it is.

export function insert(field, from, to, text) {
  field.focus();
  field.setSelectionRange(from, to);
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return; // the only way that keeps the history
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const COPIED = ["boxSizing", "width", "padding", "border", "font", "letterSpacing", "lineHeight", "tabSize", "wordSpacing"];

// The place of a character within the field, in pixels from its corner; `bottom` is that of its line.
export function placeOf(field, at) {
  const copy = document.createElement("div");
  const style = getComputedStyle(field);
  COPIED.forEach((name) => (copy.style[name] = style[name]));
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word" });
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(field.value.slice(0, at), mark);
  field.after(copy);
  const place = { left: mark.offsetLeft, top: mark.offsetTop - field.scrollTop };
  place.bottom = place.top + (mark.offsetHeight || parseFloat(style.lineHeight));
  copy.remove();
  return place;
}
