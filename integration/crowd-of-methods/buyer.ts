import { createBuyer, formOf, postJson, type Form, type Page } from "../buyer.js";
import type { SeededRandom } from "../history/seeded-random.js";
import { asBuyer } from "../sepa-scene.js";
import type { Crowd } from "./crowd.js";
import { waysToPay, type WayToPay } from "./ways-to-pay.js";

/** A buyer of the crowd, who makes one step at a time. All their choices are drawn from `random`. */
export interface CrowdBuyer {
  readonly orders: readonly string[];
  /** Makes a step; returns its name. */
  step(): Promise<string>;
}

/** @param number buyers with consecutive numbers begin with all ways to pay */
export function createCrowdBuyer(crowd: Crowd, number: number, random: SeededRandom): CrowdBuyer {
  const { shop } = crowd;
  const name = `B${number}`;
  const browser = createBuyer(shop);
  const orders: string[] = [];
  const returns: Form[] = [];
  const sessions: string[] = [];

  async function pay(way: WayToPay): Promise<string> {
    const orderId = orders.length > 0 && random.isOnceIn(4) ? random.oneOf(orders) : newOrder(way);
    // In two tabs now and then: both were opened before one of them pays.
    const tabs = [await open(orderId, way), ...(random.isOnceIn(6) ? [await open(orderId, way)] : [])];
    await Promise.all(tabs.map((tab) => tab && send(tab, way)));
    return way.name;
  }

  function newOrder(way: WayToPay): string {
    const orderId = `${name}N${orders.length}`;
    const isCard = "mode" in way.asked;
    const captureMode = random.oneOf(
      isCard ? (["IMMEDIATE", "AUTHOR_CAPTURE", "VALIDATION"] as const) : (["AUTHOR_CAPTURE"] as const),
    );
    const captureDay = captureMode === "IMMEDIATE" ? "0" : "6";
    shop.orders.set(orderId, {
      orderId,
      amountMinor: 1_000 + random.below(9_000),
      currencyCode: "978",
      merchantWalletId: name,
      details: { captureMode, captureDay, customerId: name },
    });
    orders.push(orderId);
    return orderId;
  }

  async function open(orderId: string, way: WayToPay): Promise<Record<string, unknown> | undefined> {
    const ask = (more: object = {}) =>
      postJson(`${shop.url}/sips/sessions`, { orderId, ...way.asked, ...more }, asBuyer(name));
    const first = await ask();
    if (first.status === 201) return first.body;
    if (first.body["payAgain"] !== true || random.isOnceIn(2)) return undefined;
    crowd.insisted.add(orderId);
    const again = await ask({ payAgain: true });
    return again.status === 201 ? again.body : undefined;
  }

  async function send(opened: Record<string, unknown>, way: WayToPay): Promise<void> {
    const { session } = opened;
    sessions.push(String(session));
    const body = { session, ...(await way.input(crowd, random, opened)) };
    const press = () => postJson(`${shop.url}/sips/payments`, body, asBuyer(name));
    // Impatient buyers click twice.
    const answers = await Promise.all(random.isOnceIn(5) ? [press(), press()] : [press()]);
    const redirect = answers.find((one) => one.body["next"] === "redirect");
    if (redirect) await leave(String(redirect.body["url"]));
  }

  /** Goes to the bank or supplier, and decides there; comes back at once, later, or never. */
  async function leave(url: string): Promise<void> {
    if (random.isOnceIn(8)) return;
    const there = await follow(await browser.open(new URL(url, shop.url).href));
    const form = there && readForm(there);
    if (!form) return;
    const labels = form.buttons.map(({ label }) => label);
    const agrees = labels.filter((label) => label === "Authenticate" || label === "Confirm");
    const label = random.isOnceIn(4) ? random.oneOf(labels) : (agrees[0] ?? random.oneOf(labels));
    const back = readForm(await browser.submit(form, label));
    if (back) returns.push(back);
    if (random.isOnceIn(2)) await comeBack();
  }

  async function comeBack(): Promise<string> {
    const back = returns.pop();
    if (!back) return reload();
    if (random.isOnceIn(6)) await browser.submit(forged(back));
    const times = random.isOnceIn(5) ? 2 : 1;
    const pages = await Promise.all(Array.from({ length: times }, () => browser.submit(back)));
    for (const page of pages) await see(page);
    // It may be sent again much later.
    if (random.isOnceIn(4)) returns.unshift(back);
    return "comes back";
  }

  /** The page after a return: the result, or a confirmation that is asked for. */
  async function see(page: Page): Promise<void> {
    const form = readForm(page);
    if (form) {
      const { label } = random.oneOf(form.buttons);
      return see(await browser.submit(form, label));
    }
    note(page);
  }

  function note({ text }: Page): void {
    if (!text.startsWith("{")) return;
    // The result page of the test shop is the payment as JSON.
    const { reference, state } = JSON.parse(text) as { reference?: string; state: string };
    if (reference !== undefined) crowd.seen.push({ reference, state });
  }

  /** Looks at the result page of an order again. */
  async function reload(): Promise<string> {
    const orderId = orders.length > 0 ? random.oneOf(orders) : undefined;
    const [payment] = orderId === undefined ? [] : await shop.payments.listByOrder(orderId);
    if (payment) note(await browser.open(`${shop.url}/result?payment=${payment.session}`));
    return "reloads";
  }

  async function follow(page: Page): Promise<Page | undefined> {
    const form = readForm(page);
    return form && browser.submit(form);
  }

  const way = waysToPay[number % waysToPay.length];
  const plan = [waysToPay.find(({ name: one }) => one === way?.after), way].filter(
    (one) => one !== undefined,
  );
  return {
    orders,
    step() {
      const next = plan.shift();
      if (next) return pay(next);
      return random.oneOf([comeBack, comeBack, reload, () => pay(random.oneOf(waysToPay))])();
    },
  };
}

/** A return that somebody has made up. */
function forged(form: Form): Form {
  const names = Object.keys(form.fields).filter((name) => /^(pares|redirectiondata)$/i.test(name));
  return {
    ...form,
    fields: { ...form.fields, ...Object.fromEntries(names.map((name) => [name, "forged"])) },
  };
}

/** The form of a page; undefined for one without, such as an error page. */
function readForm(page: Page): Form | undefined {
  return page.text.includes("<form") ? formOf(page) : undefined;
}
