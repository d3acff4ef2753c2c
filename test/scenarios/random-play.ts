/** A play in which people answer, act and share by chance, and nobody leads but the attendant. */
import { attend, begin, openTable, type Program, type State } from '@sandtable/core';
import type { Answer, Command, Entry } from '@sandtable/core/record';
import type { Decision } from '@sandtable/core/scenario';

export interface RandomPlay {
  readonly state: State;
  readonly entries: readonly Entry[];
}

/** How people are today: how often they answer at all, agree with each other, act unasked and tell what they know. */
interface Mood {
  readonly answers: number;
  readonly agrees: number;
  readonly acts: number;
  readonly shares: number;
}

/** One decision that is answered as said, by all who decide: the rest of the play is that of its seed. */
export interface Fixed {
  readonly decision: string;
  readonly option: string;
}

export function randomPlay(
  program: Program,
  seed: number,
  parameters: readonly (readonly [string, string | number | boolean])[],
  fixed?: Fixed,
): RandomPlay {
  const luck = stream(seed);
  const table = openTable(
    program,
    begin(program, { seed: `random ${seed}`, parameters, attribution: program.scenario.attribution }),
  );
  const mood: Mood = {
    answers: 0.4 + luck() * 0.6,
    agrees: luck(),
    acts: luck() * 0.3,
    shares: luck() * 0.3,
  };
  const asked = new Set<string>();
  const give = (command: Command, role: string | null) =>
    table.give({ command, author: { participant: null, role, organisation: null }, wall: null, texts: [''] });

  // six days of a story are some seventeen hundred steps of five minutes
  for (let steps = 0; steps < 3_000; steps += 1) {
    const state = table.state();
    if (state.stage === 'conduct') {
      for (const decision of program.scenario.decisions.filter(
        (_, at) => state.decisions[at]?.status === 'open',
      )) {
        if (asked.has(decision.name)) continue;
        asked.add(decision.name);
        const isFixed = decision.name === fixed?.decision;
        if (luck() > mood.answers && !isFixed) continue;
        const common = answer(decision, luck);
        for (const by of decision.by.roles) {
          const own = luck() < mood.agrees ? common : answer(decision, luck);
          give(
            answering(decision.name, by, isFixed ? { form: 'options', options: [fixed.option] } : own),
            by,
          );
        }
      }
      if (luck() < mood.acts) {
        const action = one(program.scenario.actions, luck);
        const by = action && one(action.by.roles, luck);
        if (action && by) give({ kind: 'act', body: { action: action.name, by } }, by);
      }
      if (luck() < mood.shares) {
        const fact = one(program.scenario.facts, luck);
        const [by, other] = [one(program.scenario.roles, luck), one(program.scenario.roles, luck)];
        if (fact && by && other)
          give({ kind: 'share', body: { fact: fact.name, by: by.name, with: [other.name] } }, by.name);
      }
    }
    const next = attend(program, table.state());
    if (next === null) return { state: table.state(), entries: table.entries() };
    if (next === 'stuck' || give(next, null)) break;
  }
  throw new Error(`seed ${seed} did not come to its end`);
}

const answering = (decision: string, by: string, given: Answer): Command => ({
  kind: 'answer',
  body: { decision, by, answer: given, grounds: {}, saidAt: null, added: [], instead: false },
});

function answer(decision: Decision, luck: () => number): Answer {
  const names = decision.options.map(({ name }) => name);
  switch (decision.answer.form) {
    case 'amount': {
      const { min, max } = decision.answer;
      // people name small numbers more often than large ones
      return { form: 'amount', amount: Math.round(min + (max - min) * luck() ** 2) };
    }
    case 'several': {
      const some = names.filter(() => luck() < 0.5);
      return { form: 'options', options: some.length > 0 ? some : names.slice(0, 1) };
    }
    case 'ranking':
      return {
        form: 'ranking',
        ranking: names
          .map((name) => ({ name, at: luck() }))
          .sort((a, b) => a.at - b.at)
          .map(({ name }) => name),
      };
    case 'text':
      return { form: 'other', said: { text: 0 }, treatAs: null };
    case 'choice':
      return { form: 'options', options: [one(names, luck) ?? ''] };
  }
}

const one = <T>(list: readonly T[], luck: () => number): T | undefined =>
  list[Math.floor(luck() * list.length)];

/** Numbers from 0 to 1 (mulberry32). */
export function stream(seed: number): () => number {
  let now = seed >>> 0;
  return () => {
    now = (now + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(now ^ (now >>> 15), now | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
