import { describe, expect, test } from "vitest";
import { pan, useFields } from "../testing/fields-in-chromium.js";

const { openReady, page, pay, simulator, told, tokenize, typeCard } = useFields();

describe.each([
  ["sessionData", "token"],
  ["merchantSessionToken", "paymentToken"],
] as const)("names of the generation with %s", (generation, result) => {
  test("a typed card becomes a token that pays once", async () => {
    await openReady({ generation });
    await typeCard(pan, { isWithHolder: generation === "sessionData" });
    const answer = await tokenize();
    expect(Object.keys(answer)).toEqual([result]);
    expect(await pay(answer[result])).toMatchObject({
      responseCode: "00",
      maskedPan: "5100##########00",
      paymentMeanBrand: "MASTERCARD",
    });
    expect(await pay(answer[result])).toMatchObject({ responseCode: "12", errorFieldName: "paymentToken" });
  });

  test("iframes have the ids that public code looks for", async () => {
    await openReady({ generation });
    const ids = await page()
      .locator("iframe")
      .evaluateAll((frames) => frames.map(({ id }) => id));
    expect(ids).toEqual(
      generation === "sessionData"
        ? ["cardNumber", "cardBrands", "expiryDate", "csc", "cardholderName"].map(
            (name) => `sdpx-hosted-${name}`,
          )
        : // Here the shop's own containers have those ids.
          ["", "", "", "sdpx-hosted-cardBrands"],
    );
  });
});

test("neither the page nor any message to it holds what was typed", async () => {
  const requests: { url: string; body: string | null }[] = [];
  page().on("request", (request) => requests.push({ url: request.url(), body: request.postData() }));
  await openReady();
  await page().evaluate(`
    window.heard = [];
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...given) { heard.push(given[0]); return post.apply(this, given); };
  `);
  await typeCard();
  await tokenize();
  const seen = JSON.stringify([
    await told(),
    await page().evaluate("[messages, heard]"),
    await page().content(),
  ]);
  for (const secret of [pan, "5100 0000", "12 / 35", "Lovelace"]) expect(seen).not.toContain(secret);
  // The page is full of random ids, which hold every short number by chance: these may not stand there as words.
  const words = new Set(seen.match(/[\w+/=-]+/g));
  expect(words).toContain("card-brand-entry");
  for (const secret of ["0800", "123", "203512", "1235"]) expect(words).not.toContain(secret);
  // Over the network the number goes to the frames' own back end, in a body, and nowhere else.
  const carriers = requests.filter(({ url, body }) => `${url} ${body}`.includes(pan));
  expect(carriers.map(({ url }) => url)).toEqual([
    `${simulator().origins.fields}/hosted-fields/payment-tokens`,
  ]);
});

test("the page cannot reach into a frame", async () => {
  await openReady();
  await typeCard();
  const reached = await page().evaluate(`
    [...document.querySelectorAll("iframe")].map((iframe) => {
      try { return iframe.contentWindow.hostedField.read(); } catch (error) { return error.name; }
    })
  `);
  expect(reached).toEqual(Array.from({ length: 5 }, () => "SecurityError"));
});
