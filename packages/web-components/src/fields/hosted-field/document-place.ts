import { css } from "lit";

/**
 * A place in the document for content that appears deep inside shadow roots. The gateway's script finds its containers
 * by id in the document alone, so the container is a child of the outermost host and is passed down through one slot
 * for each shadow root in between.
 */
export interface DocumentPlace {
  readonly container: HTMLElement;
  remove(): void;
}

/** Creates a place, and the slots that lead to it. `kind` selects the width of its frame. */
export function placeInDocument(host: HTMLElement, id: string, kind: string): DocumentPlace {
  const placed: HTMLElement[] = [];
  const place = <E extends HTMLElement>(parent: Element, child: E): E => {
    child.slot = id;
    parent.append(child);
    placed.push(child);
    return child;
  };

  let at: Element = host;
  for (let root = at.getRootNode(); root instanceof ShadowRoot; root = at.getRootNode()) {
    place(at, document.createElement("slot")).name = id;
    at = root.host;
  }
  const container = place(at, document.createElement("div"));
  container.id = id;
  container.dataset["sipsFrame"] = kind;
  adoptFrameStyles();
  return { container, remove: () => placed.forEach((node) => node.remove()) };
}

/**
 * The frames belong to the document, out of reach of our shadow roots' styles. They stay in the light colour scheme: a
 * browser paints a frame opaque when its page does not declare the embedding page's scheme.
 */
const frameStyles = css`
  [data-sips-frame] {
    flex: 1 0 8rem;
    height: calc(var(--_height) - 2px);
  }
  [data-sips-frame="cardNumber"] {
    flex-basis: 13rem;
  }
  [data-sips-frame="none"] {
    flex: 0 0 0;
  }
  [data-sips-frame="brand"] {
    flex: 0 0 3.25rem;
  }
  [data-sips-frame="brands"] {
    flex: 0 0 9rem;
    margin-inline-start: auto;
  }
  [data-sips-frame] iframe {
    display: block;
    width: 100%;
    height: 100%;
    border: 0;
    color-scheme: light;
  }
`;

function adoptFrameStyles(): void {
  const { styleSheet } = frameStyles;
  const { adoptedStyleSheets: adopted } = document;
  if (styleSheet && !adopted.includes(styleSheet)) adopted.push(styleSheet);
}
