// A table from a spreadsheet, on the clipboard as HTML or as text between tabs, becomes one in Markdown.

export function tableFrom(html, text) {
  const rows = (/<table/i.test(html) && rowsOfHtml(html)) || rowsOfText(text);
  const wide = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length < 2 || wide < 2) return null;
  const lines = rows.map((row) => `| ${Array.from({ length: wide }, (_, place) => cell(row[place])).join(" | ")} |`);
  lines.splice(1, 0, `|${" --- |".repeat(wide)}`);
  return `${lines.join("\n")}\n`;
}

function rowsOfHtml(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const tables = page.querySelectorAll("table");
  if (tables.length !== 1) return null;
  return [...tables[0].rows].map((row) => [...row.cells].flatMap((each) => [each.textContent, ...Array(each.colSpan - 1).fill("")]));
}

function rowsOfText(text) {
  return text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
}

function cell(text = "") {
  return text.trim().replace(/\s+/g, " ").replace(/\\/g, "\\\\").replace(/\|/g, "\\|");
}
