// What was never given, asked or answered, and what a jump would let be missed: told before a module or the exercise ends.
import { isInPlay } from '@sandtable/core';
import type { ControlView } from '@sandtable/core/view';
import type { ControlSituation } from '../form/power.ts';

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
      view.toGive.map(({ serial }) => serial),
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
    ...missed(view, say),
  ];
}

/** What the step that NOW speaks of would let be missed. */
function missed({ now, clocks, expected, decisions }: ControlView, say: ControlSituation['say']) {
  if (now.now !== 'leave' && now.now !== 'stop') return [];
  const { misses } = now;
  const what = [
    ...clocks.filter(({ name }) => misses.clocks.includes(name)).map(({ title }) => title),
    ...expected
      .filter(({ name }) => misses.expected.includes(name))
      .map(({ title, text }) => `${title}: ${text}`),
  ].map((each) => each.trim());
  const closing = decisions.filter(({ name }) => misses.decisions.includes(name)).map(({ serial }) => serial);
  return [
    ...(what.length === 0 ? [] : [say('now.left.missed', { what: what.join('; '), count: what.length })]),
    ...(closing.length === 0 ? [] : [say('now.left.default', { what: closing.join(', ') })]),
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
