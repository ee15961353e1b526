/**
 * Makes visible, as `\u001b`, what a terminal would carry out instead of showing it, and what reverses the direction of a
 * text: names, e-mail addresses and the like are the buyer's. Line breaks and tabs stay. JSON stays the same JSON.
 */
export function visible(text: string): string {
  return text.replaceAll(
    /\r(?!\n|$)|[^\P{Cc}\t\r\n]|[\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
