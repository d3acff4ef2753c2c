/**
 * Holds a report against the record that it was made of. What the record says is read off its entries here once more; whether a clause of an
 * outcome holds and what a measure comes to is asked of the second interpreter, which has played the record's commands itself.
 */
import type { Program } from '@sandtable/core';
import type { Entry, Setup, Texts } from '@sandtable/core/record';
import { groundOf } from '@sandtable/core/record';
import { printEvent, type EventReference } from '@sandtable/core/scenario';
import { papers, type ReportRequest } from '@sandtable/documents';
import { textReader } from '@sandtable/words';
import { measured, valueOf } from '../model/numbers.ts';
import { replay } from '../model/replay.ts';
import { inConduct, isAhead, type World } from '../model/world.ts';
import { library } from './library.ts';
import { randomPlay } from './random-play.ts';

type Verdict = 'met' | 'not-met' | 'running' | 'not-ended' | 'artefact' | 'not-judged';
interface Judged {
  readonly name: string;
  readonly verdict: Verdict;
}
interface Data {
  readonly duties: readonly Judged[];
  readonly expected: readonly Judged[];
  readonly measures: readonly (Judged & { readonly value: unknown })[];
  readonly decisions: readonly {
    readonly name: string;
    readonly how: string | null;
    readonly notGiven: readonly (keyof typeof groundOf)[];
  }[];
  readonly outcome: { readonly name: string; readonly told: readonly number[]; readonly text: string } | null;
}

export interface Recorded {
  readonly program: Program;
  readonly setup: Setup;
  readonly entries: readonly Entry[];
  readonly texts: Texts;
  /** What came of it, by the second interpreter. */
  readonly world: World;
}

/** What a report states and its record contradicts, in words. */
export function contradictions(recorded: Recorded): readonly string[] {
  const { entries } = recorded;
  const markdown = reportOf(recorded, 'md');
  const data = JSON.parse(reportOf(recorded, 'json')) as Data;
  return [
    ...outcomeAmiss(recorded, data, markdown),
    ...windowsAmiss('clock', data.duties, entries),
    ...windowsAmiss('expected', data.expected, entries),
    ...measuresAmiss(recorded, data),
    ...decisionsAmiss(data, entries),
    ...figuresAmiss(data, markdown, isEnded(entries)),
    ...[...markdown.matchAll(/(\([^()]+\)) \1/gu)].map(([twice]) => `says twice ${twice}`),
  ];
}

export function reportOf({ program, setup, entries, texts }: Recorded, form: 'md' | 'json'): string {
  const { scenario } = program;
  const request: ReportRequest = {
    program,
    setup,
    entries,
    texts,
    reader: textReader('en')(scenario),
    language: 'en',
    head: null,
    parent: null,
    zone: null,
    recomputed: { is: 'same' },
    marking: null,
    signedOff: null,
  };
  const paper = papers.aar;
  const write = paper.from === 'record' ? paper.forms[form] : undefined;
  if (write === undefined) throw new Error(`no report as ${form}`);
  return [...write(request)].join('');
}

/** The first outcome that holds is told, and of it the clauses that hold and no others. */
function outcomeAmiss({ program, world }: Recorded, data: Data, markdown: string): string[] {
  const { scenario } = program;
  const holds = (of: { readonly onlyIf: (typeof scenario.outcomes)[number]['onlyIf'] }): boolean =>
    of.onlyIf === null || valueOf(world, of.onlyIf.tree) === true;
  // before EndEx none is reached
  const outcome = inConduct(world) || isAhead(world) ? undefined : scenario.outcomes.find(holds);
  const words = (at: number): string => outcome?.clauses[at - 1]?.text['en']?.trim() ?? '';
  const told = outcome?.clauses.flatMap((clause, at) => (holds(clause) ? [at + 1] : [])) ?? [];
  const line = markdown.split('\n').find((each) => each.startsWith('**Outcome: ')) ?? '';
  const all = new Set(
    scenario.outcomes.flatMap(({ clauses }) => clauses.map(({ text }) => text['en']?.trim() ?? '')),
  );
  const meant = new Set(told.map(words));
  return [
    ...(data.outcome?.name === outcome?.name ? [] : [`outcome ${data.outcome?.name}, not ${outcome?.name}`]),
    ...((data.outcome?.told ?? []).join() === told.join()
      ? []
      : [`told ${data.outcome?.told.join()}, not ${told.join()}`]),
    ...[...meant].flatMap((each) => (line.includes(each) ? [] : [`not told: ${each}`])),
    ...[...all].flatMap((each) =>
      line.includes(each) && ![...meant].some((own) => own.includes(each)) ? [`told: ${each}`] : [],
    ),
  ];
}

