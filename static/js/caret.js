// Where a textarea's caret stands, measured on a copy of its text.
const COPIED = ["font", "letterSpacing", "lineHeight", "padding", "border", "boxSizing", "direction", "textAlign", "tabSize"];

export function placeAtCaret(list, box) {
  const { inline, block } = caretIn(box);
  list.style.insetInlineStart = `max(0px, min(${inline}px, 100% - ${list.offsetWidth}px))`;
  list.style.insetBlockStart = `${block}px`;
}

function caretIn(box) {
  const style = getComputedStyle(box);
  const copy = document.createElement("div");
  for (const name of COPIED) copy.style[name] = style[name];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "anywhere", inlineSize: `${box.offsetWidth}px` });
  copy.textContent = box.value.slice(0, box.selectionStart);
  const mark = copy.appendChild(document.createElement("span"));
  mark.textContent = "\u200b";
  box.after(copy);
  const inline = style.direction === "rtl" ? copy.offsetWidth - mark.offsetLeft : mark.offsetLeft;
  const block = box.offsetTop + mark.offsetTop + mark.offsetHeight - box.scrollTop + 4;
  copy.remove();
  return { inline, block: Math.min(block, box.offsetTop + box.offsetHeight) };
}
