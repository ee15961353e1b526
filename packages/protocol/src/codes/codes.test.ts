import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { CodeList, CodeMeaning, Sentence } from "../code-list.js";
import type { CodeOf } from "../field.js";
import { acquirerToResponseCode, codes } from "./index.js";
import { ruleMeanings } from "../field-rules.js";

interface Facts {
  readonly codes: { readonly [list: string]: { readonly values: { readonly [codes: string]: string } } };
}

const factsFile = new URL("../../facts/codes.json", import.meta.url);
// The file is part of this package and has this shape.
const facts = (JSON.parse(readFileSync(factsFile, "utf8")) as Facts).codes;

const mapping = "acquirerToResponseCodeMapping";
const lists: [string, CodeList][] = Object.values<CodeList>(codes).map((list) => [list.name, list]);
const entries: [string, CodeMeaning][] = lists.flatMap(([name, list]) =>
  Object.entries(list.values).map(([code, entry]): [string, CodeMeaning] => [`${name} "${code}"`, entry]),
);

test("the lists are those of the facts, each under its own name", () => {
  const expected = Object.keys(facts).filter((name) => name !== mapping);
  expect(lists.map(([name]) => name).toSorted()).toEqual(expected.toSorted());
  expect(Object.keys(codes).toSorted()).toEqual(expected.map(camelCase).toSorted());
  for (const [key, list] of Object.entries<CodeList>(codes)) expect(key).toBe(camelCase(list.name));
});

test.each(lists)("%s has exactly the values of the facts", (name, list) => {
  expect(Object.keys(list.values).toSorted()).toEqual(factValues(name).toSorted());
});

test("the mapping of acquirer codes is that of the facts", () => {
  expect(acquirerToResponseCode).toEqual(facts[mapping]?.values);
});

test("brands have the types of the facts", () => {
  const types = Object.entries(codes.paymentMeanBrand.values).map(([brand, { type }]) => [brand, type]);
  expect(Object.fromEntries(types)).toEqual({
    ...facts["paymentMeanBrand"]?.values,
    BCMCMOBILE: undefined, // no source tells it
  });
});

test("the lists that are closed, and no others", () => {
  const closed = lists.filter(([, list]) => list.closed).map(([name]) => name);
  expect(closed.toSorted()).toEqual([
    "captureMode",
    "challengeMode3DS",
    "cscType",
    "fraudListLevel",
    "mandateUsage",
    "merchantCustomerAuthentMethod",
    "orderChannel",
    "panType",
    "paymentMeanBrandSelectionStatus",
    "paymentPattern",
    "sealAlgorithm",
  ]);
});

test("a closed list gives a union of its codes, an open one any text", () => {
  expectTypeOf<CodeOf<typeof codes.captureMode>>().toEqualTypeOf<
    "AUTHOR_CAPTURE" | "VALIDATION" | "IMMEDIATE"
  >();
  expectTypeOf<"77">().toExtend<CodeOf<typeof codes.responseCode>>();
  expectTypeOf<"77">().not.toExtend<keyof typeof codes.responseCode.values>();
});

describe("currencies", () => {
  test.each([
    ["978", "EUR", 2],
    ["392", "JPY", 0],
    ["410", "KRW", 0],
    ["952", "XOF", 0],
    ["953", "XPF", 0],
    ["352", "ISK", 0],
    ["048", "BHD", 3],
    ["414", "KWD", 3],
    ["788", "TND", 3],
  ] as const)("%s is %s with %i decimals", (code, alphabetic, decimals) => {
    expect(codes.currencyCode.values[code]).toMatchObject({ alphabetic, decimals });
  });

  test("no two numbers share their letters", () => {
    const letters = Object.values(codes.currencyCode.values).map(({ alphabetic }) => alphabetic);
    expect(new Set(letters).size).toBe(letters.length);
    for (const each of letters) expect(each).toMatch(/^[A-Z]{3}$/);
  });
});

