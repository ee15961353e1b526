import type { SaveCardWords } from "./locale.js";

export const enSaveCard: SaveCardWords = { choose: "Save this card for later payments" };
