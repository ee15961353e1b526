import { createHash } from "node:crypto";
import { methods } from "@sips-kit/protocol";
import { afterEach, describe, expect, test } from "vitest";
import type { WireObject } from "../ledger/wire.js";
import { startSimulator, type Simulator, type SimulatorOptions } from "../start-simulator.js";
import { open, post, visit } from "../testing/buyer.js";
import { createOfficeClient, orderFields, type OfficeClient } from "../testing/office-client.js";

let simulator: Simulator;
let office: OfficeClient;
afterEach(() => simulator.close());

async function start(options: SimulatorOptions = {}): Promise<void> {
  simulator = await startSimulator({ port: 0, ...options });
  office = createOfficeClient(simulator.url);
}

const merchantReturnUrl = "http://localhost:3000/sips/return/abc?d=1";
const paypal = { paymentMeanBrand: "PAYPAL", paymentMeanData: { paypal: { invoiceId: "INV1" } } };
const ideal = {
  paymentMeanBrand: "IDEAL",
  customerBankCode: "SIMRNL2R",
  customerBankName: "Simulated Bank Rotterdam",
};

const beginAtProvider = (change: WireObject = {}) =>
  office.call("paymentProviderInitialize", { ...orderFields(), ...paypal, merchantReturnUrl, ...change });
const beginTransfer = (change: WireObject = {}) =>
  office.call("creditTransferInitialize", { ...orderFields(), ...ideal, merchantReturnUrl, ...change });

const finalize = (transactionReference: string, redirectionData = "") =>
  office.call("paymentProviderFinalize", { transactionReference, redirectionData, messageVersion: "0.1" });

describe("an outside page", () => {
  test("has a policy that permits only itself and the return", async () => {
    await start();
    const page = await open(await beginAtProvider());
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(page.buttons).toEqual(["confirm", "refuse", "pending", "cancel"]);
    const back = await post(page.form.action, { ...page.form.fields, verdict: "confirm" });
    expect(back.headers.get("content-security-policy")).toContain("form-action http://localhost:3000;");
    expect(back.html).toMatch(/<button[^>]*>\s*Back to the shop/);
  });

  test("is in French for French browsers", async () => {
    await start();
    const page = await open(await beginAtProvider(), { "accept-language": "fr-FR,fr;q=0.9,en;q=0.8" });
    expect(page.html).toContain('<html lang="fr">');
    expect(page.html).toContain("Confirmez votre paiement");
    expect(page.html).toMatch(/24,90\s€/);
    const other = { paymentMeanData: { paypal: { invoiceId: "INV2" } } };
    expect((await open(await beginAtProvider(other))).html).toContain("€24.90");
  });

  test("takes the version under either name, and asks for one", async () => {
    await start();
    const { redirectionUrl, redirectionData } = await beginAtProvider();
    const given = { redirectionData: String(redirectionData) };
    const url = String(redirectionUrl);
    expect((await post(url, { ...given, messageVersion: "0.1" })).status).toBe(200);
    expect((await post(url, { ...given, redirectionVersion: "0.1" })).status).toBe(200);
    const without = await post(url, given);
    expect([without.status, without.html]).toEqual([400, expect.stringContaining("redirectionVersion")]);
    expect((await fetch(url)).status).toBe(405);
  });

  test("gives the same answer twice, but not another one, and none that it does not have", async () => {
    await start();
    const page = await open(await beginTransfer());
    const answer = (verdict: string) => post(page.form.action, { ...page.form.fields, verdict });
    expect((await answer("pending")).status).toBe(400);
    const first = await answer("refuse");
    expect((await answer("refuse")).form).toEqual(first.form);
    expect((await answer("confirm")).status).toBe(400);
  });

  test("is only for its own kind of payment, and closed once the payment is finalized", async () => {
    await start();
    const transactionReference = "PP1";
    const opened = await beginAtProvider({ transactionReference });
    const elsewhere = `${simulator.origins.acs}/suppliers/ideal`;
    expect((await open({ ...opened, redirectionUrl: elsewhere })).status).toBe(400);
    const { fields } = await visit(opened, "confirm");
    await finalize(transactionReference, fields["redirectionData"]);
    expect((await open(opened)).status).toBe(400);
  });

  test("shows what a shop sends as text, never as markup", async () => {
    await start();
    const opened = await office.call("initializeMandate", {
      iban: "FR7699999000010000000003413",
      merchantReturnUrl,
      customerContact: { lastname: "<img src=x onerror=alert(1)>" },
    });
    const { html } = await open(opened);
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x");
  });
});

describe("a sealed return", () => {
  test.each([
    [undefined, "002001000000001_KEY1"],
    ["2", "002001000000001_KEY2"],
  ])("with responseKeyVersion %s", async (responseKeyVersion, key) => {
    await start({ supplierReturn: "sealed-data" });
    const transactionReference = "SEALED";
    const opened = await beginAtProvider({
      transactionReference,
      ...(responseKeyVersion === undefined ? {} : { responseKeyVersion }),
    });
    const { fields } = await visit(opened, "confirm");
    expect(Object.keys(fields).sort()).toEqual(["Data", "Encode", "InterfaceVersion", "Seal"]);
    expect(fields["InterfaceVersion"]).toBe(methods.paymentProviderInitialize.interfaceVersion);
    expect(fields["Seal"]).toBe(createHash("sha256").update(`${fields["Data"]}${key}`).digest("hex"));
    const pairs = Buffer.from(fields["Data"] ?? "", "base64")
      .toString()
      .split("|");
    const data = Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
    );
    expect(data).toMatchObject({
      transactionReference,
      messageVersion: "0.1",
      merchantId: "002001000000001",
    });
    expect(await finalize(transactionReference, data["redirectionData"])).toMatchObject({
      responseCode: "00",
    });
  });
});
