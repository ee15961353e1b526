import type { Page } from "playwright-core";

/** A form, as a page of some origin posts it. */
export interface PostedForm {
  readonly origin: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Posts a form from another tab of the same browser. The tab shows the answer. */
export async function postFromTab(page: Page, { origin, url, fields }: PostedForm): Promise<Page> {
  const tab = await page.context().newPage();
  const start = `${origin}/form`;
  await tab.route(start, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await tab.goto(start);
  await tab.evaluate(
    (form) => {
      const element = Object.assign(document.createElement("form"), { method: "post", action: form.url });
      for (const [name, value] of Object.entries(form.fields)) {
        element.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      }
      document.body.append(element);
      element.submit();
    },
    { url, fields },
  );
  await tab.waitForURL(({ href }) => href !== start);
  return tab;
}
