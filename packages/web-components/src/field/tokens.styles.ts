import { css } from "lit";

/** The one place where a token gets its value; the page's own value, set from outside, always wins. */
export const tokens = css`
  :host {
    --_font: var(--sips-font-family, inherit);
    --_size: max(16px, var(--sips-font-size, 1rem));
    --_text: var(--sips-color-text, #17191f);
    --_muted: var(--sips-color-muted, #5a6070);
    --_surface: var(--sips-color-field, #fff);
    --_line: var(--sips-color-border, #858c9c);
    --_accent: var(--sips-color-accent, #2347d9);
    --_on-accent: var(--sips-color-on-accent, #fff);
    --_error: var(--sips-color-error, #b3261e);
    --_success: var(--sips-color-success, #136c34);
    --_soft: var(--sips-color-soft, #eef0f5);
    --_radius: var(--sips-radius, 10px);
    --_height: var(--sips-field-height, 3rem);
    --_gap: var(--sips-gap, 1rem);
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_text: var(--sips-color-text, light-dark(#17191f, #eef0f6));
      --_muted: var(--sips-color-muted, light-dark(#5a6070, #a9b0c2));
      --_surface: var(--sips-color-field, light-dark(#fff, #191c24));
      --_line: var(--sips-color-border, light-dark(#858c9c, #737b8f));
      --_accent: var(--sips-color-accent, light-dark(#2347d9, #9db2ff));
      --_on-accent: var(--sips-color-on-accent, light-dark(#fff, #0b1440));
      --_error: var(--sips-color-error, light-dark(#b3261e, #ffb4ab));
      --_success: var(--sips-color-success, light-dark(#136c34, #7fdc9b));
      --_soft: var(--sips-color-soft, light-dark(#eef0f5, #242834));
    }
  }
  @media (forced-colors: active) {
    :host {
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Field;
      --_line: ButtonBorder;
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_error: CanvasText;
      --_soft: Canvas;
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
`;