describe("sentences", () => {
  test.each(entries)("%s speaks both languages", (_, { meaning, buyer }) => {
    for (const sentence of [meaning, ...(buyer ? [buyer] : [])]) {
      for (const words of [sentence.en, sentence.fr]) {
        expect(words.trim()).toBe(words);
        expect(words).not.toBe("");
        expect(words, "nothing that looks like a card number").not.toMatch(/\d[\d -]{6,}/);
      }
      expect(sentence.en.endsWith("."), "a sentence in one language is one in the other").toBe(
        sentence.fr.endsWith("."),
      );
      if (isSentence(sentence)) expect(sentence.fr).not.toBe(sentence.en);
    }
  });

  test.each(entries.filter(([, { buyer }]) => buyer))(
    "%s tells the buyer no code, field or reason of fraud",
    (_, { buyer }) => {
      for (const words of [buyer?.en ?? "", buyer?.fr ?? ""]) {
        expect(words).toMatch(/^\p{Lu}.*\.$/u);
        expect(words).not.toMatch(/\d/);
        expect(words, "no name of a field").not.toMatch(/[a-z][A-Z]/);
        expect(words).not.toMatch(/fraud|stolen|lost|suspi|blocked|list|vol[ée]e|perdue|opposition|3-D/i);
      }
    },
  );
});

describe("the buyer's messages", () => {
  test("every code of responseCode except the partial success of tokens, which concerns no buyer", () => {
    expect(withoutBuyer(codes.responseCode)).toEqual(["01"]);
  });

  test("every refusal of the acquirer, of the redirection and of the additional checks", () => {
    expect(withoutBuyer(codes.acquirerResponseCode)).toEqual(["00"]);
    expect(withoutBuyer(codes.redirectionStatusCode)).toEqual(["00"]);
    expect(withoutBuyer(codes.complementaryCode)).toEqual(["", "00"]);
  });

  test("every failed authentication, the same in both spellings", () => {
    const { values } = codes.holderAuthentStatus;
    for (const entry of [values.FAILURE, values.ERROR, values.CANCEL]) expect(entry.buyer).toBeDefined();
    expect(values["3D_FAILURE"]).toEqual(values.FAILURE);
    expect(values["3D_ERROR"]).toEqual(values.ERROR);
    expect(values["3D_ABORT"]).toEqual(values.CANCEL);
  });

  test("lost, stolen and suspect cards have the same message", () => {
    const { values } = codes.acquirerResponseCode;
    for (const code of ["04", "07", "34", "43", "59", "63"] as const) {
      expect(values[code].buyer).toEqual(values["41"].buyer);
    }
  });
});

/** The facts write two spellings of one value as `3D_SUCCESS / SUCCESS`. */
function factValues(list: string): string[] {
  return Object.keys(facts[list]?.values ?? {}).flatMap((key) => key.split(" / "));
}

function camelCase(name: string): string {
  return name.replace(/\.(.)/, (_, letter: string) => letter.toUpperCase());
}

/** Names and short labels may be the same in both languages; what ends with a full stop or is longer may not. */
function isSentence({ en }: Sentence): boolean {
  return en.endsWith(".") || en.split(" ").length > 5;
}

function withoutBuyer(list: CodeList): string[] {
  return Object.entries(list.values)
    .filter(([, entry]) => !entry.buyer)
    .map(([code]) => code)
    .toSorted();
}

test("French texts have typographic apostrophes, and no space that may break before a sign", () => {
  const french = [...JSON.stringify({ codes, ruleMeanings }).matchAll(/"fr":"([^"]*)"/g)].map(
    ([, text = ""]) => text,
  );
  expect(french.length).toBeGreaterThan(200);
  expect(french.filter((text) => /\b([cdjlmnst]|qu)'| [;:?!»]|« /iu.test(text))).toEqual([]);
});
