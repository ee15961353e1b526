import { expect, test } from "vitest";
import { daysChart, niceScale } from "./days-chart.js";

test.each([
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [48, [0, 10, 20, 30, 40, 50]],
  [1130, [0, 500, 1000, 1500]],
])("up to %i the scale is %j", (most, scale) => {
  expect(niceScale(most)).toEqual(scale);
});

test("bars stand on each other, as high as their numbers", () => {
  const { markup } = daysChart(
    [{ day: "2026-11-26", counts: { accepted: 5, refused: 3, unknown: 2 } }],
    "en",
  );
  const bars = [
    ...markup.matchAll(/class="bar (\w+)"\s+x="\S+"\s+y="(\S+)"\s+width="\S+"\s+height="(\S+)"/g),
  ];
  expect(bars.map(([, state]) => state)).toEqual(["accepted", "refused", "unknown"]);
  const [accepted, refused, unknown] = bars.map(([, , y, height]) => ({
    y: Number(y),
    height: Number(height),
  }));
  // 208 units high for 10 payments.
  expect(accepted).toEqual({ y: 112, height: 104 });
  expect(refused).toEqual({ y: 49.6, height: 62.4 });
  expect(unknown).toEqual({ y: 8, height: 41.6 });
  expect(markup).toContain("26\u00a0Nov\u00a02026: Accepted 5, Refused 3, Unknown 2");
});

test("payments that are held for review stand between the accepted and the refused ones", () => {
  const counts = { accepted: 6, "in-review": 2, refused: 2 };
  const { markup } = daysChart([{ day: "2026-11-26", counts }], "en");
  const tops = [...markup.matchAll(/class="bar ([\w-]+)"\s+x="\S+"\s+y="(\S+)"/g)];
  expect(tops.map(([, state, y]) => [state, Number(y)])).toEqual([
    ["accepted", 91.2],
    ["in-review", 49.6],
    ["refused", 8],
    ["unknown", 8],
  ]);
  expect(markup).toContain("26\u00a0Nov\u00a02026: Accepted 6, Held for review 2, Refused 2");
  expect(daysChart([{ day: "2026-11-26", counts }], "fr").markup).toContain("26\u00a0nov.\u00a02026\u00a0: ");
});
