import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { createOfficeClient } from "../testing/office-client.js";

let simulator: Simulator;
const cardNumber = "5100000000000800";

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
  const office = createOfficeClient(simulator.url);
  const card = { cardNumber, cardExpiryDate: "203012", cardCSCValue: "847" };
  const order = { amount: "2490", currencyCode: "978", orderChannel: "INTERNET", ...card };
  await office.call("cardOrder", { ...order, transactionReference: "CONSOLE1" });
  await office.call("cardOrder", {
    ...order,
    transactionReference: "CONSOLE2",
    cardNumber: "5100000000000305",
  });
  await office.call("cardOrder", { ...order, transactionReference: "CONSOLE3", amount: "24.90" });
  await office.call("addCard", { merchantWalletId: "WALLET1", cardNumber, cardExpiryDate: "203012" });
});
afterAll(() => simulator.close());

async function page(query: string): Promise<string> {
  const response = await fetch(`${simulator.url}/_console?${query}`);
  expect(response.status).toBe(200);
  return response.text();
}

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(`${simulator.url}/_console/${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers,
    redirect: "manual",
  });
}

describe("shows", () => {
  test("the last exchanges and why each was answered so", async () => {
    const text = await page("view=exchanges");
    expect(text).toContain("CONSOLE1");
    expect(text).toContain("The authorisation is refused.");
    expect(text).toContain("Field at fault: amount.");
  });

  test.each([
    ["transactions", "CONSOLE2"],
    ["wallets", "WALLET1"],
    ["mandates", "No mandate yet."],
    ["fraud-lists", "Nothing on the lists."],
  ])("%s", async (view, expected) => {
    expect(await page(`view=${view}`)).toContain(expected);
  });

  test.each(["rene", "RENÉ", "rene\u0301"])(
    "neither capitals nor accents count in a search: %s",
    async (search) => {
      const named = { cardNumber, cardExpiryDate: "203012", paymentMeanAlias: "Carte de René" };
      await createOfficeClient(simulator.url).call("addCard", { merchantWalletId: "WALLET2", ...named });
      const text = await page(`view=wallets&q=${encodeURIComponent(search)}`);
      expect(text).toContain("WALLET2");
      expect(text).not.toContain("WALLET1");
    },
  );

  test("only what the filter asks for", async () => {
    const text = await page("view=transactions&q=console2");
    expect(text).toContain("CONSOLE2");
    expect(text).not.toContain("CONSOLE1");
  });

  test("no card data, and no text as markup", async () => {
    for (const view of ["exchanges", "transactions", "wallets"]) {
      const text = await page(`view=${view}`);
      expect(text).not.toContain(cardNumber);
      expect(text).not.toMatch(/\b847\b/);
    }
    expect(await page(`view=exchanges&q=${encodeURIComponent('"><script>alert(1)</script>')}`)).not.toContain(
      "<script>",
    );
  });

  test("an unknown view as the first one", async () => {
    expect(await page("view=constructor")).toContain("Last exchanges");
  });

  test("fifty payments a page, each payment's calls together", async () => {
    const own = await startSimulator({ port: 0 });
    const office = createOfficeClient(own.url);
    for (let number = 10; number < 70; number += 1) {
      await office.call("getTransactionData", { transactionReference: `PAGE${number}` });
    }
    await office.call("getTransactionData", { transactionReference: "PAGE10" });
    const pageOf = async (query: string) => (await fetch(`${own.url}/_console?${query}`)).text();
    const groups = (text: string) =>
      [...text.matchAll(/Calls for (PAGE\d+)/g)].map(([, reference]) => reference);
    const [first, second] = [await pageOf("view=exchanges"), await pageOf("view=exchanges&page=2")];
    await own.close();
    expect(groups(first)).toHaveLength(50);
    expect(groups(first).slice(0, 2)).toEqual(["PAGE10", "PAGE69"]);
    expect(first).toContain("1–50 of 60");
    expect(groups(second)).toHaveLength(10);
    expect(second).toContain("51–60 of 60");
  });
});

describe("moves", () => {
  test("the clock, and comes back to its view", async () => {
    const before = await time();
    const answer = await post("clock", { advance: "P1D", back: "wallets" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/_console?view=wallets");
    expect((await time()) - before).toBeGreaterThanOrEqual(86_400_000);
  });

  test("faults", async () => {
    await post("faults", { method: "refund", fault: "no-answer", when: "after", times: "2" });
    expect(await page("")).toContain("no-answer after refund, 2 ×");
    await post("faults/clear", {});
    expect(await page("")).toContain("None: every call is answered.");
  });

  test("faults with options", async () => {
    const options = { field: "amount", value: "1", from: "", code: "" };
    await post("faults", {
      method: "cardOrder",
      fault: "foreign-echo",
      when: "after",
      times: "1",
      ...options,
    });
    expect(await page("")).toContain("foreign-echo after cardOrder, 1 ×, field amount, value 1");
    await post("faults/clear", {});
    const forced = { method: "cancel", fault: "forced-code", when: "before", times: "1" };
    await post("faults", { ...forced, code: "90", unsealed: "on" });
    expect(await page("")).toContain("forced-code before cancel, 1 ×, code 90, sealed false");
    await post("faults/clear", {});
  });

  test("readings, and back", async () => {
    const readings = async () => (await createControlClient(simulator.url).get("readings")).body["readings"];
    const before = await readings();
    const change = {
      heldPayments: "05-orange",
      emptyFields: "null",
      visibleAfterMs: "1500",
      back: "wallets",
    };
    expect((await post("readings", change)).headers.get("location")).toBe("/_console?view=wallets");
    expect(await readings()).toMatchObject({
      heldPayments: "05-orange",
      emptyFields: "null",
      visibleAfterMs: 1_500,
    });
    const shown = await page("");
    expect(shown).toMatch(/<option value="05-orange"\s+selected>/);
    expect(shown).toContain('value="1500"');
    expect((await post("readings", { heldPayments: "05" })).status).toBe(400);
    await post("readings/reset", {});
    expect(await readings()).toEqual(before);
  });

  test("nothing by a form that is not right: a page says why, and leads back to the view", async () => {
    const given = { method: "cardOrder", fault: "forced-code", when: "after", times: "1", code: "999" };
    const answer = await post("faults", { ...given, back: "wallets" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    const text = await answer.text();
    expect(text).toContain("code: two digits or capitals.");
    expect(text).toContain('href="/_console?view=wallets"');
    expect(await page("")).toContain("None: every call is answered.");

    const replay = await post("replay", { exchange: "999999", back: "//evil.example" });
    expect(replay.status).toBe(404);
    const told = await replay.text();
    expect(told).toContain("There is no exchange 999999");
    expect(told).toContain('href="/_console"');
  });

  test("nothing for another site's form, nor to another site", async () => {
    expect((await post("reset", {}, { origin: "https://evil.example" })).status).toBe(403);
    const answer = await post("clock", { advance: "PT1S", back: "//evil.example" });
    expect(answer.headers.get("location")).toBe("/_console");
  });

  async function time(): Promise<number> {
    const { body } = await createControlClient(simulator.url).get("clock");
    return Date.parse(String(body["now"]));
  }
});
