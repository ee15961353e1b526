/** Registers an element on its first use, and creates one. A second copy of this package finds it registered. */
export function defineElement<E extends HTMLElement>(tag: string, element: new () => E): E {
  if (!customElements.get(tag)) customElements.define(tag, element);
  // Registered above; with two copies of the package on one page the first one's class has the same members.
  return document.createElement(tag) as E;
}
