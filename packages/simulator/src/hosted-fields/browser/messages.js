/** The version of the messages between page and frames. */
export const version = 1;

/** No message needs more; a larger one is an attack. */
export const maxLength = 4096;

/**
 * What the page may say to a frame, field by field; "?" marks what may be missing.
 * @type {Record<string, Record<string, string>>}
 */
const known = {
  init: {
    nonce: "string",
    session: "string",
    label: "string?",
    placeholder: "string?",
    checkExpiredDate: "boolean?",
    colorScheme: "string?",
    direction: "string?",
    style: "object?",
  },
  focus: {},
  tokenize: { request: "number" },
};

/**
 * Reads a message of the page; undefined for whatever is not one, down to a field too many.
 * @param {unknown} data
 * @returns {Record<string, any> & { kind: string } | undefined}
 */
export function readMessage(data) {
  if (typeof data !== "object" || data === null || !isSmall(data)) return undefined;
  const { v, kind, ...fields } = /** @type {Record<string, unknown>} */ (data);
  const shape = typeof kind === "string" && Object.hasOwn(known, kind) ? known[kind] : undefined;
  if (v !== version || !shape) return undefined;
  const fits =
    Object.entries(shape).every(([name, type]) => hasType(fields[name], type)) &&
    Object.keys(fields).every((name) => Object.hasOwn(shape, name));
  // Checked in the line before.
  return fits ? /** @type {any} */ ({ kind, ...fields }) : undefined;
}

/** @param {unknown} value @param {string} type */
function hasType(value, type) {
  if (value === undefined) return type.endsWith("?");
  return value !== null && typeof value === type.replace("?", "");
}

/** @param {object} data */
function isSmall(data) {
  try {
    return JSON.stringify(data).length <= maxLength;
  } catch {
    return false;
  }
}
