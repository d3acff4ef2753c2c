/** A conformance case as it stands in its file: what is given, and a scenario completed by the prelude. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  readDuration,
  readScenario,
  readScript,
  renderDiagnostic,
  type Diagnostic,
} from '@sandtable/language';
import type { Author, CauseKind, Command, Pairs } from '@sandtable/core/record';
import type { Scenario, ScriptStep } from '@sandtable/core/scenario';

/** One line of `orders`: an order, or a look at values or at the next stop. */
export type Line =
  | {
      readonly does: 'give';
      readonly command: Command;
      readonly author: Author;
      readonly wall: number | null;
      readonly texts: readonly string[];
      readonly label: string | null;
    }
  | { readonly does: 'read'; readonly names: readonly string[] }
  /** Where attended play would halt by itself. */
  | { readonly does: 'stop' };

export interface Case {
  readonly name: string;
  readonly reason: string;
  readonly seed: string;
  readonly parameters: Pairs;
  readonly scenario: Scenario;
  /** A script for `play`, or orders given one by one. */
  readonly play: readonly ScriptStep[] | null;
  readonly orders: readonly unknown[];
  /** Variables and measures whose value at the end belongs to the trace. */
  readonly read: readonly string[];
}

interface Head {
  readonly reason: string;
  readonly seed?: string;
  readonly parameters?: Readonly<Record<string, number | boolean | string>>;
  readonly play?: readonly unknown[];
  readonly orders?: readonly unknown[];
  readonly read?: readonly string[];
}

/** Names of all cases, as `folder/file` without its ending, found by looking. */
export function caseNames(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/') && file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

export function readCase(folder: string, name: string): Case {
  const file = `${name}.yaml`;
  const text = readFileSync(join(folder, file), 'utf8');
  return caseOf(text, file, readFileSync(join(folder, 'prelude.yaml'), 'utf8'));
}

/** What stands in the text of a case; the prelude completes its scenario. */
export function caseOf(text: string, file: string, prelude = ''): Case {
  const [first = '', keys = ''] = text.split(/^---\n/m);
  const head: Head = parse(first);
  const whole = completed(keys, prelude);
  const { scenario, diagnostics } = readScenario(whole, file);
  if (scenario === null) throw new Error(told(diagnostics, whole));
  return {
    name: file.slice(0, -'.yaml'.length),
    reason: head.reason,
    seed: head.seed ?? 'conformance',
    parameters: Object.entries(head.parameters ?? {}),
    scenario,
    play: head.play === undefined ? null : readPlay(first, file, scenario),
    orders: head.orders ?? [],
    read: head.read ?? [],
  };
}

const told = (diagnostics: readonly Diagnostic[], text: string): string =>
  diagnostics.map((one) => renderDiagnostic(one, text)).join('\n');

/** The prelude's keys that the case does not write itself, then the case's. */
function completed(keys: string, prelude: string): string {
  const own = new Set([...keys.matchAll(/^([a-z-]+):/gm)].map((match) => match[1]));
  const rest = prelude.split(/^(?=[a-z-]+:)/m).filter((part) => !own.has(/^[a-z-]+/.exec(part)?.[0]));
  return rest.join('') + keys;
}

function readPlay(head: string, file: string, scenario: Scenario): readonly ScriptStep[] {
  const steps = head.split(/^(?=[a-z-]+:)/m).find((part) => part.startsWith('play:')) ?? '';
  const { script, diagnostics } = readScript(steps, file, scenario);
  if (script === null) throw new Error(told(diagnostics, steps));
  return script.play;
}

const durations = new Set(['to', 'at', 'seconds', 'until']);

/** One order, written `{ KIND: BODY, as: ROLE, wall: MS, is: LABEL }`; `entries` are the numbers of orders labelled so far. */
export function readLine(line: unknown, scenario: Scenario, entries: ReadonlyMap<string, number>): Line {
  if (typeof line === 'string') return readLine({ [line]: {} }, scenario, entries);
  const { as, wall, is, ...rest } = line as Record<string, unknown>;
  const [kind = '', body] = Object.entries(rest)[0] ?? [];
  if (kind === 'stop') return { does: 'stop' };
  if (kind === 'read') return { does: 'read', names: body as string[] };
  const texts: string[] = [];
  const organisation = scenario.roles.find((role) => role.name === as)?.organisation ?? null;
  return {
    does: 'give',
    command: commandOf(kind as CauseKind, filled(body, null, texts, entries)),
    author: { participant: null, role: typeof as === 'string' ? as : 'exercise_control', organisation },
    wall: typeof wall === 'number' ? wall : null,
    texts,
    label: typeof is === 'string' ? is : null,
  };
}

/** `{ words: ... }` becomes a slot of free text, `20m` seconds, `$LABEL` the number of the order so labelled. */
function filled(
  value: unknown,
  key: string | null,
  texts: string[],
  entries: ReadonlyMap<string, number>,
): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, null, texts, entries));
  if (typeof value === 'string') {
    if (value.startsWith('$')) return entries.get(value.slice(1)) ?? -1;
    if (value.startsWith('adhoc-$')) return `adhoc-${entries.get(value.slice('adhoc-$'.length)) ?? ''}`;
    const seconds = key !== null && durations.has(key) ? readDuration(value) : null;
    return typeof seconds === 'number' ? seconds : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if ('words' in value) return { text: texts.push(String(value.words)) - 1 };
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, filled(each, name, texts, entries)]),
  );
}

/** What a case may leave out of a body. */
const usual: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  answer: { grounds: {}, saidAt: null, added: [], instead: false },
  amend: { saidAt: null },
  settle: { byDefault: false },
  extend: { seconds: 0, minutes: 0 },
  pause: { reason: 'break', until: null },
  edit: { role: null },
  adhoc: { reveals: [] },
  reply: { reveals: [] },
  correct: { instead: null },
  exercise: {
    sponsor: null,
    version: '1',
    state: 'draft',
    purpose: null,
    missionArea: null,
    threat: null,
    scope: null,
    handling: null,
    days: [],
    sites: [],
    organisations: [],
    contacts: [],
    staff: [],
    participation: null,
  },
  note: { tag: null, role: null, about: null },
};
const commandOf = (kind: CauseKind, body: unknown): Command =>
  ({ kind, body: { ...usual[kind], ...(body as object) } }) as Command;
