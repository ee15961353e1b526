import { existsSync, readFileSync } from "node:fs";
import { environments, readCseKey, type CsePublicKey, type EnvironmentName } from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { cardEntries, challengePlaces, type CardEntry, type ChallengePlace } from "./shop/developer-view.js";
import { otherMethods } from "./shop/other-methods.js";

/** The environment variables, read once and checked. */
export interface Settings {
  /** 0 means a free one. */
  readonly port: number;
  /** The address that the shop listens on. */
  readonly host: string;
  /** The URL where buyers find the shop, if not http://localhost:PORT. */
  readonly shopUrl: string | undefined;
  readonly environment: "simulator" | EnvironmentName;
  /** Address of the gateway instead of the environment's own; no simulator starts then. */
  readonly gatewayUrl: string | undefined;
  readonly merchantId: string;
  readonly secretKey: string;
  readonly keyVersion: string;
  /** Whether the shop may take real money. */
  readonly live: boolean;
  readonly cseKey: CsePublicKey | undefined;
  /** Whether a CSE ciphertext is sent in the enrolment itself, or exchanged for a payment token first. */
  readonly cseVia: "ciphertext" | "token";
  /** Where cards are entered: in the gateway's fields, or in ours, encrypted. */
  readonly cardEntry: CardEntry;
  /** Where the bank asks the cardholder: in a dialog over the shop, or on a full page. */
  readonly challengePlace: ChallengePlace;
  /** Days within which staff validate a payment so that it is captured; 0: it is captured by itself. */
  readonly validationDays: number;
  /** Ids of the payment methods other than cards. */
  readonly paymentMethods: readonly string[];
  readonly deadlineMs: number;
  /** Address of another system to which events are sent, and the secret that signs them. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** Folder of journal, orders and signing key; a new one for each run with the simulator. */
  readonly dataFolder: string | undefined;
  /** The journal's address, if it is not a file in that folder: `postgres://...` for several servers. */
  readonly journal: string | undefined;
}

/** The settings, or every missing or malformed variable, with what it should hold. */
export type ReadSettings =
  | { readonly settings: Settings; readonly faults?: undefined }
  | { readonly settings?: undefined; readonly faults: readonly string[] };

