/**
 * @typedef {"empty" | "incomplete" | "valid" | "invalid" | "expired" | "refused"} Status
 *
 * @typedef {object} CardField How a field is written and when it is right. Nothing here knows the page.
 * @property {(text: string) => string} format
 * @property {(text: string) => string} [whileDeleting] The same after a deletion, where `format` would put back what was deleted.
 * @property {(text: string, rules: { lengths: number[], today: Date, checkExpiredDate: boolean }) => Status} status
 * @property {(text: string) => string} value As the gateway wants it.
 */

/** @type {Record<string, CardField>} */
export const cardFields = {
  cardNumber: {
    format: (text) => groups(digits(text, 19)).join(" "),
    status(text) {
      const number = digits(text);
      if (number === "") return "empty";
      const length = isAmex(number) ? 15 : 16;
      if (number.length < length) return "incomplete";
      return passesLuhn(number) ? "valid" : "invalid";
    },
    value: (text) => digits(text),
  },
  expiry: {
    format: formatExpiry,
    // Without a trailing separator or padding, so that each Backspace deletes a digit.
    whileDeleting: (text) => text.replace(/[\s/.-]+$/, ""),
    status(text, { today, checkExpiredDate }) {
      const typed = digits(text);
      if (typed === "") return "empty";
      if (typed.length >= 2 && !/^(0[1-9]|1[0-2])/.test(typed)) return "invalid";
      if (typed.length !== 4 && typed.length !== 6) return "incomplete";
      const month = `${today.getFullYear()}${String(today.getMonth() + 1).padStart(2, "0")}`;
      const expires = expiryValue(text);
      if (Number(expires.slice(0, 4)) > today.getFullYear() + longestValidYears) return "invalid";
      return checkExpiredDate && expires < month ? "expired" : "valid";
    },
    value: expiryValue,
  },
  csc: {
    format: (text) => digits(text, 4),
    status(text, { lengths }) {
      const { length } = digits(text);
      if (length === 0) return "empty";
      if (lengths.includes(length)) return "valid";
      return length < Math.max(...lengths) ? "incomplete" : "invalid";
    },
    value: (text) => digits(text),
  },
  cardholderName: {
    format: (text) => text,
    status(text) {
      if (text.trim() === "") return "empty";
      // A card number in the wrong field must not be sent as a name.
      return digits(text).length > 3 ? "invalid" : "valid";
    },
    value: (text) => text.trim().replace(/\s+/g, " "),
  },
};

/** No card is valid for longer: a later year is a typing error. */
const longestValidYears = 25;

/** @param {string} text */
function digits(text, longest = Infinity) {
  return inAscii(text).replace(/\D/g, "").slice(0, longest);
}

/** The digits of any keyboard, Arabic or full-width, as ASCII ones; each stays one character. @param {string} text */
export function inAscii(text) {
  return text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));
}

/** @param {string} number */
export function isAmex(number) {
  return /^3[47]/.test(number);
}

/** 4-4-4-4 and on, or 4-6-5. @param {string} number */
function groups(number) {
  if (isAmex(number)) {
    return [number.slice(0, 4), number.slice(4, 10), number.slice(10)].filter(Boolean);
  }
  return number.match(/.{1,4}/g) ?? [];
}

/**
 * "3" becomes "03", "9/27" and "9 27" become "09 / 27"; a year of four digits may be typed or filled in. There is no
 * month 13, so "13" is the beginning of 1/30, unless a separator says otherwise.
 * @param {string} typedText
 */
function formatExpiry(typedText) {
  const text = inAscii(typedText);
  const iso = /^\s*(20\d\d)\s*[-/.]?\s*(\d\d)\s*$/.exec(text);
  if (iso) return `${iso[2]} / ${iso[1]?.slice(2)}`;
  const padded = text
    .replace(/^01 \/ ([3-9])[/.-]/, "1$1/")
    .replace(/^\s*(\d)\s*[/.-]\s*/, "0$1/")
    .replace(/^\s*(\d)\s+(?=\d)/, "0$1/")
    .replace(/^\s*([2-9])/, "0$1")
    .replace(/^\s*1([3-9])(?!\s*[/.-])/, "01/$1");
  const typed = digits(padded, digits(padded).slice(2, 4) === "20" ? 6 : 4);
  return typed.length > 2 || /^\d\d\s*\//.test(padded) ? `${typed.slice(0, 2)} / ${typed.slice(2)}` : typed;
}

/** YYYYMM @param {string} text */
function expiryValue(text) {
  const typed = digits(text);
  return `20${typed.slice(-2)}${typed.slice(0, 2)}`;
}

/** @param {string} number */
export function passesLuhn(number) {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
