/**
 * A field's name as an error may repeat it; undefined for one that cannot be ours. The names in a body are the sender's
 * own text: long ones cost nothing, and none comes back that could hold a card number.
 */
export function fieldName(path: string): string | undefined {
  return path.length <= 64 && /^[A-Za-z][A-Za-z.]*\d{0,3}$/.test(path) ? path : undefined;
}
