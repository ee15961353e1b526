import path from "node:path";
import { reaches } from "./folder-cycles.mjs";
import { importsOf, root, sourceFiles, sourceFolders } from "./source-imports.mjs";

/**
 * Draws the packages, their folders and what imports what, as a Mermaid flowchart. Tests are not included.
 *
 * @returns the lines of the diagram, and how many files and imports were read
 */
export function drawArchitecture() {
  const packages = sourceFolders();
  const files = packages.flatMap((folder) => sourceFiles(path.join(root, folder, "src")));
  const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })));
  const lines = ["flowchart TD"];
  for (const folder of packages) lines.push(...drawPackage(folder, files, imports));
  const edges = distinct(imports.map(betweenPackages).filter(Boolean));
  for (const edge of edges.toSorted()) lines.push(`  ${edge}`);
  return { lines, files: files.length, imports: imports.length };
}

const block = /(?<=^```mermaid\n)[^]*?(?=^```$)/m;

/** Replaces the diagram in the page. */
export function putDiagram(page, lines) {
  if (!block.test(page)) throw new Error("The page has no block for the diagram (```mermaid).");
  return page.replace(block, () => `${lines.join("\n")}\n`);
}

/**
 * One box with a box for each folder. Files at a package's root may import everything, so their arrows are left out.
 */
function drawPackage(folder, files, imports) {
  const name = path.basename(folder);
  const source = path.join(root, folder, "src") + path.sep;
  const own = files.filter((file) => file.startsWith(source));
  const folderOf = (file) => {
    const [first, ...rest] = path.relative(source, file).split(path.sep);
    return rest.length > 0 ? first : "src";
  };
  const folders = distinct(own.map(folderOf)).toSorted();
  const arrows = distinct(
    imports
      .filter(({ file, target }) => file.startsWith(source) && target.startsWith(source))
      .map(({ file, target }) => `${folderOf(file)} ${folderOf(target)}`),
  )
    .map((arrow) => arrow.split(" "))
    .filter(([from, to]) => from !== to && from !== "src");
  const isImported = arrows.some(([, to]) => to === "src");
  const shown = folders.filter((one) => one !== "src" || isImported);
  const lines = shown.map((one) => `    ${id(name, one)}["${one === "src" ? "src/*" : one}"]`);
  for (const [from, to] of withoutShortcuts(arrows)) {
    lines.push(`    ${id(name, from)} --> ${id(name, to)}`);
  }
  return [`  subgraph ${id(name)}["${name}"]`, ...lines, "  end"];
}

/**
 * Removes arrows implied by others, to keep the diagram readable: from a to c when a leads to b and b to c. The arrows
 * of a cycle all stay.
 */
function withoutShortcuts(arrows) {
  const sorted = arrows.toSorted((left, right) => (left.join(" ") < right.join(" ") ? -1 : 1));
  return sorted.reduce((kept, arrow) => {
    const [from, to] = arrow;
    const others = kept.filter((one) => one !== arrow);
    const isShortcut = !reaches(arrows, to, from) && reaches(others, from, to);
    return isShortcut ? others : kept;
  }, sorted);
}

/** `demo --> server`, when an import leads out of its package. */
function betweenPackages({ file, target }) {
  const from = packageOf(file);
  const to = target.startsWith("@sips-kit/") ? target.split("/")[1] : undefined;
  return to !== undefined && to !== from ? `${id(from)} --> ${id(to)}` : undefined;
}

function packageOf(file) {
  const parts = path.relative(root, file).split(path.sep);
  return parts[0] === "packages" ? parts[1] : parts[0];
}

function id(...names) {
  return names.join("_").replaceAll("-", "_");
}

function distinct(values) {
  return [...new Set(values)];
}
