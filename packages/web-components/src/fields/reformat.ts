/** The text of an input, and where its caret is. */
export interface Edit {
  text: string;
  caret: number;
}

/** A digit of any script. */
const digit = /\p{Nd}/u;

/**
 * Formats what was just typed and keeps the caret behind the same digit, or the same character of another `kind`.
 * `before` is the previous text: when only a separator was deleted, the adjacent digit is deleted instead, so that no
 * key press is without effect.
 */
export function reformat(
  typed: Edit,
  before: string,
  format: (text: string) => string,
  deleted: string | undefined,
  kind: RegExp = digit,
): Edit {
  const pick = (some: string) => [...some].filter((one) => kind.test(one)).join("");
  let { text, caret } = typed;
  if (deleted && text.length < before.length && pick(text) === pick(before)) {
    const right = text.slice(caret);
    if (deleted === "Backward") {
      while (caret > 0 && !kind.test(text.charAt(--caret)));
      text = text.slice(0, caret) + right;
    } else text = text.slice(0, caret) + right.replace(kind, "");
  }
  const formatted = format(text);
  if (caret >= text.length) return { text: formatted, caret: formatted.length };
  let left = pick(format(text.slice(0, caret))).length;
  let position = 0;
  for (; left > 0 && position < formatted.length; position++) {
    if (kind.test(formatted.charAt(position))) left--;
  }
  return { text: formatted, caret: position };
}

/** What was typed, according to an `input` event; a `change` event, which autofill sends, does not show it. */
export type Typing = Partial<InputEvent>;

/** In which direction an `input` event has deleted, if it has. */
export function deletion({ inputType = "" }: Typing): string | undefined {
  return /^deleteContent(Backward|Forward)$/.exec(inputType)?.[1];
}
