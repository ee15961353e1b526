import { codeList } from "../code-list.js";

const unexplained = {
  en: "Result whose sense no public source tells; ask the support of the gateway.",
  fr: "Résultat dont aucune source publique ne donne le sens ; interrogez le support de la passerelle.",
};

/** Result of one fraud rule. Only 0 and N are explained by the published samples. */
export const ruleResultIndicator = codeList({
  name: "ruleResultIndicator",
  values: {
    "0": { meaning: { en: "The rule ran without alert.", fr: "La règle s’est exécutée sans alerte." } },
    N: { meaning: { en: "The result of the rule is negative.", fr: "Le résultat de la règle est négatif." } },
    B: { meaning: unexplained },
    D: { meaning: unexplained },
    E: { meaning: unexplained },
    P: { meaning: unexplained },
    U: { meaning: unexplained },
    X: { meaning: unexplained },
  },
});
