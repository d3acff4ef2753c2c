/** What is wrong with a test that failed, in lines: what was expected, what came instead, and where in the play. */
import type { Failure, Trial, WantedTime } from '@sandtable/core';
import { eventLine, refusalText, storyTimeAt, value, type Telling } from '@sandtable/words';

/** So much of what happened before is told. */
const lastLines = 3;

export function troubles(trial: Trial, telling: Telling): readonly string[] {
  const { say } = telling;
  return [
    ...trial.undone.map(({ step, refusal }) =>
      say('cli.play.undone', {
        place: step.place,
        step: step.step,
        why: refusal ? refusalText(refusal, say) : say('cli.play.never-reached'),
      }),
    ),
    ...(trial.stuck === null ? [] : [say('cli.play.stuck', { phase: trial.stuck })]),
    ...trial.unfired.map((chance) => say('cli.test.unfired', { chance })),
    ...trial.failures.flatMap((failure) => failureLines(failure, telling)),
  ];
}

function failureLines(failure: Failure, telling: Telling): readonly string[] {
  const { say } = telling;
  const { expected, phase, before } = failure;
  const [first = '', ...further] = gotLines(failure, telling);
  const last = before
    .flatMap((entry) => eventLine(entry, { ...telling, entries: before }, true) ?? [])
    .slice(-lastLines)
    .map((line) => `    ${line}`);
  const at = failure.at === null ? say('cli.test.at-end') : time(failure.at, telling);
  return [
    expected.place,
    say('cli.test.expected', { what: expected.written }),
    say('cli.test.got', { what: first }),
    ...further.map((what) => say('cli.test.got-too', { what })),
    phase === null
      ? say('cli.test.where-nowhere', { at })
      : say('cli.test.where', { at, phase, after: last.length }),
    ...last,
  ];
}

const time = (seconds: number, telling: Telling): string =>
  storyTimeAt(telling.scenario.story, seconds, telling);

function gotLines({ got }: Failure, telling: Telling): readonly string[] {
  const { say } = telling;
  switch (got.got) {
    case 'values':
      return got.readings.length === 0
        ? [say('cli.test.does-not-hold')]
        : got.readings.map(({ name, value: of }) =>
            say('cli.test.reads', {
              name,
              value: of === null ? say('cli.test.no-value') : value(of, null, telling),
            }),
          );
    case 'time':
      return [
        (got.at === null
          ? say('cli.test.never-happened')
          : say('cli.test.happened', { at: time(got.at, telling) })) + wantedText(got.wanted, telling),
      ];
    case 'no-moment':
      return [say('cli.test.no-moment')];
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
