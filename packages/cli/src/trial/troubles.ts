/** What is wrong with a test that failed, in lines: what was expected, what came instead, and where in the play. */
import { printEvent, type Expectation, type Value } from '@sandtable/core/scenario';
import type { Entry } from '@sandtable/core/record';
import type { Failure, Trial, Unfired, WantedTime } from '@sandtable/core/testing';
import { eventLine, storyTimeAt, toldChange, value, type Telling } from '@sandtable/words';
import { haltedText } from '../exercise/halted.ts';
import { undoneText } from './undone.ts';

/** So much of what happened before is told. */
const lastLines = 3;

export function troubles(trial: Trial, telling: Telling): readonly string[] {
  const { say } = telling;
  return [
    ...trial.undone.map((undone) => undoneText(undone, telling)),
    ...(trial.halted === null ? [] : [haltedText(trial.halted, say)]),
    ...trial.unfired.flatMap((unfired) => unfiredLines(unfired, telling)),
    ...trial.failures.flatMap((failure) => failureLines(failure, telling)),
  ];
}

function unfiredLines({ chance, why }: Unfired, telling: Telling): readonly string[] {
  const { say } = telling;
  switch (why.why) {
    case 'moment':
      return why.event === null
        ? [say('cli.test.unfired.late', { chance })]
        : [say('cli.test.unfired.moment', { chance, event: printEvent(why.event) })];
    case 'gate':
      return [
        say(why.still ? 'cli.test.unfired.gate-since' : 'cli.test.unfired.gate', {
          chance,
          time: time(why.from, telling),
          asked: why.onlyIf.source,
        }),
        ...why.read.map((each) => `  ${readingText(each, telling)}`),
      ];
    case 'rate':
      return [
        say('cli.test.unfired.rate', { chance, time: time(why.from, telling), rate: why.rate.source }),
        ...why.read.map((each) => `  ${readingText(each, telling)}`),
      ];
    case 'over':
      return [
        say('cli.test.unfired.over', {
          chance,
          time: time(why.wanted, telling),
          end: time(why.end, telling),
        }),
      ];
  }
}

function momentEvent(expected: Expectation): string {
  if (expected.is === 'outcome') return '';
  const moment = expected.is === 'happens' ? expected.when?.moment : expected.at;
  return moment?.at === 'event' ? printEvent(moment.event) : '';
}

const readingText = (
  { name, value: of }: { readonly name: string; readonly value: Value | null },
  telling: Telling,
): string =>
  telling.say('cli.test.reads', {
    name,
    value: of === null ? telling.say('cli.test.no-value') : value(of, null, telling),
  });

function failureLines(failure: Failure, telling: Telling): readonly string[] {
  const { say } = telling;
  const { expected, phase, before } = failure;
  const [first = '', ...further] = gotLines(failure, telling);
  const last = before
    .flatMap((entry) => eventLine(entry, { ...telling, zone: null, entries: before }, true) ?? [])
    .slice(-lastLines)
    .map((line) => `    ${line}`);
  const at = failure.at === null ? say('cli.test.at-end') : time(failure.at, telling);
  return [
    expected.place,
    say('cli.test.expected', { what: expected.written }),
    say('cli.test.got', { what: first }),
    ...[...further, ...failure.course.flatMap((entry) => courseText(entry, telling))].map((what) =>
      say('cli.test.got-too', { what }),
    ),
    phase === null
      ? say('cli.test.where-nowhere', { at })
      : say('cli.test.where', { at, phase, after: last.length }),
    ...last,
  ];
}

/** How a variable came to where it stood, by the names that the author knows; what was passed over as the play tells it. */
function courseText(entry: Entry, telling: Telling): readonly string[] {
  if (entry.kind !== 'variable.set') {
    const line = eventLine(entry, { ...telling, zone: null, entries: [entry] }, true);
    return line === null ? [] : [`  ${line}`];
  }
  const { variable, from, to, why, of } = entry.body;
  return [
    telling.say('cli.test.moved', {
      time: time(entry.story, telling),
      name: variable,
      ...toldChange(value(from, null, telling), value(to, null, telling)),
      by: of === undefined ? why : [of.of, of.name, of.part].filter((part) => part !== '').join(' '),
    }),
  ];
}

const time = (seconds: number, telling: Telling): string =>
  storyTimeAt(telling.scenario.story, seconds, telling);

function gotLines({ expected, got }: Failure, telling: Telling): readonly string[] {
  const { say } = telling;
  switch (got.got) {
    case 'values':
      return got.readings.length === 0
        ? [say('cli.test.does-not-hold')]
        : got.readings.map((each) => readingText(each, telling));
    case 'time':
      return [
        (got.at === null
          ? say('cli.test.never-happened')
          : say('cli.test.happened', { at: time(got.at, telling) })) + wantedText(got.wanted, telling),
      ];
    case 'no-moment':
      return [say('cli.test.no-moment', { event: momentEvent(expected) })];
    case 'outcome':
      return [
        got.outcome === null ? say('cli.test.no-outcome') : say('cli.test.outcome', { name: got.outcome }),
        ...got.readings.map((each) => readingText(each, telling)),
      ];
    case 'knowledge':
      return [
        ...got.lacking.map(({ role, since }) =>
          since === null
            ? say('cli.test.knows-not', { role })
            : say('cli.test.knows-later', { role, at: time(since, telling) }),
        ),
        ...got.knowing.map(({ role, since }) =>
          say('cli.test.knows', { role, at: time(since ?? 0, telling) }),
        ),
      ];
  }
}

function wantedText(wanted: WantedTime | null, telling: Telling): string {
  if (wanted === null) return '';
  const until = wanted.by === 'within' ? time(wanted.until, telling) : '';
  return telling.say(`cli.test.wanted.${wanted.by}`, { time: time(wanted.time, telling), until });
}
