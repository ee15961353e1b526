import { describe, expect, it } from "vitest";
import { useCardForm } from "./use-card-form.js";

// The clock of a buyer's computer may be wrong: their session ends by the server's.

const element = (mode: string) =>
  `<sips-card-form mode="${mode}" order-id="4711" submit-label="Pay"></sips-card-form>`;
const shifted = (hours: number) => `const now = Date.now; Date.now = () => now() + ${hours * 3_600_000};`;

describe.each(["hosted", "cse"] as const)("%s", (mode) => {
  const scene = useCardForm(mode);

  it.each([
    ["ahead", 24],
    ["behind", -24],
  ])("a card is paid with one session while the buyer's clock is a day %s", async (_, hours) => {
    const form = await scene.open({ body: element(mode), script: shifted(hours) });
    await form.fill("5100000100000700");
    await form.page.getByRole("button", { name: "Pay" }).click();
    await form.page.waitForURL(/\/result/);
    expect(form.sent.filter(({ to }) => to === "sessions")).toHaveLength(1);
    expect(form.complaints).toEqual([]);
  });
});
