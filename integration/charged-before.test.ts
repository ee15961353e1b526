import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { found, type Fields } from "./scripted-gateway.js";
import { closeSimulator, openScriptedShop, type ScriptedShop } from "./scripted-shop.js";
import { transactionsOfStaff } from "./transactions-of-staff.js";

/* Refusals that do not say that nothing was made: the call has reached the gateway twice, as proxies can send it, and
 * the answer that comes back says that its reference was used before.
 */

let scene: ScriptedShop;
afterAll(closeSimulator);
beforeEach(async () => {
  scene = await openScriptedShop();
  await scene.pays();
});
afterEach(() => scene.close());

const query = "getTransactionData";
const operations = () => scene.shop.payments.operations;

/** The gateway refuses the call, and its records do not show the transaction yet. */
function refuses(method: string, refusal: (reference: Fields[string]) => Fields): void {
  scene.office.script(method, ({ transactionReference }) => {
    scene.office.script(query, () => ({ getTransDataResponseCode: "25" }));
    return refusal(transactionReference);
  });
}

function shows(fields: Fields): void {
  scene.office.script(query, (_request, known) => found(known, fields));
}

describe.each(Object.entries(transactionsOfStaff))("%s", (_kind, { method, make }) => {
  test("with a reference that was used before is what the gateway's records show", async () => {
    refuses(method, (transactionReference) => ({ responseCode: "94", transactionReference }));
    expect(await make(scene)).toMatchObject({ state: "unknown" });
    await scene.shop.payments.reconcile();
    expect(await operations().find("o1")).toMatchObject({ state: "unknown" });
    shows({ responseCode: "00", transactionStatus: "TO_CAPTURE" });
    await scene.untilAllIsOver();
    expect(await operations().find("o1")).toMatchObject({ state: "accepted" });
    expect(scene.office.count(method)).toBe(1);
  });

  test("with a reference that was used before is not done when the records never show it", async () => {
    refuses(method, (transactionReference) => ({ responseCode: "94", transactionReference }));
    await make(scene);
    await scene.untilAllIsOver();
    expect(await operations().find("o1")).toMatchObject({ state: "not-done" });
  });

  test("refused without its reference, while the records have it undecided, is what they show then", async () => {
    scene.office.script(method, () => {
      shows({ responseCode: "60", transactionStatus: "PENDING" });
      return { responseCode: "12" };
    });
    expect(await make(scene)).toMatchObject({ state: "unknown" });
    shows({ responseCode: "00", transactionStatus: "TO_CAPTURE" });
    await scene.untilAllIsOver();
    expect(await operations().find("o1")).toMatchObject({ state: "accepted" });
    expect(scene.office.count(method)).toBe(1);
  });

  test("refused under its own reference is refused at once", async () => {
    refuses(method, (transactionReference) => ({ responseCode: "05", transactionReference }));
    expect(await make(scene)).toMatchObject({ state: "refused", responseCode: "05" });
  });
});

test.each(["24", "94"])(
  "a buyer's charge answered %s, as if it were made before, is what the gateway's records show",
  async (responseCode) => {
    const charge = "cardValidateAuthenticationAndOrder";
    scene.office.script(charge, (_request, known) => ({ ...known, responseCode }));
    expect(await scene.pays("4712")).toMatchObject({ outcome: "unknown" });
    shows({ responseCode: "00", transactionStatus: "TO_CAPTURE" });
    await scene.shop.payments.reconcile();
    expect(await scene.newest("4712")).toMatchObject({ state: "accepted" });
  },
);
