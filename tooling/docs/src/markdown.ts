// The few forms of Markdown that the generated pages are made of.

/** A page: a title, paragraphs and tables, with a blank line between them. */
export function page(title: string, ...parts: readonly (string | undefined)[]): string {
  return `${[`# ${title}`, ...parts.filter((part) => part !== undefined)].join("\n\n")}\n`;
}

/** A table, or nothing when it has no rows. Columns that are empty in every row are left out. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  const kept = columns.map((_, column) => column).filter((column) => rows.some((row) => row[column]));
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) => `| ${kept.map((column) => cells[column] ?? "").join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map((row) => line(row.map(cell)))].join(
    "\n",
  );
}

// A bar would end the cell, in a formula too; \vert is the same in TeX, and needs {} where no space may follow.
function cell(text: string): string {
  return text.startsWith("$") ? text.replaceAll("|", "\\vert{}") : text.replaceAll("|", "\\|");
}

export const code = (text: string): string => `\`${text}\``;
export const formula = (tex: string): string => (tex === "" ? "" : `$${tex}$`);
export const list = (items: readonly string[]): string | undefined =>
  items.length === 0 ? undefined : items.map((item) => `- ${item}`).join("\n");
