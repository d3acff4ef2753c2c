/** A record on which everybody is named and quoted in every way that there is, and what was said. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '@sandtable/language';
import type { AnswerGrounds, Author, Command } from '@sandtable/core/record';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';

const scenarioFile = join(import.meta.dirname, 'council.yaml');
export const scenarioText = readFileSync(scenarioFile, 'utf8');
const source = scenarioText;

export const names = [
  'Marisol Quint',
  'Quint',
  'Bo Lindqvist',
  'Lindqvist',
  'Ana Zupanc',
  'Zupanc',
  'Ottovar',
];
/** Stand in whatever a participant says, and in what exercise control quotes; nowhere else. */
export const quotation = /bramble\d*|thistle\d*/gu;
/** Stands in what the recorder wrote as its own. */
export const remark = 'heather';

const scenarioOf = (text: string) => {
  const { scenario, diagnostics } = readScenario(text, 'council.yaml');
  if (scenario === null) throw new Error(diagnostics.map(({ code }) => code).join(' '));
  return scenario;
};

/** Half past nine on an invented morning; the room's clock moves a minute with each entry. */
const morning = Date.UTC(2026, 10, 24, 9, 30);

export interface Room {
  readonly session: Session;
  readonly give: (command: Command, texts?: readonly string[], author?: Partial<Author>) => number;
  /** Moves the clock of the room. */
  readonly pass: (milliseconds: number) => void;
}

export function openRoom(
  file: string,
  attribution: 'person' | 'role' = 'person',
  { text = source, language = 'en' } = {},
): Room {
  let now = morning;
  const clock: WallClock = { now: () => now, every: () => () => {} };
  const session = startSession({
    file,
    clock,
    reader: textReader(language),
    scenario: scenarioOf(text),
    text,
    seed: '7',
    parameters: [],
    attribution,
    engine: 'test',
  });
  return {
    session,
    pass: (milliseconds) => void (now += milliseconds),
    give(command, texts = [], author = {}) {
      now += 60_000;
      const given = session.give(command, texts, author);
      if ('refused' in given) throw new Error(`${command.kind}: ${JSON.stringify(given)}`);
      return given.entries[0]?.n ?? 0;
    },
  };
}

const one = { text: 0 } as const;
const grounds = (from: number): AnswerGrounds => ({
  rationale: { text: from },
  authority: { text: from + 1 },
  missing: { text: from + 2 },
  dissent: { text: from + 3 },
  legality: { text: from + 4 },
  necessity: { text: from + 5 },
  proportionality: { text: from + 6 },
  nonDiscrimination: { text: from + 7 },
  endDate: { text: from + 8 },
});