/** Legal clocks and expected actions: as the last entry about each says. */
function windowsAmiss(
  of: 'clock' | 'expected',
  judged: readonly Judged[],
  entries: readonly Entry[],
): string[] {
  return judged.flatMap(({ name, verdict }) => {
    const about = entries.findLast(
      ({ kind, body }) => kind.startsWith(`${of}.`) && (body as Record<string, unknown>)[of] === name,
    );
    const last = about?.kind ?? 'none';
    const how = about?.kind === 'expected.met' ? about.body.how : null;
    const right: Readonly<Record<string, readonly Verdict[]>> = {
      // seen, and not in its time
      [`${of}.met`]: how === 'late' ? ['not-met'] : ['met'],
      [`${of}.missed`]: ['not-met'],
      [`${of}.started`]: ['running', 'not-met'],
    };
    return (right[last] ?? ['not-judged']).includes(verdict)
      ? []
      : [`${of} ${name}: ${verdict} after ${last}`];
  });
}

/** No measure is met that did not come to its end, that the exercise has spoilt, or whose figure is beyond its target. */
function measuresAmiss({ program, entries, world }: Recorded, data: Data): string[] {
  const { scenario } = program;
  const happened = (event: EventReference) => happenedIn(entries, event);
  return scenario.measures.flatMap((measure, at) => {
    const { verdict = 'none', value = null } = data.measures[at] ?? {};
    const { name, how } = measure;
    if (how.by === 'interval') {
      // nobody was in the room
      if (how.clock === 'wall' && entries.every(({ wall }) => wall === null))
        return verdict === 'not-judged' ? [] : [`${name} without a clock: ${verdict}`];
      if (!happened(how.from)) return verdict === 'not-judged' ? [] : [`${name} never began: ${verdict}`];
      if (!happened(how.until))
        return verdict === 'running' || verdict === 'not-met' ? [] : [`${name} never ended: ${verdict}`];
      return verdict === 'met' && how.target !== null && Number(value) > how.target / 60
        ? [`${name}: ${String(value)} is no less than its target`]
        : [];
    }
    const figure = measured(world, name);
    if (figure !== null && typeof value === 'number' && Math.abs(figure - value) > 1e-6)
      return [`${name}: ${value}, not ${figure}`];
    if (how.target === null || figure === null || typeof how.target.value !== 'number') return [];
    const { comparison, value: target } = how.target;
    const met = {
      '<': figure < target,
      '<=': figure <= target,
      '>': figure > target,
      '>=': figure >= target,
      '==': figure === target,
      '!=': figure !== target,
    }[comparison];
    const right: readonly (Verdict | 'none')[] = isEnded(entries)
      ? [met ? 'met' : 'not-met']
      : how.sample === 'last' || how.sample === 'mean'
        ? ['not-ended']
        : // nothing can bring the highest down again, or the lowest up
          ['not-ended', met ? 'met' : 'not-met'];
    return right.includes(verdict) ? [] : [`${name} at ${figure}: ${verdict}`];
  });
}

const isEnded = (entries: readonly Entry[]): boolean =>
  entries.some(({ kind, body }) => kind === 'stage.changed' && body.stage === 'end-ex');

const shownBy: Readonly<Record<string, Entry['kind']>> = {
  'inject.delivered': 'inject.delivered',
  'decision.made': 'decision.closed',
  'decision.opened': 'decision.opened',
  'action.taken': 'action.taken',
  'clock.met': 'clock.met',
  'rule.applied': 'rule.applied',
};

