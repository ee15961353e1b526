/** The gateway's deepest message has five levels. */
export const deepestLevel = 32;

/**
 * Whether a JSON text has more levels than any message of the gateway. Checked before the text is parsed, because later
 * recursion takes one stack frame per level.
 */
export function isNestedTooDeep(json: string): boolean {
  let level = 0;
  let isInText = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (isInText) {
      if (character === "\\") index += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') {
      isInText = true;
    } else if (character === "{" || character === "[") {
      level += 1;
      if (level > deepestLevel) return true;
    } else if (character === "}" || character === "]") {
      level -= 1;
    }
  }
  return false;
}
