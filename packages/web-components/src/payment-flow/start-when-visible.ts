import type { LitElement } from "lit";
import type { Flow } from "./flow.js";

/**
 * Starts an element's work when it becomes visible, and stops it when it is removed from the page: a form in a closed
 * panel opens no session and loads no script.
 */
export function startWhenVisible(
  host: LitElement & { restart(): void },
  flow: Pick<Flow, "start" | "end">,
): void {
  let observer: IntersectionObserver | undefined;
  // From the back-forward cache the page comes back as it was left: busy, or done.
  const again = (event: PageTransitionEvent) => event.persisted && host.restart();
  host.addController({
    hostConnected() {
      observer = new IntersectionObserver((entries, seen) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        seen.disconnect();
        flow.start();
        addEventListener("pageshow", again);
      });
      observer.observe(host);
    },
    hostDisconnected() {
      observer?.disconnect();
      removeEventListener("pageshow", again);
      flow.end();
    },
  });
}
