/**
 * A field's name if an error may repeat it; undefined for one that cannot be ours. Field names in a body are untrusted
 * text: long names are dropped, and so is any that could hold a card number.
 */
export function fieldName(path: string): string | undefined {
  return path.length <= 64 && /^[A-Za-z][A-Za-z.]*\d{0,3}$/.test(path) ? path : undefined;
}
