import { appendFileSync } from "node:fs";
/** True in `npm run test:long`: the whole instead of a bounded part. */
export const isLong = process.env["SIPS_TEST_LONG"] === "1";
/** What the long run starts its chance from: given, so that a run can be repeated, or new. */
export const seed = Number(process.env["SIPS_TEST_SEED"] ?? (isLong ? Date.now() % 1_000_000_007 : 4711));
/** Tells a figure of a run; `npm run test:long` gathers them. */
export function figures(what, found) {
    const file = process.env["SIPS_TEST_FIGURES"];
    if (file !== undefined)
        appendFileSync(file, `${JSON.stringify({ what, ...found })}\n`);
}
//# sourceMappingURL=how-long.js.map