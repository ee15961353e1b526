import type { Plugin } from "vite";

/** Takes white space and comments out of our templates of Lit: minifiers leave them in, since they are text to them. */
export const minifiedTemplates: Plugin;
