import type { LitElement } from "lit";
import type { Flow } from "./flow.js";
import { whenVisible } from "./when-visible.js";

/** Lets the work of an element begin when it is seen, and end when it is taken out of the page. */
export function runWhileConnected(
  host: LitElement,
  flow: Pick<Flow, "start" | "end" | "isRunning">,
  restart: () => void,
): void {
  let connection = new AbortController();
  host.addController({
    hostConnected() {
      connection = new AbortController();
      const { signal } = connection;
      whenVisible(host, signal, () => flow.start());
      // From the back-forward cache the page comes as it left: busy, or done.
      const again = (event: PageTransitionEvent) => event.persisted && flow.isRunning() && restart();
      addEventListener("pageshow", again, { signal });
    },
    hostDisconnected() {
      connection.abort();
      flow.end();
    },
  });
}
