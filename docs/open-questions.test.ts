import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/*
 * Ties docs/open-questions.md to the code, in both directions: each question names a setting that exists, or a file that
 * holds the name given for it; and each setting or constant whose comment refers to the page is named on it.
 */
const root = new URL("../", import.meta.url);
const text = read("docs/open-questions.md");

/** Where a setting of each function is declared; `cse.via` is the property `via` of `cse`. */
const declaredIn = {
  createGateway: [["", "GatewaySettings", "packages/server/src/gateway/create-gateway.ts"]],
  createPayments: [
    ["", "PaymentsSettings", "packages/server/src/payments/settings.ts"],
    ["cse.", "CseSettings", "packages/server/src/payment-methods/cse-settings.ts"],
  ],
  savedCard: [["", "SavedCardSettings", "packages/server/src/payment-methods/saved-card.ts"]],
  card: [["", "ThreeDSecureSettings", "packages/server/src/payment-methods/three-d-secure.ts"]],
  paypal: [["", "PaypalSettings", "packages/server/src/payment-methods/paypal.ts"]],
  ideal: [["", "IdealSettings", "packages/server/src/payment-methods/ideal.ts"]],
  bancontactMobile: [
    ["", "BancontactMobileSettings", "packages/server/src/payment-methods/bancontact-mobile.ts"],
  ],
  sofort: [["", "SofortSettings", "packages/server/src/payment-methods/sofort.ts"]],
  issuerWallet: [["", "IssuerWalletSettings", "packages/server/src/payment-methods/issuer-wallet.ts"]],
  googlePay: [["", "GooglePaySettings", "packages/server/src/payment-methods/google-pay.ts"]],
  sepaDirectDebit: [
    ["", "SepaDirectDebitSettings", "packages/server/src/payment-methods/sepa-direct-debit.ts"],
    ["", "DebitSettings", "packages/server/src/payment-methods/debit-order.ts"],
  ],
} as const;

const settingForm =
  /`(createGateway|createPayments|card|savedCard|paypal|ideal|bancontactMobile|sofort|issuerWallet|googlePay|sepaDirectDebit)\(\{ ([\w.]+) \}\)`/g;
/** `name` or `name`, `other` before `in path`. */
const namesInFileForm = /((?:`\w+`, )*`\w+`) in `([\w./-]+)`/g;
const pathForm = /`((?:packages|demo|docs)\/[\w./-]+)`/g;

/** `- **Question?** What we do.`, and below it `Where:` and `Check:`. */
const rowForm =
  /^- \*\*(?<question>[^*]+)\*\*(?<does>[^]*?)\n {2}- Where:(?<place>[^]*?)\n {2}- Check:(?<check>[^]*?)(?=\n- |\n\n|$(?![^]))/gm;

const rows = [...text.matchAll(rowForm)].map(({ groups = {} }) => ({
  question: onOneLine(groups["question"]),
  does: onOneLine(groups["does"]),
  place: onOneLine(groups["place"]),
  check: onOneLine(groups["check"]),
}));

test("every item of the page is read, and tells what we do and how to check it", () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.length).toBe([...text.matchAll(/^- /gm)].length);
  expect(rows.filter(({ does, check }) => does === "" || check === "")).toEqual([]);
});

describe.each(rows)("$question", ({ place }) => {
  const settings = [...place.matchAll(settingForm)];
  const paths = [...place.matchAll(pathForm)].map(([, path = ""]) => path);

  test("names a setting or a place", () => {
    expect(settings.length + paths.length).toBeGreaterThan(0);
    const rest = place.replace(settingForm, "").replace(namesInFileForm, "").replace(pathForm, "");
    expect(rest, "what is neither a setting nor a place").toMatch(/^[\s,]*$/);
  });

  test("and what it names exists", () => {
    for (const [, creator = "", name = ""] of settings) {
      // settingForm admits these creators alone.
      const declared = settingsOf(creator as keyof typeof declaredIn).map((setting) => setting.name);
      expect(declared).toContain(name);
    }
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
    for (const [, names = "", path = ""] of place.matchAll(namesInFileForm)) {
      for (const name of names.replaceAll("`", "").split(", ")) {
        expect(read(path)).toMatch(new RegExp(`\\b${name}\\b`));
      }
    }
  });
});

describe("what refers to this page is named on it", () => {
  const places = rows.map(({ place }) => place).join("\n");
  const settings = Object.keys(declaredIn).flatMap((creator) => {
    // Object.keys of the table are exactly the creators of its type.
    const key = creator as keyof typeof declaredIn;
    return settingsOf(key)
      .filter(({ comment }) => refersHere(comment))
      .map(({ name }) => `\`${creator}({ ${name} })\``);
  });

  test("the settings", () => {
    expect(settings.length).toBeGreaterThan(8);
    expect(settings.filter((setting) => !places.includes(setting))).toEqual([]);
  });

  const sources = readdirSync(new URL("packages", root))
    .flatMap((name) => filesBelow(`packages/${name}/src`))
    .filter((file) => /(?<!\.test)\.[jt]s$/.test(file) && refersHere(read(file)));

  test.each(sources)("%s", (file) => {
    const isSettings = Object.values(declaredIn).some((declared) =>
      declared.some(([, , path]) => path === file),
    );
    if (!isSettings) expect(places).toContain(`\`${file}\``);
  });
});

/** The properties of the settings' interfaces with the comments above them. */
function settingsOf(creator: keyof typeof declaredIn) {
  return declaredIn[creator].flatMap(([prefix, type, file]) => {
    const body = new RegExp(`export interface ${type} [^]*?\\n}`).exec(read(file))?.[0] ?? "";
    const properties = [...body.matchAll(/(\/\*\*(?:(?!\*\/)[^])*\*\/\s*)?readonly (\w+)\??:/g)];
    return properties.map(([, comment = "", name = ""]) => ({ comment, name: prefix + name }));
  });
}

function onOneLine(part = ""): string {
  return part.replaceAll(/\s+/g, " ").trim();
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(new URL(folder, root))) return [];
  const files = readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" });
  return files.map((file) => `${folder}/${file.replaceAll("\\", "/")}`);
}

function refersHere(comment: string): boolean {
  return comment.includes("docs/open-questions.md");
}

function read(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}
