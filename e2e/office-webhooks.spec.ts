import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { axeFindsNothing } from "./axe.js";
import { keyboard } from "./pages/keyboard.js";
import { officePage } from "./pages/office-page.js";
import { button, focusIsOn, link, logIn } from "./pages/office-keys.js";
import { expect, test } from "./test.js";

/** Another system of the shop: it fails until it is told not to. */
const other = { isUp: false, received: [] as string[] };

test.use({
  demoEnv: [
    // Playwright wants to see which fixtures are used: none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = createServer((request, response) => {
        request.setEncoding("utf8");
        let body = "";
        request.on("data", (part: string) => (body += part));
        request.on("end", () => {
          other.received.push(body);
          response.writeHead(other.isUp ? 204 : 503).end();
        });
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      // A server that listens on a port has an address with that port.
      const { port } = server.address() as AddressInfo;
      await use({
        SHOP_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
        SHOP_WEBHOOK_SECRET: "a secret of the tests, 32 or more".replaceAll(" ", "-"),
      });
      server.close();
    },
    { scope: "worker" },
  ],
});

test("with the keyboard alone: a test event that fails is shown with why, and sent again on request", async ({
  page,
}) => {
  const keys = keyboard(page);
  await logIn(page, "ines", "verveine-21");
  await keys.enters(link(page, "Webhooks"));
  await expect(page.getByText("There are no events.")).toBeVisible();
  await axeFindsNothing(page);
  await keys.enters(button(page, "Send a test event"));
  await focusIsOn(page.getByRole("status"), "A test event is on its way.");
  const event = page.getByRole("region", { name: "Webhooks" }).getByRole("listitem");
  await expect(event).toContainText("Test event");
  // Nobody touches the page.
  await expect(event).toContainText("503");
  await axeFindsNothing(page);
  // One that has failed is sent at once, before its next try is due.
  const failed = other.received.length;
  await keys.enters(event.getByRole("button", { name: "Send again" }));
  await focusIsOn(page.getByRole("status"), "The event is sent again.");
  await expect.poll(() => other.received.length).toBeGreaterThan(failed);
  other.isUp = true;
  await expect(event).toContainText("delivered");
  await axeFindsNothing(page);

  const delivered = other.received.length;
  await keys.enters(event.getByRole("button", { name: "Send again" }));
  await focusIsOn(page.getByRole("status"), "The event is sent again.");
  await expect.poll(() => other.received.length).toBe(delivered + 1);
  expect(new Set(other.received).size).toBe(1);
  await keys.enters(link(page, "Not delivered"));
  await expect(page.getByText("There are no events.")).toBeVisible();
});

test("an event that is no longer stored is not said to be sent again", async ({ page }) => {
  await officePage(page).enter();
  await page.goto("/office/webhooks");
  const csrf = await page.locator("[name=csrf]").first().inputValue();
  const answer = await page.request.post("/office/webhooks/replay", { form: { csrf, eventId: "E1" } });
  expect(await answer.text()).toContain("This event is no longer stored, so nothing was sent.");
});
