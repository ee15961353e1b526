/** A return's texts by their lower-case names. */
export type ReturnedTexts = ReadonlyMap<string, string>;