/** Seats with names, and whatever can be said; `end` also EndEx and what comes after. */
export function fill({ give, session }: Room, before: () => void = () => {}, end = true): void {
  let count = 0;
  const said = (): string => `We say bramble${(count += 1)} of it.`;
  const many = (times: number): string[] => Array.from({ length: times }, said);
  const why = (): string =>
    `The ${remark} was wet, and Bo LINDQVIST said “thistle${(count += 1)}” and "thistle0".`;
  const answered = { saidAt: null, added: [], instead: false } as const;
  const options = (...each: readonly string[]) => ({ form: 'options', options: each }) as const;
  const words = { form: 'other', said: one, treatAs: null } as const;

  give({ kind: 'seat', body: { role: 'mayor', participant: 1, name: one } }, ['Marisol Quint']);
  give({ kind: 'seat', body: { role: 'guard', participant: 2, name: one } }, ['Bo Lindqvist']);
  give({ kind: 'seat', body: { role: 'editor', participant: 3, name: one } }, ['Ana Zupanc']);
  const open = !session.control().people.chathamHouse;
  const knocks = { guest: 4, event: { did: 'knocked', key: 'a digest' } } as const;
  give({ kind: 'door', body: open ? { ...knocks, name: one } : knocks }, open ? ['Bo Lindqvist'] : []);
  before();
  give({ kind: 'brief', body: {} });
  give({ kind: 'edit', body: { inject: 'late', said: one, role: null } }, ['Quint says that it stops.']);
  give({ kind: 'skip', body: { inject: 'other', because: one } }, [why()]);
  give({ kind: 'start', body: {} });
  give({ kind: 'next', body: {} });
  give({ kind: 'say', body: { from: 'mayor', to: ['guard'], said: one } }, [said()], { role: 'mayor' });
  give({ kind: 'say', body: { from: 'caller', to: ['mayor'], said: one } }, ['Is Zupanc there?']);
  const question = give({ kind: 'ask', body: { by: 'editor', said: one } }, [said()], { role: 'editor' });
  give({ kind: 'reply', body: { question, from: 'caller', said: one, reveals: [] } }, ['Ask Quint.']);
  give({ kind: 'adhoc', body: { from: 'caller', to: ['mayor'], channel: 'phone', said: one, reveals: [] } }, [
    'A letter to Marisol Quint.',
  ]);
  give({ kind: 'acknowledge', body: { by: 'mayor', message: 1, said: one } }, [said()], { role: 'mayor' });
  give({ kind: 'deliver', body: { inject: 'spare', because: one } }, [why()]);
  if (!session.control().people.chathamHouse)
    give({ kind: 'given', body: { inject: 'spare', given: true, by: one, at: null } }, ['Ilse Ottovar']);
  give({ kind: 'withdraw', body: { inject: 'spare', because: one } }, [why()]);
  give({ kind: 'seen', body: { expected: 'ring', how: 'seen', because: one } }, [why()]);
  const wrong = give({ kind: 'override', body: { values: [['calls', 60]], because: one } }, [why()]);
  give(
    {
      kind: 'correct',
      body: { entry: wrong, instead: { of: 'override', values: [['calls', 9]] }, because: one },
    },
    [why()],
  );
  give({ kind: 'pause', body: { reason: 'break', until: null, because: one } }, [why()]);
  give({ kind: 'resume', body: { because: one } }, [why()]);
  give({ kind: 'next', body: {} });
  give({ kind: 'close-discussion', body: {} });
  give({ kind: 'drop', body: { phase: 'main', item: 8, dropped: true, because: one } }, [why()]);
  give({ kind: 'next', body: {} });
  give({ kind: 'allow', body: { decision: 'shut', option: 'fence', because: one } }, [why()]);
  give(
    {
      kind: 'answer',
      body: {
        decision: 'shut',
        by: 'mayor',
        answer: options('close'),
        grounds: { conditions: { text: 9 }, ...grounds(0) },
        ...answered,
      },
    },
    many(10),
    { role: 'mayor' },
  );
  give(
    {
      kind: 'answer',
      body: {
        decision: 'shut',
        by: 'guard',
        answer: options('close'),
        grounds: { rationale: one },
        ...answered,
      },
    },
    [said()],
  );
  give(
    {
      kind: 'answer',
      body: { decision: 'shut', by: 'editor', answer: words, grounds: { dissent: { text: 1 } }, ...answered },
    },
    many(2),
  );
  give(
    { kind: 'amend', body: { decision: 'shut', by: 'guard', grounds: grounds(0), saidAt: null } },
    many(9),
  );
  give({ kind: 'settle', body: { decision: 'shut', byDefault: false } });
  give({ kind: 'reverse', body: { decision: 'shut', answer: options('leave'), by: 'mayor', because: one } }, [
    said(),
  ]);
  give({ kind: 'recall', body: { decision: 'shut', because: one } }, [said()]);
  give({ kind: 'settle', body: { decision: 'shut', byDefault: true } });
  give({ kind: 'next', body: {} });
  const told = give(
    { kind: 'answer', body: { decision: 'tell', by: 'editor', answer: words, grounds: {}, ...answered } },
    [said()],
  );
  give(
    {
      kind: 'correct',
      body: {
        entry: told,
        instead: { of: 'answer', answer: words, by: 'editor' },
        because: { text: 1 },
      },
    },
    [said(), why()],
  );
  give({ kind: 'settle', body: { decision: 'tell', byDefault: false } });
  give({ kind: 'next', body: {} });
  for (const by of ['mayor', 'guard'])
    give(
      {
        kind: 'answer',
        body: { decision: 'pay', by, answer: options('town'), grounds: { rationale: one }, ...answered },
      },
      [said()],
    );
  give({ kind: 'settle', body: { decision: 'pay', byDefault: false } });
  give({ kind: 'next', body: {} });
  const card = { activity: 'ideas', of: 'idea', said: one, about: null } as const;
  give({ kind: 'contribute', body: { ...card, by: 'guard' } }, [said()], { role: 'guard' });
  give({ kind: 'contribute', body: { ...card, by: null } }, [`Lindqvist draws ${remark}.`]);
  give({ kind: 'next', body: {} });
  give({ kind: 'next', body: {} });
  give(
    {
      kind: 'draw',
      body: { activity: 'worlds', part: 'across', name: one, low: { text: 1 }, high: { text: 2 } },
    },
    ['Quint', 'less', 'more'],
  );
  give({ kind: 'draw', body: { activity: 'worlds', part: 'low-low', name: one, story: { text: 1 } } }, [
    'Dry',
    'As Zupanc feared.',
  ]);
  give({ kind: 'next', body: {} });
  give({ kind: 'told-back', body: { by: ['mayor'], said: [one, { text: 1 }, null] } }, many(2));
  give({ kind: 'note', body: { said: one, tag: 'gap', role: 'guard', about: null } }, [why()]);
  give({ kind: 'note', body: { said: one, tag: 'parking-lot', role: null, about: null } }, [
    `Who told Quint of the ${remark}?`,
  ]);
  give({ kind: 'note', body: { said: one, tag: null, role: 'guard', about: null } }, [said()], {
    role: 'guard',
    participant: 2,
  });
  const spoken = session.entries.findLast(
    ({ kind, author }) => kind === 'ask' && author.role !== 'exercise_control',
  );
  // a language is called as those call it who speak it, in no letters of an interface in English
  const interprets = { words: { entry: spoken?.n ?? 0, text: 0 }, into: 'ru' };
  give({ kind: 'note', body: { said: one, tag: null, role: null, about: spoken?.n ?? null, interprets } }, [
    said(),
  ]);
  give({ kind: 'jump-over', body: { because: one } }, [why()]);
  give({ kind: 'go', body: { phase: 'main', because: one } }, [why()]);
  if (!end) return;
  wash({ give, session });
  evaluate({ give, session });
  give({ kind: 'close', body: {} });
  session.close();
}

