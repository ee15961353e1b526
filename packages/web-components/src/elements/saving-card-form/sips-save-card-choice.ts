import { css, html, LitElement, type TemplateResult } from "lit";
import { tokens } from "../../fields/tokens.styles.js";
import { enSaveCard } from "../../locales/en-save-card.js";
import type { Locale } from "../../locales/locale.js";

const styles = css`
  label {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    min-height: 2.75rem;
    margin-block-end: 0.5rem;
    cursor: pointer;
  }
  input {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  input:focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
`;

/**
 * The box by which a buyer agrees to their card being saved. Off until they tick it: consent is given, never assumed.
 *
 * @element sips-save-card-choice
 * @csspart save-card
 */
export class SipsSaveCardChoice extends LitElement {
  static override styles = [tokens, styles];
  static override properties = { strings: { attribute: false }, disabled: { type: Boolean } };
  declare strings: Pick<Locale, "saveCard"> | undefined;
  declare disabled: boolean;

  /** What the form sends beside the card. */
  get consents(): { readonly saveCard?: true } {
    const box = this.renderRoot.querySelector("input");
    return box?.checked ? { saveCard: true } : {};
  }

  protected override render(): TemplateResult {
    return html`<label part="save-card">
      <input type="checkbox" ?disabled=${this.disabled} />
      ${(this.strings?.saveCard ?? enSaveCard).choose}
    </label>`;
  }
}
