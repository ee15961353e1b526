/** The text colour that contrasts more with a `#rrggbb` colour: at least 4.5:1 by WCAG 2, whatever the colour. */
export function readableOn(color: string): "#000" | "#fff" {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  // Where (1 + 0.05) / (luminance + 0.05) equals (luminance + 0.05) / 0.05.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
}
