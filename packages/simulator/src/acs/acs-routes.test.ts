import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSimulator, type Simulator } from "../start-simulator.js";
import { createControlClient } from "../testing/control-client.js";
import { post } from "../testing/buyer.js";
import { cardFields, createOfficeClient, orderFields } from "../testing/office-client.js";

const termUrl = "http://localhost:3000/sips/return/abc?d=1";
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await createControlClient(simulator.url).post("reset");
});

const challenge = () => `${simulator.origins.acs}/challenge`;

async function enrol(): Promise<string> {
  const answer = await createOfficeClient(simulator.url).call("cardCheckEnrollment", {
    ...orderFields(),
    ...cardFields("5100000000000800"),
    merchantReturnUrl: termUrl,
  });
  expect(answer["redirectionUrl"]).toBe(challenge());
  return String(answer["paReqMessage"]);
}

const visit = async (change = {}, headers = {}) =>
  post(challenge(), { PaReq: await enrol(), TermUrl: termUrl, MD: "mark & <sign>", ...change }, headers);

test("shows shop, amount and card, with a button for each end", async () => {
  const page = await visit();
  expect(page.status).toBe(200);
  expect(page.buttons).toEqual(["authenticate", "fail", "cancel"]);
  for (const text of ["Test shop 1", "€24.90", "•••• 00", ">Authenticate<", ">Fail<", ">Cancel<"]) {
    expect(page.html.replace(/>\s+|\s+</g, (space) => space.trim())).toContain(text);
  }
  expect(page.html).not.toContain("<script");
  expect(page.html).not.toContain("5100000000000800");
});

test("is in French for French browsers", async () => {
  const { html } = await visit({}, { "accept-language": "fr-FR,fr;q=0.9,en;q=0.8" });
  expect(html).toContain('<html lang="fr">');
  expect(html).toMatch(/24,90\s€/);
  expect(html).toContain("S’authentifier");
});

test("returns PaRes and the shop's unchanged MD to the given address", async () => {
  const page = await visit();
  const back = await post(page.form.action, { ...page.form.fields, verdict: "authenticate" });
  expect(back.form.action).toBe(termUrl);
  expect(back.form.fields).toEqual({ PaRes: expect.stringMatching(/^[\w+/=]+$/), MD: "mark & <sign>" });
});

test("may be framed only by the shop, and posts only to itself and the shop", async () => {
  const page = await visit();
  const back = await post(page.form.action, { ...page.form.fields, verdict: "fail" });
  const [before, after] = [page, back].map(({ headers }) => headers.get("content-security-policy"));
  expect(before).toMatch(/default-src 'none'.*form-action 'self'.*frame-ancestors http:\/\/localhost:3000;/);
  expect(after).toMatch(/form-action http:\/\/localhost:3000;.*frame-ancestors http:\/\/localhost:3000;/);
  expect(`${before}${after}`).not.toContain("unsafe");
});

test("the same answer may be given again, another may not", async () => {
  const { form } = await visit();
  const answer = (verdict: string) => post(form.action, { ...form.fields, verdict });
  const first = await answer("authenticate");
  expect((await answer("authenticate")).form).toEqual(first.form);
  const second = await answer("cancel");
  expect(second.status).toBe(400);
  expect(second.html).toContain("already has another answer");
});

describe("a clear page without a form for", () => {
  const unknown = "unknown, already used or too old";

  test.each([
    ["a forged message", { PaReq: "Zm9yZ2Vk" }, unknown],
    ["no message", { PaReq: "" }, unknown],
    ["no way back", { TermUrl: "" }, "TermUrl must be"],
    ["a way back that runs code", { TermUrl: "javascript:alert(1)" }, "TermUrl must be"],
  ])("%s", async (_name, change, text) => {
    const page = await visit(change);
    expect(page.status).toBe(400);
    expect(page.html).toContain(text);
    expect(page.html).not.toContain("<form");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  test("a message that is too old", async () => {
    const page = await visit();
    await createControlClient(simulator.url).post("clock", { advance: "PT15M" });
    const late = await post(page.form.action, { ...page.form.fields, verdict: "authenticate" });
    expect(late.status).toBe(400);
    expect(late.html).toContain(unknown);
  });

  test("an invalid answer", async () => {
    const page = await visit();
    const answered = await post(page.form.action, { ...page.form.fields, verdict: "maybe" });
    expect(answered.status).toBe(400);
  });

  test("a visit without a form", async () => {
    const response = await fetch(challenge());
    expect(response.status).toBe(405);
    expect(await response.text()).toContain("A shop sends its buyers here with a form.");
  });
});
