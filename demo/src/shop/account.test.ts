import { expect, it } from "vitest";
import { accountOf, buyerByName, shownName, walletOf } from "./account.js";

it("is the same account however its name is written, and no guest's", () => {
  const ann = buyerByName(" Ann ");
  expect(ann).toBe(buyerByName("ANN"));
  expect(accountOf(ann)).toBe("ann");
  expect(accountOf("kX3_-guest")).toBeUndefined();
  expect(buyerByName("  ")).toBeUndefined();
  // A card number or an IBAN that was typed there must not end up in a cookie.
  for (const number of ["5100 0000 0000 0800", "٥١٠٠٠٠٠٠٠٠٠٠٠٨٠٠", "NL91 ABNA 0417 1643 00"]) {
    expect(buyerByName(number)).toBeUndefined();
  }
});

it("has its own wallet id, of letters and digits, which cannot be guessed from the name", () => {
  const [ann, bob] = [walletOf(buyerByName("Ann"), "secret"), walletOf(buyerByName("Bob"), "secret")];
  expect(ann).toMatch(/^[a-z0-9]{20}$/);
  expect(ann).not.toBe(bob);
  expect(ann).not.toBe(walletOf(buyerByName("Ann"), "another secret"));
  expect(walletOf("kX3_-guest", "secret")).toBeUndefined();
});

it("is shown with the capitals that names have", () => {
  expect(shownName("camille martin")).toBe("Camille Martin");
  expect(shownName("jean-paul o'neill")).toBe("Jean-Paul O'Neill");
  expect(shownName("élise d’aubigné")).toBe("Élise D’Aubigné");
});
