// What script adds to written texts: a button that copies a block of code, and videos that play where they stand. A player
// is asked for when somebody presses the button, never before.

export function enliven(root) {
  const words = document.getElementById("main").dataset;
  for (const block of root.querySelectorAll(".prose pre, pre")) addCopy(block, words);
  const players = Object.fromEntries((words.players ?? "").split(" ").map((each) => each.split("=")));
  for (const video of root.querySelectorAll("p[data-video]")) addPlayer(video, players, words);
}

function button(label, className, deed) {
  const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: label });
  made.addEventListener("click", () => deed(made));
  return made;
}

function addCopy(block, words) {
  if (!words.copy || !navigator.clipboard || block.parentElement.classList.contains("code-box")) return;
  const box = Object.assign(document.createElement("div"), { className: "code-box" });
  block.replaceWith(box);
  const copy = button(words.copy, "button button-plain code-copy", async (made) => {
    await navigator.clipboard.writeText(block.innerText);
    made.textContent = words.copied;
    setTimeout(() => (made.textContent = words.copy), 2000);
  });
  copy.setAttribute("aria-live", "polite");
  box.append(block, copy);
}

function addPlayer(video, players, words) {
  const [host, id] = video.dataset.video.split("/");
  if (!players[host] || video.querySelector("button")) return;
  const link = video.querySelector("a");
  const play = button(words.play, "button button-plain", () => {
    const frame = Object.assign(document.createElement("iframe"), { title: link.textContent, allowFullscreen: true });
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = players[host] + id;
    play.replaceWith(frame);
    frame.focus();
  });
  video.prepend(play);
}
