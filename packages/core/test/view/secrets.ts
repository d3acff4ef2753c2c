/** What a role may not know: the texts of the scenario that it was never given, and the words that others wrote. */
import { holderOf, present, type Program, type State } from '../../src/index.ts';
import type { Decision, Inject } from '../../src/scenario.ts';
import type { Entry, EntryKind } from '../../src/record.ts';
import type { Wandered } from './wandering-play.ts';

/** As it stands inside a string of JSON. */
export const asJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Texts of the scenario that this role was never given. A text with a placeholder is searched up to it. */
export function secretsFor(program: Program, state: State, role: string): string[] {
  const { scenario } = program;
  const place = scenario.roles.findIndex((candidate) => candidate.name === role);
  const received = new Set(
    state.messages
      .filter(({ to, cc }) => to.includes(role) || cc.includes(role))
      .map((message) => message.inject),
  );
  const texts = (text: Readonly<Record<string, string>> | null | undefined) => Object.values(text ?? {});
  const secrets = [
    ...scenario.injects.flatMap((inject) => [
      ...(received.has(inject.name)
        ? []
        : [...texts(inject.text), ...texts(inject.contentNote), ...attached(inject)]),
      ...inject.textFor.flatMap((own) =>
        own.role === role && received.has(inject.name) ? [] : texts(own.text),
      ),
      ...[inject.notes, inject.evaluatorNotes, inject.sensitivity].flatMap(texts),
    ]),
    ...scenario.facts.flatMap((fact, at) =>
      (state.facts[at]?.since[place] ?? -1) < 0 ? texts(fact.text) : [],
    ),
    ...scenario.decisions.flatMap((decision, at) =>
      state.decisions[at]?.everOpened &&
      (decision.by.roles.includes(role) ||
        decision.consult.roles.includes(role) ||
        leadsInstead(program, state, decision, role))
        ? texts(decision.notes)
        : [...texts(decision.question), ...texts(decision.notes)],
    ),
    ...scenario.roles.filter((other) => other.name !== role).flatMap((other) => texts(other.brief)),
    ...scenario.expected.flatMap((expected) => texts(expected.text)),
    ...scenario.phases.flatMap((phase, at) => (at === state.phase ? [] : texts(phase.soFar))),
    ...scenario.outcomes.flatMap(({ clauses }) => clauses.flatMap(({ text }) => texts(text))),
  ];
  const given = [
    ...scenario.injects.flatMap((inject) =>
      received.has(inject.name) ? [...texts(inject.text), ...texts(inject.contentNote)] : [],
    ),
    ...scenario.actions.flatMap((action) => texts(action.text)),
    ...scenario.roles.flatMap((own) => (own.name === role ? own.can.flatMap(({ text }) => texts(text)) : [])),
  ];
  // a short text may stand within one that was given: then it proves nothing
  return secrets
    .map((text) => text.split('{')[0]?.trim() ?? '')
    .filter((text) => text.length > 12 && !given.some((known) => known.includes(text)));
}

/** The deputy of a lead who is not there leads, whether it is among the deciders or not (`check` asks about one who is not). */
const leadsInstead = (program: Program, state: State, { rule, lead }: Decision, role: string): boolean =>
  rule === 'lead' &&
  lead !== null &&
  program.scenario.roles.find(({ name }) => name === lead)?.deputy === role &&
  !present(program, state, lead);

/** Whatever of an attachment could be read: its title, its words, its cells. */
const attached = ({ attach }: Inject): string[] =>
  attach.flatMap((one) => [
    ...Object.values(one.title),
    ...Object.values(one.holds === 'text' ? one.text : one.alt),
    ...(one.holds === 'table' ? one.table.flat() : []),
  ]);

/** The same for whoever plays this role, and may play others besides: what none of them was given. */
export function secretsKept({ program, state }: Pick<Wandered, 'program' | 'state'>, role: string): string[] {
  return secretsFor(program, state, role).filter((secret) =>
    othersPlayedBy(program, state, role).every((other) => secretsFor(program, state, other).includes(secret)),
  );
}
/** And the words that were sent to none of them. */
export const privateTo = (so: Wandered, role: string): string[] =>
  privateWords(so, role).filter((words) =>
    othersPlayedBy(so.program, so.state, role).every((other) => privateWords(so, other).includes(words)),
  );
const othersPlayedBy = (program: Wandered['program'], state: State, role: string): readonly string[] =>
  program.scenario.roles
    .map(({ name }) => name)
    .filter((name) => name !== role && holderOf(program, state, name) === role);

/** Words that people wrote and this role neither wrote nor was sent. */
export function privateWords({ entries, texts }: Wandered, role: string): string[] {
  return entries.flatMap((entry) => {
    const words = texts.get(entry.n)?.[0];
    if (words === undefined || entry.author.role === role) return [];
    if (entry.kind === 'say' || entry.kind === 'adhoc') return entry.body.to.includes(role) ? [] : [words];
    if (entry.kind === 'reply') return asker(entries, entry.body.question) === role ? [] : [words];
    return ofControlOrOne.has(entry.kind) ? [words] : [];
  });
}

/** Words that are for exercise control, or for one who wrote them. */
const ofControlOrOne: ReadonlySet<EntryKind> = new Set([
  'note',
  'ask',
  'answer',
  'pause',
  'withdraw',
  'reverse',
  'skip',
] as const);

function asker(entries: readonly Entry[], question: number): string | null {
  const asked = entries.find(({ n }) => n === question);
  return asked?.kind === 'ask' ? asked.body.by : null;
}
