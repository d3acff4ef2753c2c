// What was never given, asked or answered, and what a jump would let be missed: told before a module or the exercise ends.
import { isInPlay } from '@sandtable/core';
import type { ControlView } from '@sandtable/core/view';
import type { ControlSituation, Picked } from '../form/power.ts';

/** A sentence for each kind; none where nothing is left behind. */
export function leftBehind({ view, say }: Pick<ControlSituation, 'view' | 'say'>): readonly string[] {
  if (!isInPlay(view)) return [];
  const open = view.decisions.filter(({ status }) => status === 'open');
  const list = (
    kind: 'to-give' | 'proposed' | 'to-put' | 'undecided' | 'questions',
    what: readonly string[],
  ): readonly string[] =>
    what.length === 0 ? [] : [say(`now.left.${kind}`, { what: what.join(', '), count: what.length })];
  const ready = ({ answered }: { readonly answered: boolean }): boolean => answered;
  return [
    ...list(
      'to-give',
      view.toGive.map(({ serial }) => serial ?? say('power.message')),
    ),
    ...list(
      'proposed',
      view.proposals.map(({ serial }) => serial),
    ),
    ...list(
      'to-put',
      open.filter(({ put, deciders }) => !put && !deciders.some(ready)).map(({ serial }) => serial),
    ),
    ...list(
      'undecided',
      open.filter(({ put, deciders }) => put || deciders.some(ready)).map(({ serial }) => serial),
    ),
    ...list(
      'questions',
      view.questions.filter(({ answered }) => !answered).map(({ title }) => title),
    ),
    ...missed({ view, say }),
  ];
}

/**
 * What the step that NOW speaks of would let be missed, beside the one of which it asks, each as it is called; a duty is `mayBeDone` where it
 * can be entered as done.
 */
export function missedOnTheWay({ now, clocks, expected }: ControlView): readonly MissedDuty[] {
  if (now.now !== 'leave' && now.now !== 'stop') return [];
  const { misses } = now;
  const asked = now.now === 'stop' ? now.stop : null;
  return [
    ...clocks
      .filter(
        ({ name }) => misses.clocks.includes(name) && !(asked?.why === 'clock-ends' && asked.clock === name),
      )
      .map(({ name, title, metBy }) => ({
        duty: { is: 'clock', of: name } as const,
        title: title.trim(),
        mayBeDone: metBy.length > 0,
      })),
    ...expected
      .filter(
        ({ name }) =>
          misses.expected.includes(name) && !(asked?.why === 'expected-ends' && asked.expected === name),
      )
      .map(({ name, title, text }) => ({
        duty: name,
        title: `${title}: ${text.trim()}`,
        mayBeDone: true,
      })),
  ];
}
export interface MissedDuty {
  readonly duty: Picked;
  readonly title: string;
  readonly mayBeDone: boolean;
}

/** What has no time left before a move of the story, of which NOW speaks, arrives: duties and decisions, at which the clock will stop. */
export function endsOnTheWay({ now, clocks, expected, decisions, story }: ControlView): readonly OnTheWay[] {
  if (!('to' in now) || typeof now.to !== 'number') return [];
  const { to } = now;
  const within = (at: number | null): at is number => at !== null && at <= to;
  return [
    ...clocks.flatMap(({ status, until, title }) =>
      status === 'running' && within(until) ? [{ at: until, title: title.trim() }] : [],
    ),
    ...expected.flatMap(({ status, until, title, text }) =>
      status === 'running' && within(until) ? [{ at: until, title: `${title}: ${text.trim()}` }] : [],
    ),
    ...decisions.flatMap(({ secondsLeft, serial }) => {
      const until = secondsLeft === null ? null : story.seconds + secondsLeft;
      return within(until) ? [{ at: until, title: serial }] : [];
    }),
  ].toSorted((one, other) => one.at - other.at);
}
export interface OnTheWay {
  /** Story time. */
  readonly at: number;
  readonly title: string;
}

/** Duties that a step would let be missed, and decisions that it would leave to their default. */
export function missed({ view, say }: Pick<ControlSituation, 'view' | 'say'>): readonly string[] {
  const { now, decisions } = view;
  if (now.now !== 'leave' && now.now !== 'stop') return [];
  const duties = missedOnTheWay(view).map(({ title }) => title);
  const closing = decisions.filter(({ name }) => now.misses.decisions.includes(name));
  const what = closing.map(({ serial }) => serial).join(', ');
  return [
    ...(duties.length === 0
      ? []
      : [say('now.left.missed', { what: duties.join('; '), count: duties.length })]),
    ...(closing.length === 0 ? [] : [say('now.left.default', { what })]),
  ];
}

/** Leaving for the next module asks only where something is left behind: the NOW line said the rest. EndEx is announced to all. */
export function leaveWarning(situation: Pick<ControlSituation, 'view' | 'say'>): string | null {
  const { now } = situation.view;
  if (now.now !== 'leave') return null;
  const left = leftBehind(situation);
  const lines = now.phase === null ? [situation.say('power.warn.end'), ...left] : left;
  return lines.length === 0 ? null : lines.join(' ');
}
