// The marks of Markdown, put into a textarea in a way that the browser's own undo takes back.

export function put(box, text, start = box.selectionStart, end = box.selectionEnd) {
  box.focus();
  box.setSelectionRange(start, end);
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  box.setRangeText(text, start, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

const chosen = (box) => box.value.slice(box.selectionStart, box.selectionEnd);

// Around what is chosen; a second time takes them off again.
function wrap(box, mark) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const text = chosen(box);
  const size = mark.length;
  if (value.slice(start - size, start) === mark && value.slice(end, end + size) === mark) {
    put(box, text, start - size, end + size);
    return box.setSelectionRange(start - size, end - size);
  }
  put(box, mark + text + mark);
  box.setSelectionRange(start + size, end + size);
}

// Before each line that is chosen; where all have it, it goes.
function lead(box, mark) {
  const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const stop = box.value.indexOf("\n", box.selectionEnd);
  const end = stop < 0 ? box.value.length : stop;
  const lines = box.value.slice(start, end).split("\n");
  const known = mark === "1. " ? /^\d+\. / : mark;
  const has = (line) => (known instanceof RegExp ? known.test(line) : line.startsWith(known));
  const all = lines.every(has);
  const marked = lines.map((line, place) => (all ? line.replace(known, "") : (mark === "1. " ? `${place + 1}. ` : mark) + line));
  put(box, marked.join("\n"), start, end);
}

// A block stands on lines of its own.
export function block(box, text) {
  const before = box.value.slice(0, box.selectionStart);
  put(box, `${before && !before.endsWith("\n") ? "\n\n" : ""}${text}\n`);
}

function fence(box) {
  const text = chosen(box);
  block(box, `\`\`\`\n${text}\n\`\`\``);
  if (!text) box.setSelectionRange(box.selectionEnd - 5, box.selectionEnd - 5);
}

function link(box, word) {
  const text = chosen(box);
  const start = box.selectionStart;
  const isAddress = /^\w+:\/\/\S+$/.test(text);
  put(box, isAddress ? `[](${text})` : `[${text}](${word})`);
  if (isAddress || !text) return box.setSelectionRange(start + 1, start + 1);
  box.setSelectionRange(start + text.length + 3, start + text.length + 3 + word.length);
}

const grid = (word) => `| ${word} | ${word} |\n|---|---|\n|  |  |\n|  |  |`;
const find = (box) => import("./pictures.js").then(({ choose }) => choose(box));

export const DEEDS = {
  bold: (box) => wrap(box, "**"),
  italic: (box) => wrap(box, "*"),
  code: (box) => wrap(box, "`"),
  "code-block": fence,
  quote: (box) => lead(box, "> "),
  list: (box) => lead(box, "- "),
  numbers: (box) => lead(box, "1. "),
  link,
  picture: find,
  table: (box, word) => block(box, grid(word)),
};
