import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { axeFindsNothing } from "./axe.js";
import { officePage } from "./pages/office-page.js";
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

test("a test event that fails is shown with why, sent again by itself, and again on request", async ({
  page,
}) => {
  await officePage(page).enter();
  await page.getByRole("link", { name: "Webhooks" }).click();
  await expect(page.getByText("There are no events.")).toBeVisible();
  await axeFindsNothing(page);
  await page.getByRole("button", { name: "Send a test event" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("A test event is on its way.");
  const event = page.getByRole("region", { name: "Webhooks" }).getByRole("listitem");
  await expect(event).toContainText("Test event");
  // Nobody touches the page.
  await expect(event).toContainText("503");
  await axeFindsNothing(page);
  other.isUp = true;
  await expect(event).toContainText("delivered");
  await axeFindsNothing(page);

  const delivered = other.received.length;
  await event.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("status")).toHaveText("The event is sent again.");
  await expect.poll(() => other.received.length).toBe(delivered + 1);
  expect(new Set(other.received).size).toBe(1);
  await page.getByRole("link", { name: "Not delivered" }).click();
  await expect(page.getByText("There are no events.")).toBeVisible();
});
