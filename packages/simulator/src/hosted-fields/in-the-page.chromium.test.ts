import type axe from "axe-core";
import { describe, expect, test } from "vitest";
import { axeViolations } from "../../../../scripts/axe-violations.mjs";
import { coBadgedPan, useFields } from "../testing/fields-in-chromium.js";

const { frame, input, openReady, page, simulator, told, tokenize, typeCard, waitFor } = useFields();

describe("in the page", () => {
  // Focus passes between processes: the next key must not overtake it.
  const focused = (field: string) => frame(field).locator("#field:focus").waitFor();

  test("a click on the page's own label, and focus(), lead into the frame", async () => {
    await openReady();
    await page().getByText("Card number").click();
    await focused("cardNumber");
    await page().keyboard.type("5100");
    expect(await input("cardNumber").inputValue()).toBe("5100");
    await page().evaluate(`form.focus("csc")`);
    await focused("csc");
    await page().keyboard.type("123");
    expect(await input("csc").inputValue()).toBe("123");
  });

  test("Tab goes through all fields and out again, both ways", async () => {
    await openReady();
    const names = ["cardNumber", "expiry", "csc", "cardholderName"];
    const press = async (key: string, field: string | undefined) => {
      await page().keyboard.press(key);
      await (field === undefined ? page().locator("button:focus").waitFor() : focused(field));
    };
    // Nothing to choose there, but without windows Chromium stops at an empty frame.
    await page().addStyleTag({ content: "#brands { visibility: hidden }" });
    await input("cardNumber").focus();
    for (const next of [...names.slice(1), undefined]) await press("Tab", next);
    for (const next of names.reverse()) await press("Shift+Tab", next);
  });

  test.each([
    ["1235", "12 / 35"],
    ["9/27", "09 / 27"],
    ["12", "12"],
    ["12/", "12 / "],
  ])("Backspace clears the expiry date %s, a digit at a time", async (typed, shown) => {
    await openReady();
    const field = input("expiry");
    await field.focus();
    await page().keyboard.type(typed);
    expect(await field.inputValue()).toBe(shown);
    const digits = async () => (await field.inputValue()).replace(/\D/g, "");
    for (let left = (await digits()).length; left > 0; left--) {
      await page().keyboard.press("Backspace");
      const now = await digits();
      // A separator that was typed by hand takes a Backspace of its own at most.
      if (now.length === left) await page().keyboard.press("Backspace");
      expect((await digits()).length).toBe(left - 1);
    }
    expect(await field.inputValue()).toBe("");
    await page().keyboard.type("1235");
    expect(await field.inputValue()).toBe("12 / 35");
  });

  test("a date that was changed in its middle is written in order again when the field is left", async () => {
    await openReady();
    const field = input("expiry");
    await field.fill("09 / 27");
    await field.press("Home");
    await field.press("Delete");
    expect(await field.inputValue()).toBe("9 / 27");
    await field.blur();
    expect(await field.inputValue()).toBe("09 / 27");
  });

  test("on a page that runs from right to left, digits begin at the right and still run left to right", async () => {
    await openReady({ lang: "ar", dir: "rtl" });
    await typeCard(coBadgedPan);
    const style = await input("cardNumber").evaluate((field) => {
      const { direction, textAlign } = getComputedStyle(field);
      return { direction, textAlign };
    });
    expect(style).toEqual({ direction: "ltr", textAlign: "right" });
    expect(await input("cardNumber").inputValue()).toBe("4300 0000 0000 0900");
    // The marks stand at the end of the line, which is the left.
    const marks = frame("cardBrands").locator(".logo");
    await marks.first().waitFor();
    const starts = await marks.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(Math.min(...starts)).toBeLessThan(10);
  });

  test("style: what is allowed is applied, what loads or covers is not, small type is raised", async () => {
    await openReady({
      more: {
        style: {
          input: {
            color: "rgb(1, 2, 3)",
            "font-size": "12px",
            "letter-spacing": "2px",
            "background-image": "url(https://example.org/x.png)",
            "background-color": "url(https://example.org/x.png)",
            position: "fixed",
            "font-family": "x; position: fixed } body { color: red",
          },
          body: { color: "red" },
          "input::placeholder": { color: "rgb(4, 5, 6)" },
        },
      },
    });
    const style = await input("cardNumber").evaluate((input) => {
      const { color, fontSize, letterSpacing, backgroundImage, position } = getComputedStyle(input);
      const placeholder = getComputedStyle(input, "::placeholder").color;
      return { color, fontSize, letterSpacing, backgroundImage, position, placeholder };
    });
    expect(style).toEqual({
      color: "rgb(1, 2, 3)",
      fontSize: "16px",
      letterSpacing: "2px",
      backgroundImage: "none",
      position: "static",
      placeholder: "rgb(4, 5, 6)",
    });
  });

  test("names, languages and hints for autofill and keyboards", async () => {
    await openReady({ lang: "fr" });
    const seen = await Promise.all(
      ["cardNumber", "expiry", "csc", "cardholderName"].map((name) =>
        frame(name).evaluate(() => {
          const input = document.querySelector("input");
          return [
            document.documentElement.lang,
            input?.labels?.[0]?.textContent,
            input?.autocomplete,
            input?.inputMode,
          ];
        }),
      ),
    );
    expect(seen).toEqual([
      ["fr", "Card number", "cc-number", "numeric"],
      ["fr", "Date d’expiration (mois / année)", "cc-exp", "numeric"],
      ["fr", "Cryptogramme visuel", "cc-csc", "numeric"],
      ["fr", "Nom du titulaire", "cc-name", "text"],
    ]);
    const attributes = await page()
      .locator("iframe")
      .first()
      .evaluate((iframe) => ["title", "allow", "referrerpolicy"].map((name) => iframe.getAttribute(name)));
    expect(attributes).toEqual(["Card number", "autofill *; manual-text *", "origin"]);
  });

  test("the caret stays where the buyer corrects", async () => {
    await openReady();
    const number = input("cardNumber");
    await number.pressSequentially("5100000000000800");
    await number.evaluate((element) => (element as HTMLInputElement).setSelectionRange(7, 7));
    await number.press("Backspace");
    await number.press("9");
    const state = await number.evaluate((element) => {
      const { value, selectionStart } = element as HTMLInputElement;
      return [value, selectionStart];
    });
    expect(state).toEqual(["5100 0900 0000 0800", 7]);
  });

  test("a frame that is moved in the page restarts, says that it is empty, and works", async () => {
    await openReady();
    await typeCard();
    await page().evaluate(`told.length = 0; document.body.append(document.getElementById("csc"))`);
    await waitFor("all-fields-ready");
    expect(await told()).toContainEqual({ type: "empty", data: { field: "csc", reason: "empty" } });
    await input("csc").pressSequentially("123");
    expect(await tokenize()).toHaveProperty("token");
  });

  test("makes no token while the page has taken away one of the frames", async () => {
    await openReady();
    await typeCard();
    await page().evaluate(`csc.replaceChildren()`);
    expect(await tokenize()).toEqual({ message: "The fields are not ready." });
  });

  test.each(["light", "dark"] as const)(
    "accessibility rules hold inside the frames, %s",
    async (colorScheme) => {
      await page().emulateMedia({ colorScheme });
      await openReady();
      await typeCard(coBadgedPan);
      await frame("cardBrands").locator("input").first().waitFor();
      await input("csc").fill("1");
      await input("expiry").focus();
      expect(await axeViolations(page())).toEqual([]);
      // It has looked into all five: four fields and two brands have labels.
      const [, ...frames] = page().frames();
      expect(frames).toHaveLength(5);
      const labelled = await Promise.all(
        frames.map((one) =>
          one.evaluate(async () => {
            const { passes } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
              runOnly: ["label"],
            });
            return passes.flatMap(({ nodes }) => nodes).length;
          }),
        ),
      );
      expect(labelled.reduce((sum, count) => sum + count, 0)).toBe(6);
    },
  );

  test("a strict policy of the shop's page is enough", async () => {
    const { fields } = simulator().origins;
    const errors: string[] = [];
    page().on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await openReady({
      headers: {
        // 'unsafe-inline' is for the test page's own script and style.
        "content-security-policy": `default-src 'none'; script-src ${fields} 'unsafe-inline'; style-src 'unsafe-inline'; frame-src ${fields}`,
      },
    });
    expect(errors).toEqual([]);
  });
});
