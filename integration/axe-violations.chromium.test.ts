import { chromium } from "playwright-core";
import { expect, inject, test } from "vitest";
import { axeViolations } from "../scripts/axe-violations.mjs";

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1>${body}</main></html>`;
const framed = (src: string) => `<iframe title="${src}" src="http://${src}/"></iframe>`;

/** Each page has one field without a label. */
const pages: { readonly [host: string]: string } = {
  "shop.test": page(
    `<input id="shop"><div><template shadowrootmode="open">${framed("bank.test")}</template></div>${framed("ads.test")}`,
  ),
  "bank.test": page(`<input id="bank">${framed("acs.test")}`),
  "acs.test": page(`<input id="acs">`),
  "ads.test": page(`<input id="ads">`),
};

test("axe looks into frames of other origins, in shadow roots and in frames; only the page itself is asked for without", async () => {
  const browser = await chromium.launch(inject("chromium"));
  const shop = await browser.newPage();
  await shop.route("**", (route) =>
    route.fulfill({ contentType: "text/html", body: pages[new URL(route.request().url()).host] ?? "" }),
  );
  await shop.goto("http://shop.test/");
  const fields = async (options?: { readonly withFrames: boolean }) =>
    (await axeViolations(shop, options))
      .filter((one) => one.startsWith("label:"))
      .flatMap((one) => [...one.matchAll(/id="(\w+)"/g)].map(([, id]) => id))
      .toSorted();
  expect(await fields()).toEqual(["acs", "ads", "bank", "shop"]);
  // axe is loaded now, and finds the same once more.
  expect(await fields()).toEqual(["acs", "ads", "bank", "shop"]);
  expect(await fields({ withFrames: false })).toEqual(["shop"]);
  await browser.close();
});
