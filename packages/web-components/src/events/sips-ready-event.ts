/** `sips-ready`: a card can be entered and sent, or the button be pressed. */
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
