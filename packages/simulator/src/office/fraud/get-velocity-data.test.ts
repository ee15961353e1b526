import { beforeEach, expect, test } from "vitest";
import { openTestOffice, otherShop, type TestOffice } from "../../testing/test-office.js";

let office: TestOffice;
beforeEach(() => {
  office = openTestOffice();
});

const velocity = (velocityElementType: string, velocityElementValue: string, change = {}) =>
  office.call("getVelocityData", { velocityElementType, velocityElementValue, ...change });
const counted = (type: string, value: string, change = {}) => {
  const { velocityNbTransaction, velocityTotalAmount } = velocity(type, value, change);
  return [velocityNbTransaction, velocityTotalAmount];
};

test("counts by customer, by card and by address what one shop has accepted", () => {
  office.pay({ customerId: "C1", customerIpAddress: "192.0.2.7", amount: "100" });
  office.pay({ customerId: "C1", cardNumber: "4100000000000100", amount: "200" });
  office.pay({ customerId: "C2", amount: "400" });
  office.pay({ ...otherShop, customerId: "C1", amount: "800" });
  office.call("cardOrder", {
    transactionReference: "REFUSED",
    amount: "1600",
    currencyCode: "978",
    orderChannel: "INTERNET",
    customerId: "C1",
    cardNumber: "5100000000000305",
    cardExpiryDate: "203512",
  });
  expect(counted("customerId", "C1")).toEqual(["2", "300"]);
  expect(counted("customerId", "C9")).toEqual(["0", "0"]);
  expect(counted("cardNumber", "5100000000000800")).toEqual(["2", "500"]);
  expect(counted("customerIpAddress", "192.0.2.7")).toEqual(["1", "100"]);
  expect(counted("customerIpAddress", "192.0.2.1")).toEqual(["2", "600"]);
});

test("over one day, or as many as asked for", () => {
  office.pay({ customerId: "C1", amount: "100" });
  office.advance("P1D");
  office.pay({ customerId: "C1", amount: "200" });
  office.advance("PT1S");
  expect(counted("customerId", "C1")).toEqual(["1", "200"]);
  expect(counted("customerId", "C1", { velocityPeriod: "2" })).toEqual(["2", "300"]);
});

test("shows the limits of the profile", () => {
  expect(velocity("customerId", "C1")).toMatchObject({
    responseCode: "00",
    currencyCode: "978",
    velocityProfileName: "SIMULATED",
    velocityProfilePeriod: "1",
    velocityProfileMaxNbTrans: "100",
    velocityProfileDateTime: "2026-11-23T10:00:00+01:00",
  });
});

test("an unknown element or period is refused", () => {
  expect(velocity("shoeSize", "41")).toMatchObject({
    responseCode: "12",
    errorFieldName: "velocityElementType",
  });
  for (const velocityPeriod of ["0", "P1D", "100"]) {
    expect(velocity("customerId", "C1", { velocityPeriod })).toMatchObject({
      responseCode: "30",
      errorFieldName: "velocityPeriod",
    });
  }
});
