import type { Page, Route } from "playwright-core";

/** Does what makes the page send a request to such an address, and stops the request there until it is let go. */
export async function holdRequest(page: Page, address: string, act: () => Promise<unknown>): Promise<Route> {
  // What the page does may end only once the request is let go.
  return new Promise((resolve, reject) => {
    page.route(address, resolve, { times: 1 }).then(act).catch(reject);
  });
}
