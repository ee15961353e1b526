import { environments } from "@sips-kit/server";
import { otherMethods } from "./shop/other-methods.js";

/** What a variable should hold, in words and as a test. */
export interface Form {
  readonly holds: string;
  test(value: string): boolean;
}

/** The ids of the payment methods other than cards. */
export const methodIds = otherMethods.map(({ id }) => id);

/** The forms of the variables. */
export const forms = {
  environment: oneOf(["simulator", ...Object.keys(environments)]),
  port: {
    holds: "a port number from 0 to 65535, such as 3000",
    test: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
  },
  days: { holds: "a number of days up to 99", test: (text) => /^\d{1,2}$/.test(text) },
  url: {
    holds: "an address that begins with https:// or http://, without a path",
    test: (value) => /^https?:\/\/[^/?#\s]+\/?$/.test(value) && URL.canParse(value),
  },
  safeUrl: pattern(
    /^(https:\/\/[^/?#\s@]+(\/[^?#\s]*)?|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/[^?#\s]*)?)$/,
    "an https address, or an http address of this machine",
  ),
  host: pattern(
    /^[A-Za-z0-9.:-]{1,253}$/,
    "the address to listen on, such as 127.0.0.1, or 0.0.0.0 for the whole network",
  ),
  merchantId: pattern(/^\d{15}$/, "the shop's identifier from the bank, 15 digits"),
  secretKey: pattern(/^\S+$/, "the secret key from the bank's portal, without white space"),
  keyVersion: pattern(/^\d{1,10}$/, "the number of that key in the portal, such as 1"),
  cseVia: oneOf(["ciphertext", "token"]),
  methods: {
    holds: `the payment methods besides cards, with commas between them (${methodIds.join(",")}), or none`,
    test: (value) => value === "none" || value.split(",").every((id) => methodIds.includes(id)),
  },
  deadline: pattern(/^[1-9]\d{2,5}$/, "the milliseconds to wait for the gateway, such as 30000"),
  // A single letter before the colon is a Windows drive.
  journal: pattern(
    /^(postgres(ql)?:\/\/.+|(sqlite|file):.+|[^:]+|[A-Za-z]:.+)$/,
    "postgres://user@host/database, sqlite:FILE, or the path of a file",
  ),
  webhookSecret: pattern(/^\S{32,}$/, "the secret that signs events, 32 characters or more"),
} satisfies Record<string, Form>;

function pattern(expression: RegExp, holds: string): Form {
  return { holds, test: (value) => expression.test(value) };
}

/** One of a list. */
export function oneOf(values: readonly string[]): Form {
  return { holds: `one of ${values.join(", ")}`, test: (value) => values.includes(value) };
}
