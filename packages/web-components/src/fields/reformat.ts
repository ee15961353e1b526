export interface Edit {
  text: string;
  caret: number;
}

/**
 * Formats what was just typed and keeps the caret behind the same digit. `before` is the previous text: when only a
 * separator was deleted, the adjacent digit is deleted instead, so that no key press is without effect.
 */
export function reformat(
  typed: Edit,
  before: string,
  format: (text: string) => string,
  deleted: "backward" | "forward" | undefined,
): Edit {
  let { text, caret } = typed;
  if (deleted !== undefined && text.length < before.length && same(text, before)) {
    const left = text.slice(0, caret);
    const right = text.slice(caret);
    if (deleted === "backward") {
      const kept = left.replace(/\p{Nd}\P{Nd}*$/u, "");
      text = kept + right;
      caret = kept.length;
    } else {
      text = left + right.replace(/\p{Nd}/u, "");
    }
  }
  const formatted = format(text);
  if (caret >= text.length) return { text: formatted, caret: formatted.length };
  return { text: formatted, caret: positionAfter(formatted, countDigits(format(text.slice(0, caret)))) };
}

function same(a: string, b: string): boolean {
  return a.replace(/\P{Nd}/gu, "") === b.replace(/\P{Nd}/gu, "");
}

function countDigits(text: string): number {
  return text.replace(/\P{Nd}/gu, "").length;
}

function positionAfter(text: string, digits: number): number {
  let position = 0;
  for (let seen = 0; position < text.length && seen < digits; position++) {
    if (/\p{Nd}/u.test(text[position] ?? "")) seen++;
  }
  return position;
}
