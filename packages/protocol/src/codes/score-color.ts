import { codeList } from "../code-list.js";

export const scoreColor = codeList({
  name: "scoreColor",
  values: {
    "": { meaning: { en: "None", fr: "None" } },
    BLACK: { meaning: { en: "BLACK", fr: "BLACK" } },
    GREEN: { meaning: { en: "GREEN", fr: "GREEN" } },
    ORANGE: { meaning: { en: "ORANGE", fr: "ORANGE" } },
    RED: { meaning: { en: "RED", fr: "RED" } },
    WHITE: { meaning: { en: "WHITE", fr: "WHITE" } },
  },
});
