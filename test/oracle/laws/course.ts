/**
 * Where a module, the story or somebody's time ends, the NOW line says what its key does: what the second interpreter tells of the course when it
 * is given the key's command is what the line says, no less and no more. Where the clock is said to run, nothing of the kind stands in its way.
 */
import type { Command } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import type { Told } from '../../model/world.ts';
import { collapsed, nowLineIn } from '../statement.ts';
import { en, timeAt, titleOfRole, tongue } from '../words-of-record.ts';
import type { Law } from './look.ts';

export const course: Law = async ({ says, session, foresee, ear, show }) => {
  const { scenario, stage, now } = says.world;
  const { next } = session.control();
  if (stage !== 'conduct' || next === null) return [];
  const { screen, text } = show('course, now', (await ear.say('now')).join('\n'));
  const line = nowLineIn(text);
  if (
    !/^(?:This module is done|The (?:module|story|exercise|agenda|legal clock|time)|Has |Nothing )|takes (?:until|another)/u.test(
      line,
    )
  )
    return [];
  const runs = /^The story (?:clock )?runs|^Nothing is left to do at|takes (?:until|another)/u.test(line);
  const command: Command = runs ? { kind: 'advance', body: { to: now + 1 } } : next;
  const does = whatIsDone(scenario, foresee(command));
  const wrong = runs ? whatElse(does) : [...unlike(line, does), ...missesUnlike(scenario, line, does)];
  return wrong.map((each) => `${screen}: “${line}”, and its key ${each}`);
};

/** What a command does to the course: titles, and times as they are told. */
interface Done {
  readonly enters: string | null;
  readonly jumps: string | null;
  readonly ends: boolean;
  /** Clocks before expected actions, as a line lists them. */
  readonly misses: readonly { readonly is: 'clock' | 'expected'; readonly words: string }[];
  readonly closes: readonly string[];
}

function whatIsDone(scenario: Scenario, told: readonly Told[]): Done {
  const named = (kind: string, key: string): readonly unknown[] =>
    told.flatMap((each) => (each.kind === kind ? [each.body[key]] : []));
  const [phase] = named('phase.entered', 'phase');
  const [to] = named('jump.started', 'to');
  const clocks = named('clock.missed', 'clock');
  const expected = named('expected.missed', 'expected');
  const byDefault = told.flatMap(({ kind, body }) =>
    kind === 'decision.closed' && body['how'] === 'default' ? [body['decision']] : [],
  );
  return {
    enters: phase === undefined ? null : en(scenario.phases.find(({ name }) => name === phase)?.title ?? {}),
    jumps: typeof to === 'number' ? timeAt(scenario, to) : null,
    ends: named('stage.changed', 'stage').includes('end-ex'),
    misses: [
      ...scenario.clocks.flatMap(({ name, title }) =>
        clocks.includes(name) ? [{ is: 'clock', words: en(title) } as const] : [],
      ),
      ...scenario.expected.flatMap(({ name, by, text }) =>
        expected.includes(name)
          ? [{ is: 'expected', words: `${titleOfRole(scenario, by)}: ${en(text)}` } as const]
          : [],
      ),
    ],
    closes: scenario.decisions.flatMap(({ name, serial }) => (byDefault.includes(name) ? [serial] : [])),
  };
}

const whatElse = ({ enters, jumps, ends, misses, closes }: Done): readonly string[] => [
  ...(enters === null ? [] : [`leads to ${enters}`]),
  ...(jumps === null ? [] : [`jumps to ${jumps}`]),
  ...(ends ? ['ends the exercise'] : []),
  ...misses.map(({ words }) => `lets be missed ${words}`),
  ...closes.map((serial) => `closes ${serial}`),
];

/** The module, the jump and the end that a line speaks of, against what is done. */
function unlike(line: string, { enters, jumps, ends, closes }: Done): readonly string[] {
  const leaves = /^(?:This module is done|The module ends now|The story jumps to)/u.test(line);
  const title = /^This module is done\. Go to “(.*?)”\./u.exec(line)?.[1];
  const to = /The story jumps to (.*?)\. /u.exec(`${line} `)?.[1] ?? null;
  const over = /^The (?:exercise|agenda)/u.test(line);
  const serial = /^The time for (D\d+) is up/u.exec(line)?.[1];
  return [
    ...(leaves === (enters !== null) || ends ? [] : [`leads to ${enters ?? 'no module'}`]),
    ...(title === undefined || title === enters ? [] : [`leads to ${enters}`]),
    ...(to === jumps ? [] : [`jumps to ${jumps ?? 'nowhere'}`]),
    ...(over === ends || (leaves && enters !== null) ? [] : [ends ? 'ends the exercise' : 'ends nothing']),
    ...(serial === undefined || closes.includes(serial) ? [] : [`does not close ${serial}`]),
  ];
}

/** Whose time a line says to run out, one by its question and the others by name. */
function missesUnlike(scenario: Scenario, line: string, { misses }: Done): readonly string[] {
  const asks = (of: Done['misses'][number]): boolean =>
    of.is === 'clock'
      ? line.startsWith(`The legal clock “${collapsed(of.words)}” ends now,`)
      : scenario.expected.some(
          ({ by, text }) =>
            `${titleOfRole(scenario, by)}: ${en(text)}` === of.words &&
            line.startsWith(`Has ${titleOfRole(scenario, by)} done this: “${collapsed(en(text))}”?`),
        );
  const asked = misses.filter(asks);
  const others = misses.filter((each) => !asks(each)).map(({ words }) => words);
  const words = collapsed(tongue.say('desk.now.missed', { what: others.join('; ') }));
  const head = collapsed(tongue.say('desk.now.missed', { what: '' }));
  return [
    ...(/^(?:The legal clock|Has )/u.test(line) && asked.length === 0
      ? ['lets nothing of it be missed']
      : []),
    ...(others.length === 0 || line.includes(words) ? [] : others.map((each) => `lets be missed ${each}`)),
    ...(others.length === 0 && line.includes(head) ? ['lets nothing else be missed'] : []),
  ];
}
