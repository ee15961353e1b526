/** Runs once the element can be seen: a form in a closed panel asks for no session and loads no script. */
export function whenVisible(element: Element, signal: AbortSignal, run: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    run();
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}
