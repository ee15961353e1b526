import { describe, expect, test } from "vitest";
import { coBadgedPan, useFields } from "../testing/fields-in-chromium.js";

const { frame, input, openReady, page, pay, told, tokenize, typeCard, waitFor } = useFields();

describe("the brands of the card", () => {
  const openCoBadged = async (request = {}) => {
    await openReady({ request });
    await typeCard(coBadgedPan);
    await waitFor("card-brand-entry");
  };
  const paid = async () => pay((await tokenize())["token"]);

  test("two brands are reported, the default is shown as chosen, and pays", async () => {
    await openCoBadged();
    expect((await told()).find(({ type }) => type === "card-brand-entry")?.data["brands"]).toEqual([
      "CB",
      "VISA",
    ]);
    const brands = frame("cardBrands");
    expect(await brands.locator("input:checked").inputValue()).toBe("CB");
    expect(await paid()).toMatchObject({
      paymentMeanBrand: "CB",
      paymentMeanBrandSelectionStatus: "APPLIED_DEFAULT",
    });
  });

  test("the ring around the chosen one stands out from light pages and dark ones", async () => {
    await openCoBadged();
    const ring = await frame("cardBrands")
      .locator("input:checked + .logo")
      .evaluate((logo) => getComputedStyle(logo).borderTopColor);
    const shades = (/^rgb\((\d+), (\d+), (\d+)\)$/.exec(ring) ?? []).slice(1).map(Number);
    for (const page of [
      [255, 255, 255],
      [22, 32, 28],
    ]) {
      expect(contrast(shades, page), `${ring} on ${page}`).toBeGreaterThanOrEqual(3);
    }
  });

  test("chosen with the pointer", async () => {
    await openCoBadged();
    await frame("cardBrands").getByRole("radio", { name: "VISA" }).check();
    await waitFor("card-brand-selected");
    expect((await told()).at(-1)?.data).toEqual({ field: "cardBrands", brand: "VISA" });
    expect(await paid()).toMatchObject({
      paymentMeanBrand: "VISA",
      paymentMeanBrandSelectionStatus: "APPLIED_HOLDER",
    });
  });

  test("chosen with the keyboard, coming from the field before it", async () => {
    await openCoBadged();
    await input("cardNumber").focus();
    await page().keyboard.press("Tab");
    // Focus passes between processes: the next key must not overtake it.
    await frame("cardBrands").locator("input:focus").waitFor();
    await page().keyboard.press("ArrowRight");
    await waitFor("card-brand-selected");
    expect(await paid()).toMatchObject({ paymentMeanBrand: "VISA" });
  });

  test("a choice is kept when later digits are corrected, but not for another card", async () => {
    await openCoBadged();
    await frame("cardBrands").getByRole("radio", { name: "VISA" }).check();
    const number = input("cardNumber");
    await number.press("End");
    await number.press("Backspace");
    await number.pressSequentially("0");
    expect(await frame("cardBrands").locator("input:checked").inputValue()).toBe("VISA");
    await number.fill("5200 0000 0000 0700");
    await frame("cardBrands").getByText("MASTERCARD").waitFor();
    expect(await frame("cardBrands").locator("input:checked").inputValue()).toBe("CB");
  });

  test("only brands that the shop takes are offered", async () => {
    await openCoBadged({ paymentMeanBrandList: ["VISA"] });
    await frame("cardBrands").locator(".logo").waitFor();
    expect(await frame("cardBrands").locator(".logo").allTextContents()).toEqual(["VISA"]);
    expect(await input("cardBrands").count()).toBe(0);
  });

  test("a card that the shop does not take is invalid", async () => {
    await openReady({ request: { paymentMeanBrandList: ["AMEX"] } });
    await typeCard();
    await page().waitForFunction(`told.some(({ data }) => data.reason === "refused")`);
    expect(await tokenize()).toMatchObject({ code: "FIELDS_INVALID", fields: ["cardNumber"] });
  });
});

/** WCAG 2: 1.4.11 asks for 3. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(shades: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = shades.map((shade) => {
    const part = shade / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
