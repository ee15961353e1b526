import { drawings } from "./drawings.js";
import type { Html } from "../html/html.js";
import type { VatKind } from "./countries.js";
import type { Language } from "./language.js";

/** Something the shop sells. Prices come only from here: no page can send one. */
export interface Product {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly about: Readonly<Record<Language, string>>;
  /** With VAT. */
  readonly priceMinor: number;
  readonly vat: VatKind;
  readonly drawing: Html;
}

export const catalogue: readonly Product[] = [
  product(
    "mug",
    2490,
    ["Morning mug", "Mug du matin"],
    ["Stoneware, 35 cl, fired in Brittany", "Grès, 35 cl, cuit en Bretagne"],
  ),
  product(
    "teapot",
    5800,
    ["Round teapot", "Théière ronde"],
    ["Enamelled cast iron, for four cups", "Fonte émaillée, pour quatre tasses"],
  ),
  product(
    "verbena",
    1250,
    ["Verbena tea", "Infusion de verveine"],
    ["Whole leaves, a tin of 60 g", "Feuilles entières, boîte de 60 g"],
    "food",
  ),
  product(
    "honey",
    980,
    ["Chestnut honey", "Miel de châtaignier"],
    ["From the Cévennes, 250 g", "Des Cévennes, 250 g"],
    "food",
  ),
  product(
    "towel",
    1800,
    ["Linen towel", "Torchon en lin"],
    ["Woven in Flanders, 50 × 70 cm", "Tissé en Flandre, 50 × 70 cm"],
  ),
  product(
    "lamp",
    8900,
    ["Reading lamp", "Lampe de lecture"],
    ["Brass and paper, warm light", "Laiton et papier, lumière chaude"],
  ),
];

/** The product of that id, if the shop sells one. */
export function productOf(id: string): Product | undefined {
  return catalogue.find((one) => one.id === id);
}

function product(
  id: keyof typeof drawings,
  priceMinor: number,
  [en, fr]: readonly [string, string],
  [aboutEn, aboutFr]: readonly [string, string],
  vat: VatKind = "standard",
): Product {
  return {
    id,
    priceMinor,
    vat,
    name: { en, fr },
    about: { en: aboutEn, fr: aboutFr },
    drawing: drawings[id],
  };
}
