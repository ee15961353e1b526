import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "../scripts/run-command.mjs";

/*
 * Code of the documentation that is too short to run has the right types: settings without the others, and calls on
 * what a shop has. A fragment that begins with a name and a colon is part of the settings; `// …` are the other ones.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const pages = [
  "packages/server/README.md",
  "docs/payment-methods.md",
  "docs/sepa-direct-debit.md",
  "docs/saved-cards.md",
  "docs/after-the-payment.md",
  "docs/back-office.md",
  "docs/journal.md",
  "docs/webhooks.md",
  "docs/adding-a-payment-method.md",
  "docs/going-live.md",
];
// Those below a comment run elsewhere: in examples.test.ts, or in a test that the comment names.
const blockForm = /(?<!-->\s*)^```ts\n(?<code>[^]*?)^```/gm;

/** What a shop has at hand. */
const shop = `
type Gateway = import("@sips-kit/server").Gateway;
type Order = import("@sips-kit/server").Order;
type Payment = import("@sips-kit/server").Payment;
declare const settings: import("@sips-kit/server").PaymentsSettings;
declare const payments: import("@sips-kit/server").Payments;
declare const app: import("express").Express;
declare const merchantId: string, secretKey: string, pem: string, reference: string;
declare const order: Order, firstPayment: Payment, buyer: unknown;
declare const request: Parameters<Gateway["refund"]>[0];
declare const credit: Parameters<import("@sips-kit/server").Operations["walletCreditHolder"]>[0];
declare const orders: {
  find(id: string): Order;
  findOf(session: string, id: string): Order | undefined;
  book(...given: readonly unknown[]): Promise<void>;
  note(...given: readonly unknown[]): void;
  reopen(payment: Payment): void;
  stopShipping(id: string): void;
};
declare const staff: { lookAt(payment: Payment): void; remind(id: string, day: string | undefined): void };
declare const mail: { askToPay(...given: readonly unknown[]): Promise<void> };
declare const accounts: { of(request: object): { walletId: string } | undefined };
declare function sessionOf(cookie: string | readonly string[] | undefined): string;
declare function createEmptyDatabase(): Promise<{ drop(): Promise<void> }>;
declare function openMyJournal(database: object): Promise<import("@sips-kit/server/journal").Journal>;
declare function voucher(supplier: string): import("@sips-kit/server").PaymentMethod;
`;

test("fragments have the right types", async () => {
  const cache = path.join(root, "integration/node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "fragments-"));
  try {
    const files = pages.flatMap(fragmentsOf);
    expect(files.length).toBeGreaterThan(20);
    for (const { name, code } of files) writeFileSync(path.join(folder, name), code);
    writeFileSync(path.join(folder, "shop.d.ts"), shop);
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    const tsc = path.join(root, "node_modules/.bin/tsc");
    const { output } = await runCommand(tsc, ["--project", folder], { cwd: folder, quiet: true });
    expect(output).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

// Peers of the server that this folder's package does not have.
const peers = {
  "prom-client": "prom-client/index.d.ts",
  "@opentelemetry/api": "@opentelemetry/api/dist/index.d.mts",
};
const tsconfig = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2023"],
    module: "nodenext",
    customConditions: ["source"],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    paths: Object.fromEntries(
      Object.entries(peers).map(([name, file]) => [
        name,
        [path.join(root, "packages/server/node_modules", file)],
      ]),
    ),
  },
  include: ["*"],
};

function fragmentsOf(page: string) {
  const text = readFileSync(path.join(root, page), "utf8");
  return Array.from(text.matchAll(blockForm), ({ index, groups }) => {
    // Lines as an editor counts them, so that an error leads to the page.
    const line = text.slice(0, index).split("\n").length;
    const code = whole(groups?.["code"] ?? "").replace("// …", "...settings,");
    return {
      name: `${page.replaceAll(/\W/g, "-")}-${line}.mts`,
      code: `${importsFor(code)}\n${code}\nexport {};\n`,
    };
  });
}

/** Settings become an object with a type. */
function whole(code: string): string {
  if (!/^\w+: /.test(code)) return code;
  const type = `Partial<import("@sips-kit/server").PaymentsSettings & { keys: readonly import("@sips-kit/server").SecretKey[] }>`;
  return `const part: ${type} = {\n${code}\n};`;
}

const exported = new Set(readFileSync(path.join(root, "packages/server/src/index.ts"), "utf8").match(/\w+/g));

/** What the fragment calls by its name, and does not import itself. */
function importsFor(code: string): string {
  const called = new Set(Array.from(code.matchAll(/(?<![.\w])(\w+)\(/g), ([, name = ""]) => name));
  const imported = /import \{([^}]*)\} from "@sips-kit\/server"/.exec(code)?.[1] ?? "";
  const names = [...called].filter(
    (name) => exported.has(name) && !new RegExp(`\\b${name}\\b`).test(imported),
  );
  return `import { ${names.join(", ")} } from "@sips-kit/server";`;
}
