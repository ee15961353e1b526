/** Normalises masked card numbers, so that `5100 **** **** 00` and `5100##########00` are both `5100#00`. */
export function searchTermOf(text: string): string {
  const isMasked = /^[\d\s]*[#*•][\d\s#*•]*$/.test(text);
  return isMasked ? text.replace(/[\s#*•]*[#*•][\s#*•]*/g, "#").replace(/\s/g, "") : text;
}
