// j and k walk through the rows of a list with data-moves, or the posts marked data-move, whichever the page has.
export function move(step) {
  const rows = [...document.querySelectorAll("[data-moves] > *, [data-move]")];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  const target = row?.querySelector("h2 a, h3 a, .post-when a, a, button") ?? row;
  if (target && target === row) row.tabIndex = -1;
  target?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
  return Boolean(row);
}
