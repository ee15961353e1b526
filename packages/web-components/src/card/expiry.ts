import type { FieldProblem } from "../locales/field-problem.js";
import { digitsOf } from "./digits.js";

/** How many years ahead a card can expire; more is a typing error. */
const yearsAhead = 25;

/** Parses an expiry date: 1/29, 12 / 29, 12/2029, 1229, 122029, 2029-12, 2029/12. Returns the gateway's YYYYMM. */
export function readExpiry(
  text: string,
  now: Date = new Date(),
): { cardExpiryDate: string } | { problem: FieldProblem } {
  const { month, year } = split(text);
  if (month === "" && year === "") return { problem: "missing" };
  if (year.length !== 2 && year.length !== 4) return { problem: "incomplete" };
  const m = Number(month);
  const y = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (m < 1 || m > 12 || y > now.getFullYear() + yearsAhead) return { problem: "invalid" };
  // A card is valid until the last day of its month.
  if (y * 12 + m < now.getFullYear() * 12 + now.getMonth() + 1) return { problem: "expired" };
  return { cardExpiryDate: `${y}${String(m).padStart(2, "0")}` };
}

/** MM / YY while it is being typed; a year of four digits is left as it is. */
export function formatExpiry(text: string): string {
  const { month, year, open } = split(text);
  if (year !== "") return `${month} / ${year}`;
  return open ? `${month} / ` : month;
}

interface Parts {
  month: string;
  year: string;
  /** A separator was typed after the month. */
  open: boolean;
}

function split(text: string): Parts {
  const plain = text.normalize("NFKC");
  // What <input type="month"> and some password managers fill in, and what is pasted. There is no month 20.
  const iso = /^\s*(20\d\d)\D*(\d\d?)\s*$/.exec(plain);
  if (iso) return { month: (iso[2] ?? "").padStart(2, "0"), year: iso[1] ?? "", open: true };
  // 13 was taken for the beginning of 1/30, but a separator after it says that it is the month.
  const [first = "", ...rest] = plain.replace(/^01 \/ ([3-9])\//, "1$1/").split(/[^\p{Nd}]+/u);
  const open = rest.length > 0 && first !== "";
  const head = digitsOf(first);
  // 1/ is January; 2 to 9 are months without waiting for more, and 1 is before 3 to 9.
  const isMonth = /^[2-9]/.test(head) || (open ? head === "1" : /^1[3-9]/.test(head));
  const padded = isMonth ? `0${head}` : head;
  const digits = (padded + digitsOf(rest.join(""))).slice(0, 6);
  return { month: digits.slice(0, 2), year: digits.slice(2), open: open && padded.length >= 2 };
}
