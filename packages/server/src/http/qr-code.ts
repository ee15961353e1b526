import { encode } from "uqr";

/** The light margin that readers need, in modules. */
const margin = 4;

/**
 * A QR code as inline SVG, without styles or scripts, so that it is shown under any policy. Dark on light in dark mode
 * too: many readers know no other.
 *
 * @param label what a screen reader says instead; escaped already
 */
export function qrCode(text: string, label: string): string {
  const { data, size } = encode(text, { ecc: "M", border: margin });
  const modules = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
  return `<svg role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
<rect width="${size}" height="${size}" fill="#fff"/>
<path fill="#000" d="${modules.join("")}"/>
</svg>`;
}
