import { expect, it } from "vitest";
import { readDeveloperView, writeDeveloperView } from "./developer-view.js";

const shop = { isOn: false, cards: "hosted", challenge: "modal" } as const;

it("reads back what it has written", () => {
  const chosen = { isOn: true, cards: "cse", challenge: "page" } as const;
  expect(readDeveloperView(writeDeveloperView(chosen), shop)).toEqual(chosen);
});

it.each([undefined, "", "<script>", "off.wallet.popup"])("takes the shop's settings for %j", (text) => {
  expect(readDeveloperView(text, shop)).toEqual(shop);
});
