/**
 * The style of our own inputs, in the format of the gateway's script; frames see neither our tokens nor the page's
 * colour scheme.
 */
export function frameStyle(element: HTMLElement): Record<string, Record<string, string>> {
  const { color, fontFamily, fontSize } = getComputedStyle(element);
  return {
    input: {
      color,
      "font-family": fontFamily,
      // The form's size, which is never below 16 px: iOS would zoom in on focus.
      "font-size": fontSize,
      padding: "0 14px",
      border: "none",
      "background-color": "transparent",
    },
    placeholder: { color, opacity: "0.7" },
    // The box around the frame shows the focus.
    focus: { outline: "none" },
  };
}
