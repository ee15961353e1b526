import path from "node:path";
import { importsOf, root, sourceFiles, sourceFolders } from "./source-imports.mjs";

/**
 * Folders that import each other in a circle, types included, at any depth: of the folders beside each other in one
 * folder, each that reaches itself. Files beside them may import and be imported.
 */
export function folderCycles() {
  return sourceFolders().flatMap((folder) => {
    const source = path.join(root, folder, "src") + path.sep;
    const edges = sourceFiles(source).flatMap((file) =>
      importsOf(file).flatMap((target) =>
        target.startsWith(source) ? foldersApart(source, file, target) : [],
      ),
    );
    const starts = [...new Set(edges.map(([from]) => from))];
    return starts.filter((from) => edges.some(([start, end]) => start === from && reaches(edges, end, from)));
  });
}

/** The two neighbouring folders in which the paths of two files part; none when one of the files is beside the folders. */
function foldersApart(source, file, target) {
  const [one, other] = [file, target].map((name) => path.relative(source, name).split(path.sep));
  let depth = 0;
  while (one[depth] === other[depth]) depth += 1;
  if (one.length <= depth + 1 || other.length <= depth + 1) return [];
  const folderAt = (parts) => path.join(path.relative(root, source), ...parts.slice(0, depth + 1));
  return [[folderAt(one), folderAt(other)]];
}

/** Whether arrows lead from one folder to another. */
export function reaches(arrows, from, to) {
  const seen = new Set([from]);
  const open = [from];
  for (const here of open) {
    for (const [start, end] of arrows) {
      if (start !== here || seen.has(end)) continue;
      seen.add(end);
      open.push(end);
    }
  }
  return seen.has(to) && from !== to;
}
