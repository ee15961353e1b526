/** What a shop may style inside a frame: type, colour and box of the one input. Nothing that loads, moves or covers. */
const allowed = new Set(
  `color caret-color background-color opacity font-family font-size font-style font-weight font-variant
  letter-spacing line-height text-align text-indent text-shadow direction padding padding-top padding-right
  padding-bottom padding-left border border-color border-width border-style border-radius box-shadow outline
  outline-color outline-offset transition -webkit-text-fill-color -webkit-font-smoothing`.split(/\s+/),
);

/**
 * The parts that both generations of the script name.
 * @type {Record<string, string>}
 */
const selectors = {
  input: "#field",
  placeholder: "#field::placeholder",
  "input::placeholder": "#field::placeholder",
  focus: "#field:focus",
  "input:focus": "#field:focus",
  invalid: '#field[aria-invalid="true"]',
  "input:invalid": '#field[aria-invalid="true"]',
};

/** Under this size, telephones zoom into the page when a field gets the focus. */
const smallestFontPx = 16;

/**
 * Applies the shop's style rule by rule through the CSSOM, so that no text of the shop is ever parsed as a style sheet.
 * @param {Record<string, any>} init
 */
export function applyStyle({ style = {}, colorScheme = "", direction = "" }) {
  // A frame whose colour scheme differs from its container's would be painted on opaque white.
  if (/^(normal|(only )?(light|dark)( (light|dark))?)$/.test(colorScheme)) {
    document.documentElement.style.colorScheme = colorScheme;
  }
  // Of the shop's page: digits run left to right everywhere, but begin where its own fields begin.
  document.documentElement.dir = direction === "rtl" ? "rtl" : "ltr";
  const sheet = new CSSStyleSheet();
  for (const [part, properties] of Object.entries(style)) {
    const selector = Object.hasOwn(selectors, part) ? selectors[part] : undefined;
    if (!selector || typeof properties !== "object" || properties === null) continue;
    const rule = /** @type {CSSStyleRule} */ (
      sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)]
    );
    for (const [property, value] of Object.entries(properties)) {
      if (allowed.has(property) && isHarmless(value)) rule.style.setProperty(property, value);
    }
  }
  document.adoptedStyleSheets = [sheet];
  keepReadable();
}

/** @param {unknown} value */
function isHarmless(value) {
  return typeof value === "string" && value.length <= 200 && !/url\(|image|expression|[@;{}\\]/i.test(value);
}

function keepReadable() {
  const input = /** @type {HTMLElement | null} */ (document.querySelector("#field"));
  if (input && parseFloat(getComputedStyle(input).fontSize) < smallestFontPx) {
    input.style.fontSize = `${smallestFontPx}px`;
  }
}