/** The debrief and the steps of the report, with whatever can be said in them; whoever approves it puts their name under it for all to read. */
export function evaluate({ give, session }: Pick<Room, 'give' | 'session'>): void {
  const why = `The ${remark} was wet, and Bo LINDQVIST said “thistle0”.`;
  const open = !session.control().people.chathamHouse;
  const by = (text: number) => (open ? { by: { text } } : {});
  const who = (...words: readonly string[]) => (open ? [...words, 'Ilse Ottovar'] : words);
  const rated = { of: 'target', name: 'quick' } as const;
  const guest = 900;
  give({ kind: 'door', body: { guest, event: { did: 'watches', roles: [], objectives: ['shut_early'] } } });
  const on = { of: 'target', name: 'quick' } as const;
  const seen = give({ kind: 'note', body: { said: one, tag: null, role: null, about: null, on } }, [why]);
  give({ kind: 'debrief', body: {} });
  const rests = [seen];
  const name = open ? { name: { text: 1 } } : {};
  give(
    { kind: 'judge', body: { rated, rating: 'S', breach: false, said: one, rests, sheet: guest, ...name } },
    who(why),
  );
  give({ kind: 'reconcile', body: { rated, rating: 'S', breach: false, said: one } }, [why]);
  const finding = give(
    {
      kind: 'find',
      body: {
        objective: 'shut_early',
        of: 'improvement',
        organisation: 'town',
        observation: one,
        reference: { text: 1 },
        analysis: { text: 2 },
        cause: 'coordination',
        recommendation: { text: 3 },
        rests,
      },
    },
    [why, why, why, why],
  );
  give({ kind: 'issue', body: {} });
  const comment = give(
    { kind: 'comment', body: { finding, organisation: 'town', disputes: true, said: one, ...by(1) } },
    who(why),
  );
  give({ kind: 'dispose', body: { comment, disposition: 'partly', said: one, ...by(1) } }, who(why));
  give({ kind: 'issue', body: {} });
  give({ kind: 'meet', body: { said: one } }, [why]);
  const action = give(
    {
      kind: 'plan-action',
      body: {
        finding,
        action: one,
        element: 'planning',
        organisation: 'town',
        retest: { text: 1 },
        ends: '2027-03-31',
        priority: 'high',
        ...(open ? { contact: { text: 2 } } : {}),
      },
    },
    who(why, why),
  );
  give({ kind: 'approve', body: { by: one, office: { text: 1 }, hash: 'f'.repeat(64) } }, [
    'Ida Ro',
    'Director of exercises',
  ]);
  give({ kind: 'accept-action', body: { action, ...by(0) } }, who());
}

/** EndEx and the hot wash, which stands at the last of what was parked. */
export function wash({ give, session }: Pick<Room, 'give' | 'session'>): void {
  const why = `The ${remark} was wet, and Bo LINDQVIST said “thistle0”.`;
  give({ kind: 'end', body: { because: one } }, [why]);
  give({ kind: 'hot-wash', body: {} });
  give({ kind: 'turn-to', body: { at: { of: 'question', number: 1 } } });
  give({ kind: 'note', body: { said: one, tag: 'strength', role: 'mayor', about: null } }, [why]);
  const parked = { kind: 'note', body: { said: one, tag: 'parking-lot', role: null, about: null } } as const;
  give(parked, ['We say bramble of it.'], { role: 'guard', participant: 2 });
  for (const { note } of session.control().hotWash?.parked ?? []) {
    give({ kind: 'turn-to', body: { at: { of: 'parked', note } } });
    give(
      {
        kind: 'unpark',
        body: { note, becomes: 'action', said: one, owner: { text: 1 }, until: { text: 2 } },
      },
      [why, 'Bo Lindqvist of the guard', 'when Quint is back'],
    );
  }
}
