import type { Plugin } from "vite";

export const endpointDouble: Plugin;
