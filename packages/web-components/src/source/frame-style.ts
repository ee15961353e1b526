/** The look of our own inputs as the gateway's script takes it: plain properties, by state. */
export function frameStyle(element: HTMLElement): Record<string, Record<string, string>> {
  const style = getComputedStyle(element);
  const token = (name: string) => resolved(element, `var(${name})`);
  return {
    input: {
      color: token("--_text"),
      "font-family": style.fontFamily,
      // Below 16 px iOS zooms in on focus.
      "font-size": `${Math.max(16, Number.parseFloat(style.fontSize) || 16)}px`,
      border: "none",
      padding: "0 14px",
      "background-color": "transparent",
    },
    placeholder: { color: token("--_muted") },
    // The box around the frame shows the focus.
    focus: { outline: "none" },
  };
}

/** A colour as rgb(): frames know neither our custom properties nor the page's colour scheme. */
function resolved(element: HTMLElement, color: string): string {
  const { color: before } = element.style;
  element.style.color = color;
  const value = getComputedStyle(element).color;
  element.style.color = before;
  return value;
}
