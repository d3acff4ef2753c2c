/** Names inside of expressions, moments and texts. They are read off the words alone, so that a formula may be half written. */
import type { Scalar } from 'yaml';
import {
  placeholdersIn,
  type EventKind,
  type EventWord,
  type FunctionName,
  eventKinds,
  eventWords,
  functionNames,
} from '@sandtable/core/scenario';
import { type TextReader, type Spot, partOf, spotOf } from '../text/reader.ts';
import type { NameKind } from '../expression/names.ts';

/** A mention whose kind depends on what the file declares. */
export interface Candidate {
  readonly kinds: readonly NameKind[];
  readonly name: string;
  readonly of: string | null;
  readonly spot: Spot;
  readonly declares: boolean;
}
/** A word inside an expression that is no name. */
export interface Term {
  readonly spot: Spot;
  readonly means:
    | { readonly is: 'word'; readonly of: EventKind; readonly word: EventWord }
    | { readonly is: 'function'; readonly name: FunctionName };
}
interface Found {
  readonly candidates: readonly Candidate[];
  readonly terms: readonly Term[];
}
interface Part {
  readonly name: string;
  readonly spot: Spot;
}

/** Names with points in them, outside of 'choices'. */
const names = /'[^']*'|[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/g;
const words = new Set(['and', 'or', 'not', 'true', 'false', 'end', 'answer']);

export function mentionsInExpression(reader: TextReader, node: Scalar, decision: string | null): Found {
  const candidates: Candidate[] = [];
  const terms: Term[] = [];
  if (typeof node.value !== 'string' || node.type === 'PLAIN') return { candidates, terms };
  for (const match of node.value.matchAll(names)) {
    if (match[0].startsWith("'")) continue;
    const parts = partsOf(reader, node, match[0], match.index);
    const [first] = parts;
    if (first === undefined) continue;
    if (parts.length > 1) dotted(parts, candidates, terms);
    else if (isCalled(node.value, match.index + match[0].length)) {
      const called = functionNames.find((one) => one === first.name);
      if (called !== undefined) terms.push({ spot: first.spot, means: { is: 'function', name: called } });
    } else if (!words.has(first.name)) {
      candidates.push(use(['variable', 'luck'], first, decision));
    }
  }
  return { candidates, terms };
}

const bracket = /\s*\(/y;
function isCalled(text: string, at: number): boolean {
  bracket.lastIndex = at;
  return bracket.test(text);
}

/** `LUCK after EVENT`, `after EVENT`, or an event alone. */
export function mentionsInMoment(reader: TextReader, node: Scalar, decision: string | null): Found {
  const candidates: Candidate[] = [];
  const terms: Term[] = [];
  if (typeof node.value !== 'string') return { candidates, terms };
  for (const match of node.value.matchAll(/(?<![\w.])[a-z_][\w.]*/g)) {
    const parts = partsOf(reader, node, match[0], match.index);
    const [first] = parts;
    if (first === undefined) continue;
    if (parts.length > 1) dotted(parts, candidates, terms);
    else if (first.name !== 'after' && first.name !== 'reserve')
      candidates.push(use(['luck'], first, decision));
  }
  return { candidates, terms };
}

/** `{queue}` in a text. */
export function mentionsInText(reader: TextReader, node: Scalar): readonly Candidate[] {
  if (typeof node.value !== 'string' || !node.value.includes('{')) return [];
  const found: Candidate[] = [];
  for (const { name, at } of placeholdersIn(node.value)) {
    if (name === 'clock' || name === 'phase') continue;
    const spot = partOf(reader, node, at, at + name.length);
    found.push(use(['variable'], { name, spot }, null));
  }
  return found;
}

const use = (kinds: Candidate['kinds'], part: Part, of: string | null): Candidate => ({
  kinds,
  name: part.name,
  of,
  spot: part.spot,
  declares: false,
});

function partsOf(reader: TextReader, node: Scalar, whole: string, from: number): readonly Part[] {
  const spot = node.type === 'PLAIN' ? spotOf(node) : null;
  let at = from;
  return whole.split('.').map((name) => {
    const start = at;
    at += name.length + 1;
    const end = start + name.length;
    return {
      name,
      spot:
        spot === null
          ? partOf(reader, node, start, end)
          : { start: spot.start + start, end: spot.start + end },
    };
  });
}

/** `kind.name.word`: the name is one of its kind, and an option or a role may stand among the words. */
function dotted(parts: readonly Part[], candidates: Candidate[], terms: Term[]): void {
  const [first, second, ...further] = parts;
  if (first === undefined || second === undefined) return;
  if (first.name === 'parameter' || first.name === 'measure') {
    candidates.push(use([first.name], second, null));
    return;
  }
  const kind = eventKinds.find((one) => one === first.name);
  if (kind === undefined) return;
  candidates.push(use([kind], second, null));
  const word =
    eventWords[kind].find((one) => fits(one.parts, further, true)) ??
    eventWords[kind].find((one) => fits(one.parts, further, false));
  word?.parts.forEach((part, at) => {
    const written = further[at];
    if (written === undefined) return;
    if (part === 'OPTION') candidates.push(use(['option'], written, second.name));
    else if (part === 'ROLE') candidates.push(use(['role'], written, null));
    else terms.push({ spot: written.spot, means: { is: 'word', of: kind, word } });
  });
}

/** Whether the words that were written match this one: literally, or with a name where it has a placeholder. */
function fits(parts: readonly string[], written: readonly Part[], exact: boolean): boolean {
  if (parts.length !== written.length) return false;
  return parts.every((part, at) => {
    const name = written[at]?.name;
    return part === name || (!exact && (part === 'OPTION' || part === 'ROLE' || part === 'GROUND'));
  });
}
