/** Exercises for the tests of papers: the library's scripts, and one evening at the ferry port with everything that a controller can do. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { begin, load, openTable, play } from '@sandtable/core';
import { filesWanted, oneText, readExercise, readScenario, readScript } from '@sandtable/language';
import type { Attribution, Scenario } from '@sandtable/core/scenario';
import type { Author, Command, ExerciseFile, Setup, TextReference } from '@sandtable/core/record';
import { textReader } from '@sandtable/words';
import type { ReportRequest } from '../src/index.ts';

const root = join(import.meta.dirname, '../../..');

function scenarioIn(file: string): Scenario {
  const { scenario, diagnostics } = readScenario(readFileSync(join(root, file), 'utf8'), file);
  if (!scenario) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}
/** The example of the documents, with the files that its injects attach. */
export function marketHall(): Scenario {
  const folder = join(root, 'docs/author/examples/market-hall');
  const own = readFileSync(join(folder, 'scenario.yaml'), 'utf8');
  const beside = filesWanted(own).map((path) => {
    const bytes = readFileSync(join(folder, path));
    const picture = `data:image/png;base64,${bytes.toString('base64')}`;
    return { path, text: path.endsWith('.png') ? picture : bytes.toString('utf8'), why: null };
  });
  const { scenario } = readScenario(oneText(own, beside), 'scenario.yaml');
  if (!scenario) throw new Error('the market hall has errors');
  return scenario;
}
export const ferryPort = (): Scenario => scenarioIn('test/fixtures/ferry-port.yaml');
/** What one exercise at the ferry port is. */
export function ferryExercise(): ExerciseFile {
  const file = 'test/fixtures/ferry-port-exercise.yaml';
  const { exercise } = readExercise(readFileSync(join(root, file), 'utf8'), file, ferryPort());
  if (exercise === null) throw new Error('the exercise file has errors');
  return exercise;
}
export const libraryScripts = globSync('scenarios/*/scripts/*.yaml', { cwd: root }).toSorted();

export const libraryScenarios = (): readonly Scenario[] =>
  globSync('scenarios/*/scenario.yaml', { cwd: root }).toSorted().map(scenarioIn);

/** The ferry port with many injects more, for several roles each. */
export function bigScenario(injects: number): Scenario {
  const scenario = ferryPort();
  return {
    ...scenario,
    injects: Array.from({ length: injects }, (_, at) => {
      const inject = scenario.injects[at % scenario.injects.length];
      if (!inject) throw new Error('no injects');
      const everybody = { written: ['all'], roles: scenario.roles.map(({ name }) => name) };
      return { ...inject, name: `inject_${at}`, serial: `9-${at}`, to: at % 2 === 0 ? everybody : inject.to };
    }),
  };
}

const head = { number: 1, hash: '0'.repeat(64) };

function requestOf(
  scenario: Scenario,
  entries: ReportRequest['entries'],
  textsOf: ReadonlyMap<number, readonly string[]>,
  setup: Setup,
): ReportRequest {
  return {
    program: load(scenario),
    setup,
    entries,
    texts: ({ entry, text }: TextReference) => textsOf.get(entry)?.[text] ?? null,
    reader: textReader('en')(scenario),
    language: 'en',
    head,
    parent: null,
    zone: 'UTC',
    recomputed: { is: 'same' },
    marking: null,
    signedOff: null,
  };
}

/** A play of one of the library's scripts. */
export function libraryPlay(script: string): ReportRequest {
  const folder = script.split('/scripts/')[0] ?? '';
  const scenario = scenarioIn(`${folder}/scenario.yaml`);
  const read = readScript(readFileSync(join(root, script), 'utf8'), basename(script), scenario).script;
  if (!read) throw new Error(`${script} cannot be read`);
  const setup: Setup = {
    seed: '7',
    parameters: read.parameters.map(({ parameter, value }) => [parameter, value]),
    attribution: scenario.attribution,
  };
  const played = play(load(scenario), setup, read.play);
  return requestOf(scenario, played.entries, played.texts, setup);
}

/** A day at the airport on which flights start again with no list signed, two innocents are held, and duties are missed. */
export const badly = `- { decide: runway_use, answer: one_runway, by: airport }
- { decide: reopen, answer: now_full, by: tower }
- { decide: suspects, answer: hold_quiet, by: police }
`;

/** The drone incident as it once was, for tests that need a story which does not change. */
export const unchangedDrone = (): Scenario =>
  scenarioIn('test/fixtures/before-repairs/drone-incident/scenario.yaml');

