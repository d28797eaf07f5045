// Two drafts of one text: the newer is shown, the other offered, and nothing goes to the server until one is chosen.
import { fieldsOf, fill, forgetOnServer, onServer, same } from "./drafts.js";

// The draft of another device, asked for when the box comes into view.
export async function meet(keeper) {
  const theirs = await onServer(keeper.place).catch(() => null);
  if (!theirs || theirs.version === Number(keeper.version)) return;
  const ours = fieldsOf(keeper.form);
  const untouched = same(ours, keeper.given);
  const oursIsNewer = theirs.age * 1000 > Date.now() - (keeper.typed ?? keeper.at ?? 0);
  if (!same(ours, theirs.fields) && oursIsNewer && !untouched) return offer(keeper, theirs.fields, theirs.version);
  keeper.version = theirs.version;
  if (same(ours, theirs.fields)) return;
  show(keeper, theirs.fields);
  if (!untouched) offer(keeper, ours, theirs.version);
}

export function show(keeper, fields) {
  fill(keeper.form, fields);
  say(keeper, keeper.getAttribute("restored"), [keeper.getAttribute("discard"), () => discard(keeper)]);
}

function discard(keeper) {
  fill(keeper.form, keeper.given);
  keeper.keep();
  keeper.syncing = clearTimeout(keeper.syncing);
  keeper.version = 0;
  if (keeper.place) forgetOnServer(keeper.place);
  say(keeper, "");
  keeper.box.focus();
}

export function offer(keeper, fields, version) {
  keeper.waiting = true;
  const chosen = () => {
    keeper.waiting = false;
    keeper.version = version;
    keeper.soon();
  };
  const swap = () => {
    const ours = fieldsOf(keeper.form);
    fill(keeper.form, fields);
    offer(keeper, ours, version);
    chosen();
  };
  const drop = () => {
    say(keeper, "");
    chosen();
  };
  say(keeper, keeper.getAttribute("other"), [keeper.getAttribute("use"), swap], [keeper.getAttribute("discard"), drop]);
}

export function say(keeper, words, ...choices) {
  keeper.note?.remove();
  if (!words) return;
  keeper.note = Object.assign(document.createElement("p"), { className: "draft-note", textContent: words });
  if (choices.length) keeper.note.setAttribute("role", "status");
  for (const [textContent, deed] of choices) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent });
    button.addEventListener("click", deed);
    keeper.note.append(" ", button);
  }
  keeper.append(keeper.note);
}
