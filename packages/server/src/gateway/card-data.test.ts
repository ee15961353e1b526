import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { holdsCardData, idHoldsCardData, maskCardData, remarkHoldsCardData } from "./card-data.js";

describe("card data in a typed text", () => {
  test.each([
    ["5100 0001 0000 0700", "**** **** **** 0700"],
    ["5100*0001*0000*0700", "***************0700"],
    ["5100, 0001, 0000, 0700", "****, ****, ****, 0700"],
    ["card5100000100000700x", "card************0700x"],
    ["5100·0001·0000·0700 was declined", "****·****·****·0700 was declined"],
    ["5100  0001  0000  0700", "****  ****  ****  0700"],
    ["5 1 0 0 0 0 0 1 0 0 0 0 0 7 0 0", "* * * * * * * * * * * * 0 7 0 0"],
    ["see ٥١٠٠ ٠٠٠١ ٠٠٠٠ ٠٧٠٠", "see **** **** **** 0700"],
    ["５１０００００１０００００７００", "************0700"],
    [[..."5100000100000700"].join("\u200b"), "************0700"],
    ["5100000100000700 and ５１０００００１０００００７００", "************0700 and ************0700"],
    ["NL91 ABNA 0417 1643 00, please", "NL91############00, please"],
    ["nl91-abna-0417-1643-00", "NL91############00"],
    [[..."NL91ABNA0417164300"].join(" "), "NL91############00"],
    ["IBANNL91ABNA0417164300", "IBANNL91############00"],
    ["ＮＬ９１ＡＢＮＡ０４１７１６４３００", "NL91############00"],
    ["of Türkiye: TR33 0006 1005 1978 6457 8413 26", "of Türkiye: TR33####################26"],
  ])("%s", (text, masked) => {
    expect(holdsCardData(text)).toBe(true);
    expect(maskCardData(text)).toBe(masked);
  });

  test("joined with other digits it is masked, and such a number is not refused: it may be anything", () => {
    expect(maskCardData("5100000100000700203412")).toBe("************0700203412");
    expect(holdsCardData("20261126123456000001")).toBe(false);
  });

  test.each([
    "Ada Lovelace",
    "refund of 25/11/2026, order 261126493899",
    "２０２６年",
    "NL91 ABNA 0417 1643 01",
    "Remboursement de 17,54 pour le colis perdu par le transporteur 914776",
    "Dorpsstraat 11 7911 NT Capelle aan den IJssel",
    "tn97pp61og0990ppuhqpifs9",
  ])("%s is none", (text) => {
    expect(holdsCardData(text)).toBe(false);
    expect(maskCardData(text)).toBe(text);
  });

  test.each(["", "refund:", "instalment_", "order 4711, "])("a reference behind '%s' is none", (before) => {
    expect(holdsCardData(`${before}01M8GWHZSD4451VSXE2P3PFDFR`)).toBe(false);
    expect(holdsCardData(`${before}01MCC68WSD85CW518RK5JR0TCK:2:1`)).toBe(false);
  });

  test("an account number that is as long as a reference with what is before it is one all the same", () => {
    expect(holdsCardData("01KAE070331234567890123456")).toBe(true);
  });

  test("ids that shops make themselves are none", () => {
    const start = 1_795_000_000_000;
    for (let index = 0; index < 20_000; index += 1) {
      const ids = [`refund-${start + index * 977}`, randomUUID(), randomBytes(16).toString("hex")];
      expect(ids.filter(holdsCardData)).toEqual([]);
    }
  });
});

describe("card data in an id", () => {
  test.each([
    "5100000100000700",
    "refund-5100-0001-0000-0700-1",
    "charge:378282246310005",
    "charge:3782-822463-10005",
    "30569309025904",
    "3056.930902.5904",
    "٥١٠٠٠٠٠١٠٠٠٠٠٧٠٠",
    "IBAN:NL91.ABNA.0417.1643.00",
  ])("%s", (id) => {
    expect(idHoldsCardData(id)).toBe(true);
  });

  test("order numbers of shop systems, alone or with a time, are none", () => {
    const start = 1_795_000_000_000;
    for (let index = 0; index < 2_000; index += 1) {
      const time = start + index * 97_777_777;
      const day = new Date(time).toISOString().slice(0, 10);
      const ids = [
        `refund-${5_000_000_000_000 + index * 997_003_331}-1`,
        `refund-${3_000 + index * 41}-${time}`,
        `charge:${30_000 + index * 31}:${day}`,
        `charge-${4_500_000_000 + index * 41}-${day.replaceAll("-", "")}`,
        `refund-402-${1_000_000 + index * 4_001}-${9_999_999 - index * 3_001}`,
      ];
      expect(ids.filter(idHoldsCardData)).toEqual([]);
    }
  });
});

describe("card data in a remark of staff", () => {
  test.each([
    "5100 0001 0000 0700",
    "card 5100000100000700, refused",
    "5 1 0 0 - 0 0 0 1 - 0 0 0 0 - 0 7 0 0",
    "51 000 001 000 00700",
    "5100*0001*0000*0700",
    [..."5100000100000700"].join("\u200b"),
    "see ٥١٠٠ ٠٠٠١ ٠٠٠٠ ٠٧٠٠",
    "Amex 3782 822463 10005",
    "378282246310005",
    "Diners 3056 930902 5904",
    "30569309025904",
    "305 693 090 259 04",
    "NL91 ABNA 0417 1643 00, please",
  ])("%s", (remark) => {
    expect(remarkHoldsCardData(remark)).toBe(true);
  });

  test.each([
    "return of EAN 3017620422007",
    "EAN 4 006381 333932",
    "invoice to SIRET 55210055400013",
    "SIRET 552 100 554 00013",
    "SIRET 380 129 866 46850",
    "SIRET 380\u00a0129\u00a0866\u00a046850, service achats",
  ])("%s is none", (remark) => {
    expect(remarkHoldsCardData(remark)).toBe(false);
  });

  test("articles, companies and parcels with up to 15 digits are none, whatever their check digit", () => {
    for (let index = 0; index < 20_000; index += 1) {
      const remarks = [
        `EAN ${4_000_000_000_000 + index * 97_003_331}`,
        `SIRET ${40_000_000_000_000 + index * 970_033_331}`,
        `parcel ${500_000_000_000_000 + index * 9_700_333_331} is lost`,
      ];
      expect(remarks.filter(remarkHoldsCardData)).toEqual([]);
    }
  });
});
