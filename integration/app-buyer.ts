import { createBuyer, formOf, type Page } from "./buyer.js";
import type { Shop } from "./shop.js";

/** The link of the shop's page that opens the supplier's app. */
export function appLinkIn({ text }: Page): string {
  return (/<a class="app" href="([^"]*)"/.exec(text)?.[1] ?? "").replaceAll("&#38;", "&");
}

/** Opens the simulated app by the link of the shop's page, and presses a button there; gives the app's last page. */
export async function decidesInApp(
  shop: Shop,
  page: Page,
  button: "Confirm" | "Refuse" | "Cancel",
): Promise<Page> {
  const buyer = createBuyer(shop);
  const session = /\d+$/.exec(appLinkIn(page))?.[0] ?? "";
  const app = `${shop.simulator.origins.acs}/suppliers/bancontact/app?session=${session}`;
  return buyer.submit(formOf(await buyer.open(app)), button);
}
