import { officePage } from "./pages/office-page.js";
import { armFault, disarmFaults } from "./simulator-control.js";
import { expect, test } from "./test.js";

// Longer than the test may take: a page that waited for the whole deadline would not come.
test.use({ demoEnv: { SIPS_DEADLINE_MS: "300000" } });

test("a wallet behind a silent gateway: the page does not wait for the gateway's deadline", async ({
  page,
  demo,
}) => {
  await officePage(page).enter();
  await armFault(demo.simulatorUrl, "getWalletData", "no-answer", 20);
  await page.goto("/office/wallets/camille");
  await expect(page.getByText("The gateway is not responding, so the wallet is not known.")).toBeVisible();
  await disarmFaults(demo.simulatorUrl);
});
