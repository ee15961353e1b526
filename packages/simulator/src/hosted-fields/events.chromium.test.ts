import { describe, expect, test } from "vitest";
import { createControlClient } from "../testing/control-client.js";
import { pan, useFields } from "../testing/fields-in-chromium.js";

const { frame, input, open, openReady, page, simulator, told, tokenize, typeCard, waitFor } = useFields();

describe("the script's events", () => {
  const types = async (field: string) =>
    (await told()).filter(({ data }) => data["field"] === field).map(({ type }) => type);

  test("a field's way from empty to valid and back", async () => {
    await openReady();
    const number = input("cardNumber");
    await number.pressSequentially(pan);
    await waitFor("card-brand-entry");
    await number.press("Backspace");
    await number.fill("");
    await input("csc").focus();
    await page().waitForFunction(
      `told.some(({ type, data }) => type === "blur" && data.field === "cardNumber")`,
    );
    expect((await types("cardNumber")).filter((type) => type !== "card-brand-entry")).toEqual([
      "field-ready",
      "focus",
      "valid",
      "invalid",
      "empty",
      "blur",
    ]);
  });

  test("an unfinished field is invalid once it is left, and says why inside the frame", async () => {
    await openReady({ lang: "fr" });
    await input("expiry").pressSequentially("1");
    expect(await types("expiryDate")).not.toContain("invalid");
    await input("csc").focus();
    await waitFor("invalid");
    const expiry = input("expiry");
    expect(await expiry.getAttribute("aria-invalid")).toBe("true");
    expect(await frame("expiry").locator("#fault").textContent()).toBe(
      "Saisissez le mois et l’année, par exemple 09 / 29.",
    );
    await expiry.press("End");
    await expiry.pressSequentially("235");
    expect(await expiry.getAttribute("aria-invalid")).toBe(null);
    expect(await expiry.inputValue()).toBe("12 / 35");
  });

  test("tokenizing an empty form names its fields and shows what is missing", async () => {
    await openReady();
    expect(await tokenize()).toEqual({
      code: "FIELDS_INVALID",
      message: "Not right yet: cardNumber, expiryDate, csc, cardholderName.",
      fields: ["cardNumber", "expiryDate", "csc", "cardholderName"],
    });
    expect(await frame("csc").locator("#fault").textContent()).toBe("Enter the security code.");
  });

  test("Enter asks the page to submit", async () => {
    await openReady();
    await input("csc").press("Enter");
    await waitFor("submit");
    expect((await told()).at(-1)).toEqual({ type: "submit", data: { field: "csc" } });
  });

  test("two clicks on the button make one token", async () => {
    await openReady();
    await typeCard();
    const [first, second] = (await page().evaluate("Promise.all([tokenize(), tokenize()])")) as object[];
    expect(first).toHaveProperty("token");
    expect(second).toEqual(first);
  });
});

describe("what goes wrong at the start", () => {
  const failure = async () => {
    await waitFor("error-init-fields");
    return (await told()).find(({ type }) => type === "error-init-fields")?.data["message"];
  };

  test("a session that is forged", async () => {
    await open({ session: "a.b.c" });
    expect(await failure()).toMatch("call hostedFieldsInitialize");
    expect(await tokenize()).toMatchObject({ message: expect.stringMatching("hostedFieldsInitialize") });
    // A page must not show the form as usable after all.
    await page().waitForFunction(`told.filter(({ type }) => type === "field-ready").length === 5`);
    expect((await told()).map(({ type }) => type)).not.toContain("all-fields-ready");
  });

  test("a session that expired while the buyer typed", async () => {
    await openReady();
    await typeCard();
    await createControlClient(simulator().url).post("clock", { advance: "PT15M" });
    expect(await tokenize()).toMatchObject({ code: "SESSION" });
  });

  test.each([
    [{ fields: { cardNumber: { id: "nowhere" } } }, 'No element has the id "nowhere"'],
    [{ fields: { pin: { id: "number" } } }, 'No field "pin"'],
    [{ fields: { cardNumber: { id: "number" } } }, "The field for expiry is missing."],
    [{ style: { input: { "font-family": "x".repeat(5000) } } }, "The style is too large."],
  ])("options %#", async (more, message) => {
    await open({ more });
    expect(await failure()).toMatch(message);
  });
});