/** It, played by the steps of a script. */
export function dronePlay(steps: string): ReportRequest {
  const scenario = unchangedDrone();
  const { script, diagnostics } = readScript(
    `play:\n${steps.replaceAll(/^/gmu, '  ')}`,
    'badly.yaml',
    scenario,
  );
  if (!script) throw new Error(JSON.stringify(diagnostics));
  const setup: Setup = { seed: '3', parameters: [], attribution: scenario.attribution };
  const played = play(load(scenario), setup, script.play);
  if (played.undone.length > 0) throw new Error(JSON.stringify(played.undone));
  return requestOf(scenario, played.entries, played.texts, setup);
}

/** A town whose facilitator entered StartEx, a talk and its end late, and said so. */
export function late(): ReportRequest {
  const file = 'test/fixtures/smallest.yaml';
  const text = `${readFileSync(join(root, file), 'utf8')}discussions:
  talk: { ask: What now? }
`.replace('clock: runs', 'agenda: [{ say: Welcome., minutes: 5 }, { discuss: talk, minutes: 20 }]');
  const { scenario, diagnostics } = readScenario(text, file);
  if (!scenario) throw new Error(JSON.stringify(diagnostics));
  const setup: Setup = { seed: '7', parameters: [], attribution: 'role' };
  const program = load(scenario);
  const table = openTable(program, begin(program, setup));
  const at = (time: string): number => Date.parse(`2031-06-08T${time}:00Z`);
  const give = (entered: string, command: Command): number => {
    const number = table.state().entries + 1;
    const author = { participant: null, role: 'exercise_control', organisation: null };
    const refusal = table.give({ command, author, wall: at(entered), texts: [] });
    if (refusal) throw new Error(`${command.kind}: ${JSON.stringify(refusal)}`);
    return number;
  };
  const late = (entered: string, command: Command, happened: string): number => {
    const entry = give(entered, command);
    return give(entered, { kind: 'happened', body: { entry, at: at(happened) } });
  };
  give('09:00', { kind: 'brief', body: {} });
  late('09:20', { kind: 'start', body: {} }, '09:05');
  late('09:21', { kind: 'next', body: {} }, '09:10');
  give('09:22', { kind: 'next', body: {} });
  late('09:45', { kind: 'close-discussion', body: {} }, '09:40');
  give('09:50', { kind: 'end', body: {} });
  return requestOf(scenario, table.entries(), new Map(), setup);
}

/** A town whose decisions end in every way in which nobody decides. */
export function undecided(attribution: Attribution = 'role'): ReportRequest {
  const file = 'test/fixtures/smallest.yaml';
  const decision = (name: string, at: string, more: string): string =>
    `  ${name}: { at: ${at}, by: [mayor, police], within: 10m, question: Do you ${name}?, options: { now: { text: Now }, later: { text: Later } }, ${more} }\n`;
  const text = `${readFileSync(join(root, file), 'utf8')}decisions:
${decision('refuse', '10m', 'otherwise: later')}${decision('wait', '30m', 'otherwise: later')}${decision('sleep', '50m', 'otherwise: none')}${decision('differ', '70m', 'otherwise: none, rule: consensus')}${decision('invent', '90m', 'otherwise: later')}tests:
  all:
    text: All of them
    play:
      - { decide: refuse, answer: declined, by: mayor }
      - { decide: differ, answer: now, by: mayor }
      - { decide: differ, answer: later, by: police }
      - { decide: invent, other: We ask the river., by: mayor }
    expect: ["end"]
`;
  const { scenario, diagnostics } = readScenario(text, file);
  const [test] = scenario?.tests ?? [];
  if (!scenario || !test) throw new Error(JSON.stringify(diagnostics));
  const setup: Setup = { seed: '7', parameters: [], attribution };
  const played = play(load(scenario), setup, test.play);
  if (played.undone.length > 0) throw new Error(JSON.stringify(played.undone));
  return requestOf(scenario, played.entries, played.texts, setup);
}

/** Each of as many people as there are answers gives one, in this order. */
export function voted(
  rule: 'each' | 'majority',
  answers: readonly ('go' | 'stay')[],
  attribution: Attribution,
  ballot: 'open' | 'secret' = 'open',
): ReportRequest {
  const file = 'votes.yaml';
  const who = answers.map((_, at) => `p${at}`);
  const { scenario, diagnostics } = readScenario(
    `sandtable: 1
id: votes
title: Votes
summary: They vote.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1h
organisations: { town: { name: Town, sector: government } }
roles: { ${who.map((name) => `${name}: { name: Person ${name}, organisation: town }`).join(', ')} }
phases: { first: { title: First, agenda: [{ decide: d }] } }
decisions: { d: { by: [${who.join(', ')}], rule: ${rule}, ballot: ${ballot}, question: Do you go?, otherwise: none, options: { go: { text: Go }, stay: { text: Stay } } } }
tests: { all: { text: All, play: [${answers
      .map((answer, at) => `{ decide: d, answer: ${answer}, by: p${at} }`)
      .join(', ')}], expect: ["end"] } }
`,
    file,
  );
  const [test] = scenario?.tests ?? [];
  if (!scenario || !test) throw new Error(JSON.stringify(diagnostics));
  const setup: Setup = { seed: '7', parameters: [], attribution };
  const played = play(load(scenario), setup, test.play);
  if (played.undone.length > 0) throw new Error(JSON.stringify(played.undone));
  return requestOf(scenario, played.entries, played.texts, setup);
}

