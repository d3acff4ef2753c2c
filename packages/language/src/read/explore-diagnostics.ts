/** Where a thing stands in a scenario file, by its path, and whether the file allows what was found there. */
import { type Pair, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import * as explore from '../diagnostics/explore.ts';
import { type Diagnostic, type Place, diagnosticOf } from '../diagnostics/diagnostic.ts';
import { openFiles } from './open-files.ts';

export type FoundKind = keyof typeof explore;
export interface FoundInScenario {
  readonly kind: FoundKind;
  /** Keys and places from 1, with dots: `phases.watch.next.1.when`. */
  readonly path: string;
  readonly what: string;
  readonly detail: string;
}

/** What was found by exploring a scenario, as diagnostics at their places in its text. Those that the file allows are marked. */
export function foundDiagnostics<F extends FoundInScenario>(
  text: string,
  file: string,
  found: readonly F[],
): readonly { readonly found: F; readonly diagnostic: Diagnostic; readonly allowed: boolean }[] {
  const { reader, parsed, files } = openFiles(text, file);
  const lines = new Map(files.map((one) => [one.file, one.text.split('\n')]));
  return found.map((one) => {
    const problem = explore[one.kind];
    const range = rangeOf(parsed.root, one.path.split('.')) ?? [0, 0];
    const start = reader.position(range[0]);
    const end = reader.position(range[1]);
    const place: Place = {
      file: start.file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
    const diagnostic = diagnosticOf(problem, place, { what: one.what, detail: one.detail });
    return {
      found: one,
      diagnostic,
      allowed: allowedOn(lines.get(start.file) ?? [], start.line, problem.code),
    };
  });
}

/** The key (or item) at the end of the path; as near to it as the file goes. */
function rangeOf(root: unknown, path: readonly string[]): readonly [number, number] | null {
  let node = root;
  let range: readonly [number, number] | null = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => isPair(item) && keyOf(item) === step);
      if (!pair) return range;
      const own = isNode(pair.key) ? pair.key.range : null;
      range = own ? [own[0], own[1]] : range;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step) - 1];
      const own = isNode(item) ? item.range : null;
      if (!own) return range;
      range = [own[0], own[0] + 1];
      node = item;
    } else return range;
  }
  return range;
}
const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

const comment = /^\s*(?:#|$)/;
/** `# allow ST0801: reason` on the line itself, or alone on the lines above it. */
function allowedOn(lines: readonly string[], line: number, code: string): boolean {
  const allows = (at: number) => new RegExp(`(?:^|[\\s,;"])#\\s*allow\\s+${code}\\b`).test(lines[at] ?? '');
  if (allows(line - 1)) return true;
  for (let above = line - 2; above >= 0 && comment.test(lines[above] ?? ''); above -= 1)
    if (allows(above)) return true;
  return false;
}
