import { css } from "lit";

/**
 * The one place where a token gets its value; a value set by the page wins. System colours follow the page's colour
 * scheme and forced colours, and colours mixed with them keep their contrast in both.
 */
export const tokens = css`
  :host {
    --_size: max(16px, var(--sips-font-size, 1rem));
    --_text: var(--sips-color-text, CanvasText);
    --_muted: var(--sips-color-muted, color-mix(in srgb, CanvasText 68%, Canvas));
    --_surface: var(--sips-color-field, Field);
    --_line: var(--sips-color-border, color-mix(in srgb, CanvasText 50%, Canvas));
    --_soft: var(--sips-color-soft, color-mix(in srgb, CanvasText 9%, Canvas));
    --_accent: var(--sips-color-accent, #2347d9);
    --_on-accent: var(--sips-color-on-accent, #fff);
    --_ring: color-mix(in srgb, var(--_accent) 70%, CanvasText);
    --_error: var(--sips-color-error, color-mix(in srgb, #e03131 70%, CanvasText));
    --_radius: var(--sips-radius, 10px);
    --_height: var(--sips-field-height, 3rem);
    --_gap: var(--sips-gap, 1rem);
  }
`;
