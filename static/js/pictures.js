// Pictures chosen, pasted or dropped, on their way to the server. Large ones are made smaller here.
import { put } from "./marks.js";

const LARGE = 1_500_000; // bytes
const LONGEST = 2000; // pixels of a side, as on the server

export function choose(box) {
  const field = Object.assign(document.createElement("input"), { type: "file", multiple: true });
  field.accept = "image/png,image/jpeg,image/webp,image/gif";
  field.addEventListener("change", () => send(box, [...field.files]));
  field.click();
}

export async function send(box, files) {
  for (const file of files) await sendOne(box, box.closest("write-box"), file);
}

// Its place is marked while it travels; then its description is chosen, to be typed over.
async function sendOne(box, words, file) {
  const waiting = `![${words.getAttribute("sending")} ${file.name.replace(/[[\]]/g, "")}]()`;
  const alt = words.getAttribute("describe");
  const after = box.value.slice(box.selectionStart, box.selectionEnd) === alt && box.value.indexOf(")", box.selectionEnd) + 1;
  if (after) put(box, `\n\n${waiting}`, after, after);
  else put(box, waiting);
  words.querySelector(".field-error")?.remove();
  let written = "";
  try {
    const body = new FormData();
    body.append("picture", await smaller(file), file.name);
    const reply = await fetch("/uploads", { method: "POST", body, headers: { accept: "application/json" }, credentials: "same-origin" });
    const told = reply.headers.get("content-type")?.includes("json") ? await reply.json() : {};
    if (told.url) written = `![${alt}](${told.url})`;
    else tell(words, told.message);
  } catch {
    tell(words);
  }
  const start = box.value.indexOf(waiting);
  if (start < 0) return;
  put(box, written, start, start + waiting.length);
  if (written) box.setSelectionRange(start + 2, start + 2 + alt.length);
}

function tell(words, message) {
  const said = Object.assign(document.createElement("p"), { className: "field-error" });
  said.setAttribute("role", "alert");
  said.textContent = message ?? words.getAttribute("failed");
  words.append(said);
  said.scrollIntoView({ block: "nearest" });
}

async function smaller(file) {
  if (file.size < LARGE || file.type === "image/gif") return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
  } catch {
    return file;
  }
}
