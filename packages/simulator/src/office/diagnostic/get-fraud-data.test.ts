import { beforeEach, expect, test } from "vitest";
import { cardFields, orderFields } from "../../testing/office-client.js";
import { openTestOffice, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const read = (transactionReference: string) => office.call("getFraudData", { transactionReference });

test("returns colour and rules of one transaction, as they were when it was ordered", () => {
  office.call("addToFraudList", {
    fraudListLevel: "Grey",
    fraudListType: "CardList",
    fraudListElementValue: ["5100000000000800"],
  });
  const reference = office.pay();
  office.call("removeFromFraudList", {
    fraudListLevel: "Grey",
    fraudListType: "CardList",
    fraudListElementValue: ["5100000000000800"],
  });
  expect(read(reference)).toMatchObject({
    fraudResponseCode: "00",
    scoreColor: "ORANGE",
    complementaryCode: "03",
    preAuthorisationRuleResultList: [
      { ruleCode: "VI", ruleResultIndicator: "0" },
      { ruleCode: "GC", ruleResultIndicator: "N", ruleDetailedInfo: "LIST=Grey:CardList" },
    ],
  });
  expect(read(office.pay())).toMatchObject({ fraudResponseCode: "00", scoreColor: "GREEN" });
});

test("tells of the controls before the authentication where there was one", () => {
  expect(read(office.pay())).not.toHaveProperty("preAuthenticationColor");
  const { redirectionData, messageVersion } = office.call("cardCheckEnrollment", {
    ...orderFields({ ...cardFields("5100000100000700"), transactionReference: "R3DS" }),
    merchantReturnUrl: "https://shop.test/",
  });
  expect(read("R3DS")).toMatchObject({ fraudResponseCode: "25" });
  office.call("cardValidateAuthenticationAndOrder", {
    transactionReference: "R3DS",
    redirectionData,
    messageVersion,
  });
  expect(read("R3DS")).toMatchObject({ fraudResponseCode: "00", preAuthenticationColor: "GREEN" });
});

test("25 for an unknown reference", () => {
  const answer = read("NOBODY");
  expect(answer).toMatchObject({ fraudResponseCode: "25" });
  expect(answer).not.toHaveProperty("responseCode");
});
