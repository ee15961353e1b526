/** `sips-ready`: the card can be entered and sent. */
export class SipsReadyEvent extends Event {
  constructor() {
    super("sips-ready", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "sips-ready": SipsReadyEvent;
  }
}