/** Whether the record shows that something happened, for the kinds of event from which the library measures. */
function happenedIn(entries: readonly Entry[], event: EventReference): boolean {
  const [word = ''] = event.words;
  // the word is the role that learns it
  if (event.kind === 'fact')
    return entries.some(
      (entry) =>
        entry.kind === 'fact.learned' &&
        entry.body.fact === event.name &&
        entry.body.roles.some((role) => role === word),
    );
  const kind = shownBy[`${event.kind}.${word}`];
  if (kind === undefined) throw new Error(`no reading of ${printEvent(event)}`);
  return entries.some(
    (entry) =>
      // what they had declined, or left to the default, was decided after all
      (event.kind === 'decision' &&
        word === 'made' &&
        entry.kind === 'decision.reversed' &&
        entry.body.decision === event.name &&
        entry.body.how !== 'declined') ||
      (entry.kind === kind &&
        (entry.body as Record<string, unknown>)[event.kind] === event.name &&
        (entry.kind !== 'decision.closed' || entry.body.how === 'made' || entry.body.how === 'other')),
  );
}

/** What was said with the answers to a decision that no later answer of the same role, and no taking back, has replaced. */
function groundsStanding(entries: readonly Entry[], decision: string): readonly string[] {
  const said = new Map<string, readonly string[]>();
  for (const entry of entries) {
    // an answer that was put right keeps them, under whoever it was
    if (entry.kind === 'correct') said.clear();
    if (!('decision' in entry.body) || entry.body.decision !== decision) continue;
    if (entry.kind === 'answer') said.set(entry.body.by, Object.keys(entry.body.grounds));
    if (entry.kind === 'amend')
      said.set(entry.body.by, [...(said.get(entry.body.by) ?? []), ...Object.keys(entry.body.grounds)]);
    if (entry.kind === 'retract' || entry.kind === 'reverse') said.delete(entry.body.by);
    if (entry.kind === 'recall') said.clear();
  }
  return [...said.values()].flat();
}

function decisionsAmiss(data: Data, entries: readonly Entry[]): string[] {
  return data.decisions.flatMap(({ name, how, notGiven }) => {
    const closed = entries.findLast(
      (entry): entry is Extract<Entry, { readonly kind: 'decision.closed' }> =>
        entry.kind === 'decision.closed' && entry.body.decision === name,
    );
    const given = groundsStanding(entries, name);
    return [
      ...((closed?.body.how ?? null) === how ? [] : [`decision ${name}: ${how}`]),
      ...notGiven.flatMap((ask) => (given.includes(groundOf[ask]) ? [`${name}: ${ask} was given`] : [])),
    ];
  });
}

/** The figures on the first page count everything there is, once, and as the data do. */
function figuresAmiss(data: Data, markdown: string, ended: boolean): string[] {
  const verdicts = ended
    ? (['met', 'not-met', 'running', 'artefact', 'not-judged'] as const)
    : (['met', 'not-met', 'running', 'not-ended', 'artefact', 'not-judged'] as const);
  const rows = {
    'Legal clocks': data.duties,
    'Expected actions': data.expected,
    'Measures against targets': data.measures,
  };
  return Object.entries(rows).flatMap(([title, judged]) => {
    if (judged.length === 0) return [];
    const row = markdown.split('\n').find((line) => line.startsWith(`| ${title} |`)) ?? '';
    const told = [...row.matchAll(/\b\d+\b/gu)].map(([figure]) => Number(figure));
    const counted = verdicts.map((verdict) => judged.filter((each) => each.verdict === verdict).length);
    return told.join() === [...counted, judged.length].join()
      ? []
      : [`${title}: ${told.join()}, not ${counted.join()}`];
  });
}

/** Random plays of every scenario of the library, so many of each, with the seeds from the first on; what their reports say amiss. */
export function sweepReports(
  count: number,
  first = 0,
): { readonly plays: number; readonly amiss: readonly string[] } {
  let plays = 0;
  const amiss = library.flatMap(({ name, program }) =>
    Array.from({ length: count }, (_, at) => {
      const seed = first + at;
      const { scenario } = program;
      const parameters = scenario.parameters.map(
        ({ name: parameter, values, start }) =>
          [parameter, values[seed % Math.max(1, values.length)] ?? start] as const,
      );
      const { state, entries } = randomPlay(program, seed, parameters);
      plays += 1;
      const { setup } = state;
      const { world, parting } = replay(scenario, setup, entries);
      const amiss = contradictions({ program, setup, entries, world, texts: () => null });
      return [...(parting === null ? [] : [parting]), ...amiss].map(
        (each) => `${name}, seed ${seed}: ${each}`,
      );
    }).flat(),
  );
  return { plays, amiss };
}
