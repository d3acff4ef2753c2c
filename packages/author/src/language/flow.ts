/** Brackets, braces and quotes as far as they are typed: `{ set: { queue: "inflow *`. */
import type { PathStep } from '@sandtable/language/editing';

export interface Flow {
  /** Something is still to be closed. */
  readonly open: boolean;
  readonly path: readonly PathStep[];
  readonly at: 'key' | 'value';
  readonly keys: ReadonlyMap<string, string>;
  readonly quote: '"' | "'" | null;
  readonly typed: string;
  /** Where the typed part begins, in this text. */
  readonly start: number;
}

interface Level {
  readonly sign: '{' | '[';
  /** The key whose value is being read; null before its colon. */
  key: string | null;
  readonly keys: Map<string, string>;
  /** Where the key or the item began. */
  token: number;
}

/** Reads from the sign that opens. */
export function readFlow(text: string): Flow {
  const levels: Level[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    const level = levels.at(-1);
    if ((sign === '"' || sign === "'") && beginsValue(text, at, level)) {
      const end = endOfQuote(text, at, sign);
      if (end === -1) return result(levels, text, at + 1, sign);
      at = end + 1;
      if (level === undefined) return result([], text, at, null);
      continue;
    }
    if (sign === '{' || sign === '[') {
      levels.push({ sign, key: null, keys: new Map(), token: at + 1 });
    } else if (sign === '}' || sign === ']') {
      levels.pop();
      if (levels.length === 0) return result([], text, at + 1, null);
    } else if (level !== undefined && sign === ',') {
      finish(level, text, at);
      level.key = null;
      level.token = at + 1;
    } else if (
      level !== undefined &&
      sign === ':' &&
      level.key === null &&
      /[\s,}\]]|^$/.test(text[at + 1] ?? '')
    ) {
      level.key = text
        .slice(level.token, at)
        .trim()
        .replaceAll(/^["']|["']$/g, '');
      level.token = at + 1;
    } else if (sign === '#' && /\s/.test(text[at - 1] ?? '')) {
      const line = text.indexOf('\n', at);
      at = line === -1 ? text.length : line;
    }
    at += 1;
  }
  return result(levels, text, levels.at(-1)?.token ?? text.length, null);
}

/** A quote opens a text only where a value may begin; elsewhere it is an apostrophe. */
const beginsValue = (text: string, at: number, level: Level | undefined): boolean =>
  level === undefined || text.slice(level.token, at).trim() === '';

function endOfQuote(text: string, start: number, sign: '"' | "'"): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (sign === '"' && text[at] === '\\') at += 1;
    else if (text[at] === sign) {
      if (sign === "'" && text[at + 1] === "'") at += 1;
      else return at;
    }
  }
  return -1;
}

function finish(level: Level, text: string, end: number): void {
  if (level.key !== null)
    level.keys.set(level.key, text.slice(level.token, Math.min(end, level.token + 80)).trim());
}

function result(levels: readonly Level[], text: string, start: number, quote: '"' | "'" | null): Flow {
  const level = levels.at(-1);
  // every key of the map is listed, because its verb decides which others may stand there
  const path = levels.flatMap((one, depth): readonly PathStep[] => {
    if (one.sign === '[') return [{ into: 'list' }];
    const inside = depth < levels.length - 1 || one.key !== null;
    if (!inside || one.key === null) return [];
    return [{ into: 'map', key: one.key, keys: [...one.keys.keys(), one.key] }];
  });
  const from =
    quote === null ? start + (text.slice(start).length - text.slice(start).trimStart().length) : start;
  return {
    open: levels.length > 0 || quote !== null,
    path,
    at: level !== undefined && level.sign === '{' && level.key === null ? 'key' : 'value',
    keys: level?.keys ?? new Map(),
    quote,
    typed: text.slice(from),
    start: from,
  };
}
