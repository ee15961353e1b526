/** A return's texts by their names in lower case. */
export type ReturnedTexts = ReadonlyMap<string, string>;