/** Two decide in the room; an answer, its reason and its condition were entered, and the option was put right. */
export function answerPutRight(words: {
  readonly reason: string;
  readonly condition: string;
}): ReportRequest {
  const file = 'test/fixtures/smallest.yaml';
  const text = `${readFileSync(join(root, file), 'utf8')}decisions:
  gates: { at: 0m, by: [mayor, police], rule: majority, question: Do you open?, options: { wide: { text: Open them wide }, shut: { text: Keep them shut } }, otherwise: shut, ask: [rationale, authority] }
injects:
  letter: { at: 0m, to: [mayor], from: police, channel: letter, delivery: card, text: A letter lies here. }
`;
  const { scenario, diagnostics } = readScenario(text, file);
  if (!scenario) throw new Error(JSON.stringify(diagnostics));
  const program = load(scenario);
  const setup: Setup = { seed: '1', parameters: [], attribution: 'role' };
  const table = openTable(program, begin(program, setup));
  const texts = new Map<number, readonly string[]>();
  const give = (command: Command, said: readonly string[] = []): number => {
    const number = table.state().entries + 1;
    const author = { participant: null, role: 'exercise_control', organisation: null };
    const refusal = table.give({ command, author, wall: morning + number * 1000, texts: said });
    if (refusal) throw new Error(`${command.kind}: ${JSON.stringify(refusal)}`);
    texts.set(number, said);
    return number;
  };
  const answer = (by: string, said: readonly string[]) =>
    give(
      {
        kind: 'answer',
        body: {
          decision: 'gates',
          by,
          answer: { form: 'options', options: ['wide'] },
          grounds: said.length === 0 ? {} : { rationale: { text: 0 }, conditions: { text: 1 } },
          saidAt: null,
          added: [],
          instead: false,
        },
      },
      said,
    );
  give({ kind: 'brief', body: {} });
  give({ kind: 'start', body: {} });
  const slip = answer('mayor', [words.reason, words.condition]);
  const other = answer('police', []);
  if (table.state().decisions[0]?.status !== 'closed')
    give({ kind: 'settle', body: { decision: 'gates', byDefault: false } });
  for (const [entry, by] of [
    [slip, 'mayor'],
    [other, 'police'],
  ] as const)
    give({
      kind: 'correct',
      body: { entry, instead: { of: 'answer', answer: { form: 'options', options: ['shut'] }, by } },
    });
  give({ kind: 'end', body: {} });
  return requestOf(scenario, table.entries(), texts, setup);
}

/** Half past nine on an invented morning, in the room. */
const morning = Date.UTC(2026, 10, 24, 9, 30);

/** What people said and typed that evening; tests look for these words, or put worse ones in their place. */
export const spokenWords = {
  name: 'Marisol Quint',
  rationale: 'Forty coaches are worse than a slow lane.',
  dissent: 'One lane would have been enough.',
  other: 'We wait until the ministry rings.',
  ask: 'May we open the staff gate?',
  said: 'The queue is at the motorway.',
  adhoc: 'A coach driver asks where the toilets are.',
  reason: 'The room had counted again.',
  strength: 'The port rang the ministry before anybody asked.',
  gap: 'Nobody owned the sign on the motorway.',
  action: 'Write down who may close the terminal.',
  parked: 'Who pays for the overtime?',
  artefact: 'The projector froze during the second note.',
};
export type Words = { readonly [K in keyof typeof spokenWords]: string };

