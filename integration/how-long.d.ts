/** True in `npm run test:long`: the whole instead of a bounded part. */
export declare const isLong: boolean;
/** What the long run starts its chance from: given, so that a run can be repeated, or new. */
export declare const seed: number;
/** Tells a figure of a run; `npm run test:long` gathers them. */
export declare function figures(what: string, found: {
    readonly [name: string]: string | number;
}): void;
//# sourceMappingURL=how-long.d.ts.map