import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultSources } from "./faults.js";
import { bundleSimulation } from "./run/bundle.js";
import { runSeeds } from "./run/run-seeds.js";
import { createSummary } from "./run/summary.js";
import { isLong } from "../integration/how-long.js";

// What a run does not meet, and why that hides nothing.
const unmet: { readonly [why: string]: readonly string[] } = {
  "only reads, and tells nothing about money": [
    "call: brands",
    "call: fraud.explain",
    "call: fraud.velocity",
    "call: mandates.ofCustomer",
    "call: mandates.pdf",
    "call: mandates.read",
    "call: mandates.readPdf",
    "call: savedCards.brands",
    "call: wallets.ofCustomer",
    "call: wallets.readMean",
    "gateway: getCardData",
    "gateway: getFraudData",
    "gateway: getPaymentMeanData",
    "gateway: getPdfMandate",
    "gateway: getVelocityData",
    "gateway: searchMandate",
  ],
  "the servers' own timers do it": ["call: reconcile", "call: start"],
  "shows by what it leads to: webhooks, and payments authenticated elsewhere": [
    "fault: receiver.listens",
    "fault: merchant.authenticates-elsewhere",
  ],
};

// With the rare ones switched on.
const always = [
  "receiver.listens",
  "receiver.is-gone",
  "merchant.authenticates-elsewhere",
  "merchant.forgets-to-validate",
  "merchant.changes-wallets",
  "merchant.credits",
  "merchant.decides-twice",
  "gateway.slow-transfer-notice",
  "gateway.declines-charges",
  "buyer.pays-in-instalments",
  "buyer.pays-again",
];

// Only in `npm run test:long`: it takes a minute of both cores.
test.runIf(isLong)(
  "no feature of the product is missing in 2,400 payments",
  { timeout: 24 * 3_600_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "sips-coverage-"));
    const summary = createSummary();
    try {
      await runSeeds({
        file: await bundleSimulation(folder),
        from: 1,
        runs: 20,
        payments: 120,
        faults: [...faultSources, ...always],
        workers: 2,
        onRun: ({ result }) => summary.add(result),
      });
    } finally {
      await rm(folder, { recursive: true });
    }
    const missing = summary.coverage().filter(([, count]) => count === 0);
    expect(missing.map(([feature]) => feature).sort()).toEqual(Object.values(unmet).flat().sort());
    const told = summary.coverage().map(([feature]) => feature);
    // Counted as they occur: a feature that never does is not even known.
    expect(told).toEqual(
      expect.arrayContaining([
        ...["card (hosted)", "card (cse)", "saved-card (wallet)", "google-pay", "elv", "ideal", "paypal"].map(
          (id) => `payment method: ${id}`,
        ),
        ...["sofort", "bancontact-mobile", "issuer-wallet", "sepa-direct-debit"].map(
          (id) => `payment method: ${id}`,
        ),
        ...["accepted", "refused", "in-review", "abandoned", "returned"].map((state) => `result: ${state}`),
        ...["challenge", "frictionless", "elsewhere", "none"].map((how) => `authentication: ${how}`),
        ...["due", "expired"].map((kind) => `callback: onCaptureDue ${kind}`),
        ...["charged", "refused", "failed", "cancelled"].map((kind) => `callback: onInstalment ${kind}`),
        ...["onResult", "onChange"].map((callback) => `callback: ${callback}`),
        ...["payment.accepted", "payment.refused", "payment.in-review", "payment.abandoned"].map(
          (type) => `webhook: ${type}`,
        ),
        ...["payment.changed", "operation.accepted", "operation.refused", "operation.not-done", "test"].map(
          (type) => `webhook: ${type}`,
        ),
      ]),
    );
  },
);