/** An evening at the ferry port, given command by command, with seats, pauses, corrections, reversals and notes; `washed`: also its hot wash. */
export function evening(
  attribution: Attribution = 'role',
  words: Words = spokenWords,
  washed = false,
): ReportRequest {
  const scenario = ferryPort();
  const program = load(scenario);
  const setup: Setup = { seed: 'evening', parameters: [], attribution };
  const table = openTable(program, begin(program, setup));
  const texts = new Map<number, readonly string[]>();
  const control: Author = { participant: null, role: 'exercise_control', organisation: null };
  let minute = 0;
  const give = (command: Command, said: readonly string[] = [], role: string | null = null): number => {
    const organisation = scenario.roles.find((each) => each.name === role)?.organisation ?? null;
    const author = role === null ? control : { participant: null, role, organisation };
    const number = table.state().entries + 1;
    const wall = morning + 60_000 * minute++;
    const refusal = table.give({ command, author, wall, texts: said });
    if (refusal) throw new Error(`${command.kind}: ${JSON.stringify(refusal)}`);
    if (said.length > 0) texts.set(number, said);
    return number;
  };
  const zero = { text: 0 };
  const next = () => give({ kind: 'next', body: {} });
  const note = (
    said: string,
    tag: 'strength' | 'gap' | 'action' | 'parking-lot' | 'artefact',
    role: string | null = null,
  ) => give({ kind: 'note', body: { said: zero, tag, role, about: null } }, [said]);

  give({ kind: 'seat', body: { role: 'gate', participant: 1, name: zero } }, [words.name]);
  for (const [at, role] of ['ferries', 'state', 'rights'].entries())
    give({ kind: 'seat', body: { role, participant: at + 2 } });
  // all but the ministry have screens of their own
  for (const participant of [1, 2, 4]) give({ kind: 'join', body: { participant } });
  give({ kind: 'brief', body: {} });
  give({ kind: 'start', body: {} });
  next(); // the first call
  give({ kind: 'share', body: { fact: 'old_server', by: 'gate', with: ['ferries'] } }, [], 'gate');
  next(); // the discussion
  note(words.strength, 'strength', 'gate');
  next(); // closes the discussion
  next(); // the note
  give({ kind: 'ask', body: { by: 'ferries', said: zero } }, [words.ask], 'ferries');
  give({ kind: 'say', body: { from: 'state', to: ['gate'], said: zero } }, [words.said], 'state');
  if (table.state().decisions[0]?.status !== 'open') give({ kind: 'open', body: { decision: 'manual' } });
  give(
    {
      kind: 'answer',
      body: {
        decision: 'manual',
        by: 'ferries',
        answer: { form: 'other', said: zero, treatAs: 'refuse' },
        grounds: { dissent: { text: 1 } },
        saidAt: null,
        added: [],
        instead: false,
      },
    },
    [words.other, words.dissent],
    'ferries',
  );
  const answered = give(
    {
      kind: 'answer',
      body: {
        decision: 'manual',
        by: 'gate',
        answer: { form: 'options', options: ['all'] },
        grounds: { rationale: zero, confidence: 'medium' },
        saidAt: null,
        added: [],
        instead: false,
      },
    },
    [words.rationale],
    'gate',
  );
  void answered;
  give({ kind: 'settle', body: { decision: 'manual', byDefault: false } });
  give({ kind: 'pause', body: { reason: 'technical', until: null } });
  note(words.artefact, 'artefact');
  give({ kind: 'resume', body: {} });
  give(
    {
      kind: 'adhoc',
      body: { from: 'newsroom', to: ['rights'], channel: 'phone', said: zero, reveals: [] },
    },
    [words.adhoc],
  );
  give({ kind: 'act', body: { action: 'warn', by: 'gate' } }, [], 'gate');
  give({ kind: 'advance', body: { to: table.state().now + 900 } });
  const overridden = give({ kind: 'override', body: { values: [['trust', 40]], because: zero } }, [
    words.reason,
  ]);
  give(
    {
      kind: 'correct',
      body: {
        entry: overridden,
        instead: { of: 'override', values: [['trust', 58]] },
        because: zero,
      },
    },
    [words.reason],
  );
  give({ kind: 'deliver', body: { inject: 'second_note', because: zero } }, [words.reason]);
  give({ kind: 'withdraw', body: { inject: 'second_note' } });
  give({ kind: 'aloud', body: { fact: 'no_bomb', to: 'all' } });
  give({ kind: 'seen', body: { expected: 'log_it', how: 'late' } });
  note(words.gap, 'gap');
  const parked = note(words.parked, 'parking-lot', 'rights');
  give({ kind: 'go', body: { phase: 'pressure' } });
  give({ kind: 'advance', body: { to: table.state().now + 3600 } });
  note(words.action, 'action', 'state');
  if (table.state().stage === 'conduct') give({ kind: 'end', body: {} });
  if (washed) {
    give({ kind: 'hot-wash', body: {} });
    give({ kind: 'turn-to', body: { at: { of: 'question', number: 1 } } });
    note(words.rationale, 'gap');
    give({ kind: 'turn-to', body: { at: { of: 'parked', note: parked } } });
    give(
      {
        kind: 'unpark',
        body: { note: parked, becomes: 'action', said: zero, owner: { text: 1 }, until: { text: 2 } },
      },
      [words.reason, words.name, words.dissent],
    );
  }
  return requestOf(scenario, table.entries(), texts, setup);
}
