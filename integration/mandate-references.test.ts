import { merchantRouter } from "@sips-kit/server";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";

// SEPA permits more in a mandate's reference than the simulator's have: a slash and a question mark, for example.

const mandateId = "RUM/2026/4711?";

let scene: ScriptedShop;
afterAll(closeSimulator);
beforeEach(async () => {
  scene = await openScriptedShop();
  scene.shop.app.use("/merchant", merchantRouter(scene.shop.payments, { authorize: () => true }));
});
afterEach(() => scene.close());

test("staff read a mandate with a slash in its reference, and its document", async () => {
  const { office, shop } = scene;
  const pdfMandate = Buffer.from("%PDF-1.7").toString("base64");
  office.script("getMandateData", (request) => ({
    mandateResponseCode: "00",
    mandateId: request["mandateId"],
    mandateStatus: "ACTIVE",
  }));
  office.script("getPDFMandate", () => ({ mandateResponseCode: "00", pdfMandate }));

  const address = `${shop.url}/merchant/mandates/${encodeURIComponent(mandateId)}`;
  const read = await fetch(address);
  expect(read.status).toBe(200);
  expect(await read.json()).toMatchObject({ mandate: { mandateId, mandateStatus: "ACTIVE" } });
  const document = await fetch(`${address}/pdf?download`);
  expect(document.headers.get("content-disposition")).toBe(
    `attachment; filename="mandate-RUM_2026_4711_.pdf"`,
  );
  const asked = office.heard.filter(({ method }) => /Mandate/.test(method));
  expect(asked.map(({ request }) => request["mandateId"])).toEqual([mandateId, mandateId]);
});
