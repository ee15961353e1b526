import type { AnswerOf, MethodName, RequestOf } from "@sips-kit/protocol";
import { describe, expectTypeOf, test } from "vitest";
import type { Gateway, Outcome } from "./gateway.js";

// Nothing here runs: tsc checks it. A line marked @ts-expect-error that compiles is an error.

const never = (_call: (gateway: Gateway) => unknown) => {};

describe("fields that only one call needs", () => {
  test("are refused by every other one", () => {
    expectTypeOf<RequestOf<"cardOrder">>().toHaveProperty("cardNumber");
    expectTypeOf<RequestOf<"refund">>().not.toHaveProperty("cardNumber");
    expectTypeOf<RequestOf<"cardCheckEnrollment">>().toHaveProperty("merchantReturnUrl");
    expectTypeOf<RequestOf<"cardOrder">>().not.toHaveProperty("merchantReturnUrl");
    expectTypeOf<RequestOf<"getPdfMandate">>().toHaveProperty("mandateId");
    expectTypeOf<RequestOf<"cancel">>().not.toHaveProperty("mandateId");
    expectTypeOf<MethodsWith<"merchantWalletId">>().not.toEqualTypeOf<MethodName>();
    never((gateway) =>
      // @ts-expect-error -- a cancellation takes no card
      gateway.cancel({ operationAmount: "1", transactionReference: "R", cardNumber: "5100000000000800" }),
    );
    never((gateway) =>
      // @ts-expect-error -- an order takes no page to come back to
      gateway.cardOrder({ amount: "1", currencyCode: "978", merchantReturnUrl: "https://shop.example" }),
    );
  });

  test("are demanded by the call that needs them", () => {
    never((gateway) =>
      // @ts-expect-error -- an order needs an amount
      gateway.cardOrder({ currencyCode: "978" }),
    );
    never((gateway) =>
      // @ts-expect-error -- a wallet is read by its identifier
      gateway.getWalletData({}),
    );
  });

  test("of the envelope are not the caller's: the client adds them", () => {
    expectTypeOf<MethodsWith<"merchantId" | "keyVersion" | "seal" | "interfaceVersion">>().toBeNever();
    never((gateway) =>
      // @ts-expect-error -- the shop is chosen with forShop
      gateway.cardOrder({ amount: "1", currencyCode: "978", merchantId: "002001000000001" }),
    );
  });
});

describe("answers", () => {
  test("are typed by their method", () => {
    expectTypeOf<Gateway["cardCheckEnrollment"]>().returns.resolves.toEqualTypeOf<
      Outcome<AnswerOf<"cardCheckEnrollment">>
    >();
    expectTypeOf<AnswerOf<"cardCheckEnrollment">["redirectionUrl"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<AnswerOf<"cardOrder">["redirectionUrl"]>().toEqualTypeOf<unknown>();
  });

  test("keep future fields as unknown, and future codes as text", () => {
    expectTypeOf<AnswerOf<"cardOrder">["fieldOfTomorrow"]>().toEqualTypeOf<unknown>();
    expectTypeOf<"ZZ">().toExtend<AnswerOf<"cardOrder">["responseCode"]>();
    expectTypeOf<"LATER">().toExtend<AnswerOf<"cardOrder">["captureMode"]>();
    type CardData = NonNullable<AnswerOf<"cardOrder">["cardData"]>;
    expectTypeOf<CardData["fieldOfTomorrow"]>().toEqualTypeOf<unknown>();
    expectTypeOf<CardData["issuerName"]>().toEqualTypeOf<string | undefined>();
  });

  test("cannot be read before it is known that there is one", () => {
    expectTypeOf<Extract<Outcome<string>, { kind: "unknown" | "not-sent" }>>().not.toHaveProperty("answer");
    never(async (gateway) => {
      const outcome = await gateway.refund({
        transactionReference: "R",
        operationAmount: "1",
        currencyCode: "978",
      });
      // @ts-expect-error -- unknown and not-sent have no answer
      return outcome.answer;
    });
  });
});

test("a closed list accepts only its codes, an open one any text", () => {
  expectTypeOf<"LATER">().not.toExtend<RequestOf<"cardOrder">["captureMode"]>();
  expectTypeOf<"VALIDATION">().toExtend<RequestOf<"cardOrder">["captureMode"]>();
  expectTypeOf<"UNHEARDOF">().toExtend<RequestOf<"cardOrder">["paymentMeanBrand"]>();
});

/** The methods whose request knows one of these fields. */
type MethodsWith<F extends string> = {
  [N in MethodName]: Extract<keyof RequestOf<N>, F> extends never ? never : N;
}[MethodName];
