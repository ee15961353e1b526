import { formOf, postJson, type Page } from "../buyer.js";
import type { Shop } from "../shop.js";
import { createSupplierBuyer } from "../supplier-buyer.js";
import { supplierPage, type MethodUnderTest } from "./method-under-test.js";

/** An answer that a tab got: its status, and the code of a problem. */
interface Answered {
  readonly status: number;
  readonly code?: unknown;
}

/** A tab of a buyer who pays an order in one way. Each step gives false where the server lets them go no further. */
export function openTab(shop: Shop, way: MethodUnderTest, orderId: string) {
  const one = createSupplierBuyer(shop, way.method.id);
  const mode = way.mode && { mode: way.mode };
  const answers: Answered[] = [];
  let session: unknown;
  let url = "";
  let leaving: Page | undefined;
  const seen = (page: Page): Page => {
    answers.push({ status: page.status });
    return page;
  };
  const tab = {
    answers,
    /** Opens the form; a buyer who is asked whether to pay again insists. */
    async opens(): Promise<boolean> {
      const first = await one.asksForSession(orderId, mode);
      const isAsked = first.body["payAgain"] === true;
      const { status, body } = isAsked
        ? await one.asksForSession(orderId, { ...mode, payAgain: true })
        : first;
      answers.push({ status, code: body["code"] });
      session = body["session"];
      return status === 201;
    },
    /** Presses Pay. */
    async sends(): Promise<boolean> {
      const input = typeof way.input === "function" ? await way.input(shop) : way.input;
      const { status, body } = await postJson(`${shop.url}/sips/payments`, { session, ...input });
      answers.push({ status, code: body["code"] });
      url = body["next"] === "redirect" ? String(body["url"]) : "";
      return url !== "";
    },
    /** Goes to the bank or the supplier, and agrees there. */
    async agrees(): Promise<boolean> {
      const away = seen(await one.open(new URL(url, shop.url).href));
      if (away.url.includes("/result")) return false;
      leaving = await one.submit(formOf(await one.submit(formOf(away))), (way.place ?? supplierPage).agree);
      return true;
    },
    /** Comes back, and confirms where the shop asks. */
    async returns(): Promise<boolean> {
      if (!leaving) return false;
      const page = seen(await one.comesBack(leaving));
      if (page.url.includes("/confirm/"))
        seen(await one.submit({ ...formOf(page), fields: { answer: "confirm" } }));
      return true;
    },
  };
  return tab;
}

/** A step of a tab. */
export type TabStep = "opens" | "sends" | "agrees" | "returns";

/** Takes these steps, as far as the server lets the buyer go. */
export async function goOn(tab: ReturnType<typeof openTab>, steps: readonly TabStep[]): Promise<void> {
  for (const step of steps) if (!(await tab[step]())) return;
}
