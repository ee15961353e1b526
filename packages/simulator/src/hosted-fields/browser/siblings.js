/**
 * @typedef {object} Sibling A frame as the others of its form see it.
 * @property {string} group
 * @property {string} field
 * @property {() => { status: string, value: string }} read
 * @property {(fault?: string) => void} showFault Shows and announces what is wrong, if anything is.
 * @property {(brands: string[]) => void} [showBrands]
 * @property {(lengths: number[]) => void} [expectLengths]
 */

/**
 * Frames of one form find each other through their common parent and speak by direct calls: only frames of one
 * origin can, and the shop's page, being of another, cannot listen.
 * @param {Sibling} self
 */
export function becomeSibling(self) {
  Object.defineProperty(window, "hostedField", { value: Object.freeze(self) });
}

/**
 * @param {string} group
 * @param {string} field
 * @returns {Sibling | undefined}
 */
export function findSibling(group, field) {
  for (let index = 0; index < parent.frames.length; index++) {
    try {
      // A window of another origin throws here; another one of ours lacks the property, or has another group.
      const found = /** @type {any} */ (parent.frames[index]).hostedField;
      if (found?.group === group && found.field === field) return found;
    } catch {
      // A frame of another origin.
    }
  }
  return undefined;
}
