// What an evaluator does at a terminal beside looking on: the forms of their powers, and what they watch for and have rated.
import type { LookingSeat } from '@sandtable/host';
import {
  powerWords,
  readingContext,
  readTyped,
  type ControlPower,
  type ControlSituation,
  type Prompt,
} from '@sandtable/powers';
import { evaluatorSection } from '@sandtable/powers/joint';
import { exerciseMarking, marked, type Say } from '@sandtable/words';
import { discarded, draftsWith, draftsWithout, openForm, type LeftForm } from '../panes/drafts.ts';
import { pasteInForm, pressInForm, type FormStep, type PowerForm } from '../panes/form.ts';
import { formBlock, formTitle } from '../panes/form-view.ts';
import { type Block, ofHeight, rule, stack } from '../screen/frame.ts';
import type { Key } from '../screen/key.ts';
import { type Line, line, span } from '../screen/line.ts';
import { scrolled } from '../screen/scrolled.ts';
import { labelled, prose } from '../screen/wrap.ts';

export type Evaluates = NonNullable<LookingSeat['evaluates']>;

/** What stands on the screen in the place of the room's. */
export interface AtHand {
  readonly form: PowerForm<ControlSituation> | null;
  /** What was typed and not given. */
  readonly drafts: readonly LeftForm<ControlSituation>[];
  readonly shows: 'room' | 'watching';
  readonly scroll: number;
}
export const nothingAtHand: AtHand = { form: null, drafts: [], shows: 'room', scroll: 0 };

export interface Said {
  readonly text: string;
  readonly how: 'good' | 'bad';
}
interface Pressed {
  readonly at: AtHand;
  readonly said: Said | null;
}

/** The key of what they watch for. */
const watching = 'o';
/** The desk has other things on these. */
const keys: Readonly<Partial<Record<ControlPower['id'], string>>> = { note: 'n', judge: 'r', stop: '!' };

const keyed = ({ powers }: Evaluates): readonly { readonly power: ControlPower; readonly key: string }[] =>
  powers.flatMap((power) => {
    const key = keys[power.id];
    return key === undefined ? [] : [{ power, key }];
  });

/** Null: the key is none of these. */
export function pressEvaluating(at: AtHand, key: Key, evaluates: Evaluates, say: Say): Pressed | null {
  const situation = evaluates.situation();
  if (situation === null) return null;
  if (at.form !== null) {
    const anew = key.id === 'ctrl+x' ? discarded(at.form, situation) : null;
    const step: FormStep<ControlSituation> =
      anew === null ? pressInForm(at.form, key, situation, read) : { step: 'form', form: anew };
    return taken(at, at.form, step, evaluates, say);
  }
  if (at.shows === 'watching') {
    const by = { down: 1, up: -1, pagedown: 8, space: 8, pageup: -8 }[key.id];
    if (by !== undefined) return { at: { ...at, scroll: Math.max(0, at.scroll + by) }, said: null };
    if (key.id === 'esc' || key.id === watching)
      return { at: { ...at, shows: 'room', scroll: 0 }, said: null };
  } else if (key.id === watching) return { at: { ...at, shows: 'watching', scroll: 0 }, said: null };
  const power = keyed(evaluates).find((each) => each.key === key.id)?.power;
  if (power === undefined) return null;
  if (!power.available(situation)) {
    const { name } = powerWords(power.id, say);
    const text = power.whyNot?.(situation) ?? say('desk.not-now', { name });
    return { at, said: { text, how: 'bad' } };
  }
  const step = openForm(power, situation, {}, at.drafts);
  return step.step === 'form' ? { at: { ...at, form: step.form }, said: null } : null;
}

export function pasteEvaluating(at: AtHand, text: string, evaluates: Evaluates): AtHand {
  const situation = evaluates.situation();
  const form = at.form === null || situation === null ? null : pasteInForm(at.form, text, situation);
  return form === null ? at : { ...at, form };
}

const read = (prompt: Prompt, typed: string, situation: ControlSituation) =>
  readTyped(prompt, typed, readingContext(situation));

function taken(
  at: AtHand,
  before: PowerForm<ControlSituation>,
  step: FormStep<ControlSituation>,
  evaluates: Evaluates,
  say: Say,
): Pressed {
  const left: AtHand = { ...at, form: null, drafts: draftsWith(at.drafts, before) };
  switch (step.step) {
    case 'form':
      return { at: { ...at, form: step.form }, said: null };
    case 'left':
      return { at: left, said: null };
    case 'outdated':
      return { at: left, said: { text: say('desk.changed'), how: 'bad' } };
    case 'done': {
      const why = evaluates.give(before.power.id as ControlPower['id'], step.deed);
      return why === null
        ? {
            at: { ...at, form: null, drafts: draftsWithout(at.drafts, before) },
            said: { text: say('page.sent'), how: 'good' },
          }
        : { at: left, said: { text: why, how: 'bad' } };
    }
    default:
      return step satisfies never;
  }
}

/** What stands in the place of what all may see; null: nothing does. */
export function evaluatingBlock(
  at: AtHand,
  evaluates: Evaluates,
  say: Say,
  { width, rows }: { readonly width: number; readonly rows: number },
): Block | null {
  const situation = evaluates.situation();
  if (situation === null || (at.form === null && at.shows === 'room')) return null;
  const marking = line(span(exerciseMarking(say), 'marking'));
  const head = at.form === null ? [marking] : [marking, rule(formTitle(at.form, situation), '', width, true)];
  const below = Math.max(1, rows - head.length);
  const body: Block =
    at.form === null
      ? { lines: scrolled(watchedLines(evaluates, say, width), at.scroll, below, say) }
      : formBlock(at.form, situation, width, below);
  return stack({ lines: head }, ofHeight(body, below));
}

/** The keys that lead there. */
export const evaluatingKeys = (evaluates: Evaluates, say: Say): readonly Line[] => [
  ...keyed(evaluates).map(({ power, key }) => line(span(key, 'key'), ` ${powerWords(power.id, say).name}`)),
  line(span(watching, 'key'), ` ${say('seat.visit.watching')}`),
];

/** How much of what reached a role is told: the last. */
const mostWatched = 12;

/** Objectives with their targets and tasks, ratings with what they mean, and what reached whom they watch. */
export function watchedSections(
  { objectives, board, watched }: Evaluates,
  say: Say,
): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  const rated = board();
  return [
    {
      title: say('page.objectives'),
      lines: objectives.flatMap(({ text, targets }) => [
        text,
        ...targets.flatMap((target) => [target.text, ...target.tasks]),
      ]),
    },
    ...(rated === null ? [] : [evaluatorSection(rated, say)]),
    ...watched().map(({ role, inbox, log }) => ({
      title: role.title,
      lines: [
        ...inbox.slice(-mostWatched).map(({ from, text }) => `${from}: ${marked(text.trim(), say)}`),
        ...log.flatMap(({ text }) => text ?? []).slice(-mostWatched),
      ],
    })),
  ].filter(({ lines }) => lines.length > 0);
}

const watchedLines = (evaluates: Evaluates, say: Say, width: number): readonly Line[] =>
  watchedSections(evaluates, say).flatMap(({ title, lines }) => [
    ...prose(title, width, 'strong'),
    ...lines.flatMap((each) => labelled(span(' -'), 3, each, width)),
  ]);
