import { expect, it } from "vitest";
import { createBrandLookup } from "./brand-lookup.js";

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A gateway whose answers are given by the test, in the order that the test wants. */
function setUp() {
  const asked: string[] = [];
  const found: (readonly string[])[] = [];
  const answers = new Map<string, (brands: readonly string[]) => void>();
  const refusals = new Map<string, (error: Error) => void>();
  const waiting: (() => void)[] = [];
  const lookup = createBrandLookup({
    pauseMs: 0,
    found: (brands) => found.push(brands),
    ask: (cardIIN) => {
      asked.push(cardIIN);
      waiting.shift()?.();
      return new Promise((resolve, reject) => {
        answers.set(cardIIN, resolve);
        refusals.set(cardIIN, reject);
      });
    },
  });
  const question = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { lookup, asked, found, answers, refusals, question };
}

it("asks with six digits, then with eight, never with more", async () => {
  const { lookup, asked, question } = setUp();
  lookup.look("43000");
  let next = question();
  lookup.look("430000");
  await next;
  next = question();
  lookup.look("43000000");
  await next;
  lookup.look("4300000000000900");
  expect(asked).toEqual(["430000", "43000000"]);
});

it("further typing replaces a look-up that was not sent yet", async () => {
  const { lookup, asked, question } = setUp();
  const next = question();
  lookup.look("430000");
  lookup.look("520000");
  await next;
  expect(asked).toEqual(["520000"]);
});

it("a late answer for another card overwrites nothing", async () => {
  const { lookup, found, answers, question } = setUp();
  let next = question();
  lookup.look("430000");
  await next;
  next = question();
  lookup.look("520000");
  await next;
  answers.get("520000")?.(["CB", "MASTERCARD"]);
  answers.get("430000")?.(["CB", "VISA"]);
  await settled();
  expect(found.at(-1)).toEqual(["CB", "MASTERCARD"]);
});

it("keeps the brands while the same card is typed on, and forgets them with another", async () => {
  const { lookup, found, answers, question } = setUp();
  const next = question();
  lookup.look("430000");
  await next;
  answers.get("430000")?.(["CB", "VISA"]);
  await settled();
  lookup.look("43000000");
  expect(found.at(-1)).toEqual(["CB", "VISA"]);
  lookup.look("52000000");
  expect(found.at(-1)).toEqual([]);
});

it("a failed look-up offers no choice, and does not prevent payment", async () => {
  const { lookup, found, refusals, question } = setUp();
  const next = question();
  lookup.look("430000");
  await next;
  refusals.get("430000")?.(new Error("down"));
  await settled();
  expect(found).toEqual([[]]);
});

it("asks again after a failure, at the next call, and keeps what the first six digits have given", async () => {
  const { lookup, asked, found, answers, refusals, question } = setUp();
  let next = question();
  lookup.look("430000");
  await next;
  answers.get("430000")?.(["CB", "VISA"]);
  await settled();
  next = question();
  lookup.look("43000000");
  await next;
  refusals.get("43000000")?.(new Error("down"));
  await settled();
  expect(found.at(-1)).toEqual(["CB", "VISA"]);
  next = question();
  lookup.look("430000000");
  await next;
  lookup.look("4300000000");
  expect(asked).toEqual(["430000", "43000000", "43000000"]);
  expect(found.at(-1)).toEqual(["CB", "VISA"]);
});

it("is done when the last look-up was answered or dropped", async () => {
  const { lookup, answers, question } = setUp();
  await lookup.settled();
  let next = question();
  lookup.look("430000");
  await next;
  const told: string[] = [];
  const settling = lookup.settled().then(() => told.push("settled"));
  next = question();
  lookup.look("520000");
  await next;
  answers.get("430000")?.(["CB", "VISA"]);
  await settled();
  expect(told).toEqual([]);
  answers.get("520000")?.(["CB", "MASTERCARD"]);
  await settling;
  lookup.look("510000");
  const dropped = lookup.settled();
  lookup.stop();
  await dropped;
});
