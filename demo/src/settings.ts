import { environments, type CsePublicKey, type EnvironmentName } from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { readCseKeyOfSettings } from "./read-cse-key-of-settings.js";
import { forms, methodIds, oneOf, type Form } from "./setting-forms.js";
import { cardEntries, challengePlaces, type CardEntry, type ChallengePlace } from "./shop/developer-view.js";

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
  /** Folder of journal, orders and signing key. Default: see data-folder.ts. */
  readonly dataFolder: string | undefined;
  /** The journal's address, if it is not a file in that folder: `postgres://...` for several servers. */
  readonly journal: string | undefined;
}

/** The settings, or every missing or malformed variable, with what it should hold. */
export type ReadSettings =
  | { readonly settings: Settings; readonly faults?: undefined }
  | { readonly settings?: undefined; readonly faults: readonly string[] };

/** Reads PORT, SIPS_... and SHOP_... variables; reports all faults at once. */
export function readSettings(env: Environment): ReadSettings {
  const faults: string[] = [];
  const texts = readTexts(env, faults);
  const live = env["SIPS_LIVE"]?.trim() === "true";
  if (isProduction(texts.environment) && !live) {
    faults.push("SIPS_LIVE is missing: it should hold true, for this environment takes real money");
  }
  const cseKey = readCseKeyOfSettings(env["SIPS_CSE_KEY"], faults);
  if (faults.length > 0) return { faults };
  const dataFolder = env["SHOP_DATA"] || undefined;
  return { settings: { ...settingsOf(texts), live, cseKey, dataFolder } };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables as they are, each checked against its form. */
function readTexts(env: Environment, faults: string[]) {
  const read = (name: string, form: Form, fallback?: string): string => {
    const value = env[name]?.trim() || fallback;
    if (value === undefined) faults.push(`${name} is missing: it should hold ${form.holds}`);
    else if (!form.test(value)) faults.push(`${name} is malformed: it should hold ${form.holds}`);
    return value ?? "";
  };
  const environment = read("SIPS_ENVIRONMENT", forms.environment, "simulator");
  const isSimulated = environment === "simulator";
  // With the simulator its test shop is used, so that nothing has to be set.
  const test: Partial<typeof testShop> = isSimulated ? testShop : {};
  // A contract includes them or not; the simulator's test shop does.
  const methods = isSimulated ? methodIds.join(",") : "none";
  return {
    environment,
    port: read("PORT", forms.port, "3000"),
    host: read("SHOP_HOST", forms.host, "127.0.0.1"),
    shopUrl: env["SHOP_URL"] && read("SHOP_URL", forms.url),
    gatewayUrl: env["SIPS_GATEWAY_URL"] && read("SIPS_GATEWAY_URL", forms.safeUrl),
    merchantId: read("SIPS_MERCHANT_ID", forms.merchantId, test.merchantId),
    secretKey: read("SIPS_SECRET_KEY", forms.secretKey, test.secretKey),
    keyVersion: read("SIPS_KEY_VERSION", forms.keyVersion, test.keyVersion),
    cseVia: read("SIPS_CSE_VIA", forms.cseVia, "ciphertext"),
    cardEntry: read("SHOP_CARD_ENTRY", oneOf(cardEntries), "hosted"),
    challengePlace: read("SHOP_CHALLENGE", oneOf(challengePlaces), "modal"),
    validationDays: read("SHOP_VALIDATION_DAYS", forms.days, "0"),
    methods: read("SIPS_PAYMENT_METHODS", forms.methods, methods),
    deadlineMs: read("SIPS_DEADLINE_MS", forms.deadline, "30000"),
    journal: env["SIPS_JOURNAL"] && read("SIPS_JOURNAL", forms.journal),
    webhookUrl: env["SHOP_WEBHOOK_URL"] && read("SHOP_WEBHOOK_URL", forms.safeUrl),
    webhookSecret: env["SHOP_WEBHOOK_URL"] && read("SHOP_WEBHOOK_SECRET", forms.webhookSecret),
  };
}

function settingsOf(texts: ReturnType<typeof readTexts>): Omit<Settings, "live" | "cseKey" | "dataFolder"> {
  const { host, merchantId, secretKey, keyVersion, webhookUrl, webhookSecret = "" } = texts;
  return {
    host,
    merchantId,
    secretKey,
    keyVersion,
    port: Number(texts.port),
    shopUrl: texts.shopUrl?.replace(/\/$/, "") || undefined,
    gatewayUrl: texts.gatewayUrl || undefined,
    // All four were checked against their lists.
    environment: texts.environment as Settings["environment"],
    cseVia: texts.cseVia as Settings["cseVia"],
    cardEntry: texts.cardEntry as CardEntry,
    challengePlace: texts.challengePlace as ChallengePlace,
    validationDays: Number(texts.validationDays),
    paymentMethods: methodIds.filter((id) => texts.methods.split(",").includes(id)),
    deadlineMs: Number(texts.deadlineMs),
    webhook: webhookUrl ? { url: webhookUrl, secret: webhookSecret } : undefined,
    journal: texts.journal || undefined,
  };
}

function isProduction(environment: string): boolean {
  return Object.hasOwn(environments, environment) && !environment.endsWith("-test");
}
