import { expect, test } from "vitest";
import { cardFields, orderFields } from "../testing/office-client.js";
import { openTestOffice } from "../testing/test-office.js";

const office = openTestOffice({ readings: { visibleAfterMs: 2_000 } });
const cancel = (transactionReference: string, operationAmount = "1") =>
  office.call("cancel", { transactionReference, operationAmount, currencyCode: "978" });

test("a payment is unknown for a while, then an operation makes it busy for as long", () => {
  const reference = office.pay();
  office.advance("PT1.999S");
  expect(office.look(reference)).toMatchObject({ getTransDataResponseCode: "25" });
  expect(office.call("getFraudData", { transactionReference: reference })).toMatchObject({
    fraudResponseCode: "25",
  });
  expect(cancel(reference)).toMatchObject({ responseCode: "25" });
  office.advance("PT0.001S");
  expect(cancel(reference)).toMatchObject({ responseCode: "00" });
  expect(office.look(reference)).toMatchObject({ currentAmount: 2489 });
  expect(cancel(reference)).toMatchObject({ responseCode: "24" });
  office.advance("PT2S");
  expect(cancel(reference)).toMatchObject({ responseCode: "00" });
});

test("the reference of a payment that is not visible yet is already used", () => {
  const reference = office.pay();
  expect(
    office.call(
      "cardOrder",
      orderFields({ ...cardFields("5100000000000800"), transactionReference: reference }),
    ),
  ).toMatchObject({ responseCode: "94" });
});

test("a duplicate's origin has to be there", () => {
  const copy = {
    fromTransactionReference: office.pay(),
    transactionReference: "COPY",
    amount: "1",
    currencyCode: "978",
    orderChannel: "INTERNET",
  };
  expect(office.call("duplicate", copy)).toMatchObject({ responseCode: "25" });
  office.advance("PT2S");
  expect(office.call("duplicate", copy)).toMatchObject({ responseCode: "00" });
});

test("without the option everything is there at once", () => {
  const prompt = openTestOffice();
  expect(prompt.look(prompt.pay())).toMatchObject({ transactionStatus: "TO_CAPTURE" });
});
