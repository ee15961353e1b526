import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawArchitecture, putDiagram } from "./draw-architecture.mjs";

// Redraws the diagram of docs/architecture.md from the imports.
const page = fileURLToPath(new URL("../docs/architecture.md", import.meta.url));
const { lines, files, imports } = drawArchitecture();
writeFileSync(page, putDiagram(readFileSync(page, "utf8"), lines));
console.log(`docs/architecture.md: ${imports} imports of ${files} files`);