/** Reads PORT, SIPS_... and SHOP_... variables; reports all faults at once. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ReadSettings {
  const faults: string[] = [];
  const read = (name: string, form: Form, fallback?: string): string => {
    const value = env[name]?.trim() || fallback;
    if (value === undefined) faults.push(`${name} is missing: it should hold ${form.holds}`);
    else if (!form.test(value)) faults.push(`${name} is malformed: it should hold ${form.holds}`);
    return value ?? "";
  };
  const environment = read("SIPS_ENVIRONMENT", environmentForm, "simulator");
  // With the simulator its test shop is used, so that nothing has to be set.
  const test: Partial<typeof testShop> = environment === "simulator" ? testShop : {};
  const texts = {
    port: read("PORT", portForm, "3000"),
    host: read("SHOP_HOST", hostForm, "127.0.0.1"),
    shopUrl: env["SHOP_URL"] && read("SHOP_URL", urlForm),
    gatewayUrl: env["SIPS_GATEWAY_URL"] && read("SIPS_GATEWAY_URL", safeUrlForm),
    merchantId: read("SIPS_MERCHANT_ID", merchantIdForm, test.merchantId),
    secretKey: read("SIPS_SECRET_KEY", secretKeyForm, test.secretKey),
    keyVersion: read("SIPS_KEY_VERSION", keyVersionForm, test.keyVersion),
    cseVia: read("SIPS_CSE_VIA", cseViaForm, "ciphertext"),
    cardEntry: read("SHOP_CARD_ENTRY", oneOf(cardEntries), "hosted"),
    challengePlace: read("SHOP_CHALLENGE", oneOf(challengePlaces), "modal"),
    validationDays: read("SHOP_VALIDATION_DAYS", daysForm, "0"),
    // A contract includes them or not; the simulator's test shop does.
    methods: read(
      "SIPS_PAYMENT_METHODS",
      methodsForm,
      environment === "simulator" ? methodIds.join(",") : "none",
    ),
    deadlineMs: read("SIPS_DEADLINE_MS", deadlineForm, "30000"),
    journal: env["SIPS_JOURNAL"] && read("SIPS_JOURNAL", journalForm),
    webhookUrl: env["SHOP_WEBHOOK_URL"] && read("SHOP_WEBHOOK_URL", safeUrlForm),
    webhookSecret: env["SHOP_WEBHOOK_URL"] && read("SHOP_WEBHOOK_SECRET", webhookSecretForm),
  };
  const live = env["SIPS_LIVE"]?.trim() === "true";
  if (isProduction(environment) && !live) {
    faults.push("SIPS_LIVE is missing: it should hold true, for this environment takes real money");
  }
  const cseKey = readKey(env["SIPS_CSE_KEY"], faults);
  if (faults.length > 0) return { faults };
  return {
    settings: {
      port: Number(texts.port),
      host: texts.host,
      shopUrl: texts.shopUrl?.replace(/\/$/, "") || undefined,
      // All four were checked against their lists above.
      environment: environment as Settings["environment"],
      cseVia: texts.cseVia as Settings["cseVia"],
      cardEntry: texts.cardEntry as CardEntry,
      challengePlace: texts.challengePlace as ChallengePlace,
      validationDays: Number(texts.validationDays),
      gatewayUrl: texts.gatewayUrl || undefined,
      merchantId: texts.merchantId,
      secretKey: texts.secretKey,
      keyVersion: texts.keyVersion,
      live,
      cseKey,
      paymentMethods: methodIds.filter((id) => texts.methods.split(",").includes(id)),
      deadlineMs: Number(texts.deadlineMs),
      webhook: texts.webhookUrl ? { url: texts.webhookUrl, secret: texts.webhookSecret ?? "" } : undefined,
      dataFolder: env["SHOP_DATA"] || undefined,
      journal: texts.journal || undefined,
    },
  };
}

const daysForm: Form = { holds: "a number of days up to 99", test: (text) => /^\d{1,2}$/.test(text) };

interface Form {
  readonly holds: string;
  test(value: string): boolean;
}

const environmentNames = ["simulator", ...Object.keys(environments)];
const environmentForm = oneOf(environmentNames);
const portForm: Form = {
  holds: "a port number from 0 to 65535, such as 3000",
  test: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
};
function isProduction(environment: string): boolean {
  return Object.hasOwn(environments, environment) && !environment.endsWith("-test");
}

const urlForm: Form = {
  holds: "an address that begins with https:// or http://, without a path",
  test: (value) => /^https?:\/\/[^/?#\s]+\/?$/.test(value) && URL.canParse(value),
};
const safeUrlForm = pattern(
  /^(https:\/\/[^/?#\s@]+(\/[^?#\s]*)?|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?\/?)$/,
  "an https address, or an http address of this machine",
);
const hostForm = pattern(
  /^[A-Za-z0-9.:-]{1,253}$/,
  "the address to listen on, such as 127.0.0.1, or 0.0.0.0 for the whole network",
);
const merchantIdForm = pattern(/^\d{15}$/, "the shop's identifier from the bank, 15 digits");
const secretKeyForm = pattern(/^\S+$/, "the secret key from the bank's portal, without white space");
const keyVersionForm = pattern(/^\d{1,10}$/, "the number of that key in the portal, such as 1");
const cseViaForm = oneOf(["ciphertext", "token"]);
const methodIds = otherMethods.map(({ id }) => id);
const methodsForm: Form = {
  holds: `the payment methods besides cards, with commas between them (${methodIds.join(",")}), or none`,
  test: (value) => value === "none" || value.split(",").every((id) => methodIds.includes(id)),
};
const deadlineForm = pattern(/^[1-9]\d{2,5}$/, "the milliseconds to wait for the gateway, such as 30000");

// A single letter before the colon is a Windows drive.
const journalForm = pattern(
  /^(postgres(ql)?:\/\/.+|(sqlite|file):.+|[^:]+|[A-Za-z]:.+)$/,
  "postgres://user@host/database, sqlite:FILE, or the path of a file",
);
const webhookSecretForm = pattern(/^\S{32,}$/, "the secret that signs events, 32 characters or more");

function pattern(expression: RegExp, holds: string): Form {
  return { holds, test: (value) => expression.test(value) };
}

function oneOf(values: readonly string[]): Form {
  return { holds: `one of ${values.join(", ")}`, test: (value) => values.includes(value) };
}

/** The bank's public key for card data, as text or as a file's name. */
function readKey(given: string | undefined, faults: string[]): CsePublicKey | undefined {
  if (!given) return undefined;
  const isText = given.includes("-----BEGIN");
  if (!isText && !existsSync(given)) {
    faults.push(
      "SIPS_CSE_KEY is malformed: it should hold a PEM public key or certificate, or the name of such a file",
    );
    return undefined;
  }
  try {
    return readCseKey(isText ? given.replaceAll("\\n", "\n") : readFileSync(given, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    faults.push(`SIPS_CSE_KEY is malformed: it should hold a PEM public key or certificate (${why})`);
    return undefined;
  }
}
