// Menus and questions that unfold (<details>) close on Escape, on a click elsewhere, and when another one opens.
const unfolds = "details[data-closes][open], details.action-confirm[open]";

export function closeWhatIsOpen(root) {
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest?.(unfolds) ?? root.querySelector(unfolds);
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  root.addEventListener("click", (event) => {
    for (const open of root.querySelectorAll(unfolds)) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
}
