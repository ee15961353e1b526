/** Normalises masked card numbers: `5100 **** **** 00`, `5100XXXXXXXXXX00` and `5100##########00` are all `5100#00`. */
export function searchTermOf(text: string): string {
  // Fewer may belong to an order number.
  const plain = /^[\d\sx]+$/i.test(text) ? text.replace(/x[x\s]{2,}x/gi, "#") : text;
  const isMasked = /^[\d\s]*[#*•][\d\s#*•]*$/.test(plain);
  return isMasked ? plain.replace(/[\s#*•]*[#*•][\s#*•]*/g, "#").replace(/\s/g, "") : text;
}
