import { nothing, svg, type SVGTemplateResult } from "lit";

const names: Readonly<Record<string, string>> = {
  VISA: "Visa",
  VISA_ELECTRON: "Visa Electron",
  VPAY: "V PAY",
  MASTERCARD: "Mastercard",
  MAESTRO: "Maestro",
  AMEX: "American Express",
  CB: "CB",
  BCMC: "Bancontact",
  CUP: "UnionPay",
  DINERS: "Diners Club",
  DISCOVER: "Discover",
  JCB: "JCB",
};

/** A brand as cardholders know it; the gateway's name for one that is not in the list. */
export function brandName(brand: string): string {
  return names[brand] ?? brand;
}

/** Our own simple mark for a brand, all of one size so that none looks preferred; nothing for an unknown brand. */
export function brandMark(brand: string): SVGTemplateResult | typeof nothing {
  const drawing = drawings[brand];
  if (!drawing) return nothing;
  return svg`<svg width="38" height="24" viewBox="0 0 38 24" role="img" aria-label=${brandName(brand)}>
    <rect x=".5" y=".5" width="37" height="23" rx="3.5" fill="#fff" stroke="#c9cedb" />${drawing}</svg>`;
}

function circles(left: string, right: string, middle: string): SVGTemplateResult {
  return svg`<circle cx="15" cy="12" r="6.5" fill=${left} /><circle cx="23" cy="12" r="6.5" fill=${right} />
    <path d="M19 6.9a6.5 6.5 0 0 1 0 10.2a6.5 6.5 0 0 1 0-10.2z" fill=${middle} />`;
}

function word(text: string, fill: string, size = 9): SVGTemplateResult {
  return svg`<text x="19" y="12" text-anchor="middle" dominant-baseline="central" font-family="Arial, sans-serif"
    font-weight="700" font-size=${size} fill=${fill}>${text}</text>`;
}

const drawings: Readonly<Record<string, SVGTemplateResult>> = {
  VISA: svg`<path d="M1 4.5A3.5 3.5 0 0 1 4.5 1h29A3.5 3.5 0 0 1 37 4.5V6H1z" fill="#1a3a8f" />${word("VISA", "#1a3a8f", 11)}`,
  VISA_ELECTRON: word("Electron", "#1a3a8f", 8),
  VPAY: word("V PAY", "#0b5cab"),
  MASTERCARD: circles("#e0262d", "#f2a01e", "#ee6a1f"),
  MAESTRO: circles("#1f7ac9", "#e0262d", "#6f5fa8"),
  AMEX: svg`<rect x="1" y="1" width="36" height="22" rx="3" fill="#0f6fc0" />${word("AMEX", "#fff")}`,
  CB: svg`<rect x="1" y="1" width="36" height="22" rx="3" fill="#0a5c48" /><path d="M1 15h36v5a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3z" fill="#16457e" />${word("CB", "#fff", 13)}`,
  BCMC: svg`<path d="M6 8h14l-4 8H6z" fill="#1e5aa8" /><path d="M32 16H18l4-8h10z" fill="#f5c400" />`,
  CUP: word("UnionPay", "#0a6a70", 7),
  DINERS: svg`<circle cx="19" cy="12" r="8" fill="#14589c" /><path d="M17 7.5v9a4.7 4.7 0 0 1 0-9zm4 0v9a4.7 4.7 0 0 0 0-9z" fill="#fff" />`,
  DISCOVER: word("DISCOVER", "#b34a00", 6.5),
  JCB: word("JCB", "#16457e", 12),
};
