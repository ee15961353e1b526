const indent = "  ";
const lineWidth = 110;

/** Lines of two or more columns, each as wide as its widest cell; a long last column wraps with an indent. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => {
      const cells = row.slice(0, -1).map((cell, column) => cell.padEnd(widths[column] ?? 0));
      const start = indent + cells.map((cell) => `${cell}  `).join("");
      const room = Math.max(30, lineWidth - start.length);
      return (start + wrapped(row.at(-1) ?? "", room).join(`\n${" ".repeat(start.length)}`)).trimEnd();
    })
    .join("\n");
}

/** A text in lines of at most `width` characters, broken between words. */
export function wrapped(text: string, width = lineWidth): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
