/**
 * A facilitator who follows the NOW line about half of the time, and else does anything that can be done: the wrong key, a form left in the
 * middle, corrections, a rewind, somebody absent, something pasted. The same luck does the same.
 */
import type { Session } from '@sandtable/host';
import { controlPowers, powerWords } from '@sandtable/powers';
import { words } from '@sandtable/words';
import { nowLine } from '../../packages/terminal/test/plain/facilitator-by-ear.ts';
import { chosenKeyOf } from '../../packages/terminal/test/follow-now.ts';
import type { Hands, Stroke } from './strokes.ts';

type Luck = () => number;
const one = <T>(list: readonly T[], luck: Luck): T | undefined => list[Math.floor(luck() * list.length)];

/** What ends the exercise, or leads away from it, is done by the NOW line alone. */
const leftOut = new Set(['end', 'hot-wash', 'debrief', 'close', 'forward', 'stand-in']);
const say = words('en');
const powers = controlPowers.filter(({ id }) => !leftOut.has(id)).map(({ id }) => powerWords(id, say));

const texts = [
  'Said in the room.',
  'Wait, no: half of it; because we must?',
  'Aviation authority officer by noon',
  '“2,500” of 12 – 50 %',
  'a',
  '{clock} {queue}',
];
const amounts = ['1', '0', '12', '2,5', '1500', '99999999', '-3'];
const answers = ['a', 'b', '1', '2', 'all', 'yes', '', '', 'cancel', 'back', 'enough', '15m', '07:40'];
const pastes = ['a\nb\nnext\n', 'One line that was copied', 'done\r\nq\r\n', '\n\n'];
const keys = (
  'space enter esc tab shift+tab up down left right pagedown pageup f9 backspace ctrl+a ctrl+s ctrl+k ' +
  '? S b v q ! x + h H N g 1 2 3 4 5 6 7 a c d i j m n o p r t w y z'
).split(' ');

/** The next few strokes at the desk. */
export function atDesk({ desk }: Hands, luck: Luck): readonly Stroke[] {
  if (desk === null) return [];
  const { layer } = desk.desk.state();
  if (luck() < 0.05) return [{ pass: Math.floor(luck() * 90) }];
  if (luck() < 0.04) return [{ paste: one(pastes, luck) ?? '' }];
  if (luck() < 0.05) return [{ press: one(keys, luck) ?? 'esc' }];
  switch (layer.is) {
    case 'form':
      return inForm(layer.form.asking, luck);
    case 'desk': {
      if (luck() < 0.55) return [{ press: chosenKeyOf(desk.shown(160, 40)) }];
      const power = one(powers, luck);
      return power === undefined ? [] : [{ press: 'ctrl+k' }, { write: power.name }, { press: 'enter' }];
    }
    case 'turn':
      return layer.step === 'seen'
        ? [{ press: one(['q', 'q', 'd', 'z', 'r', 'm', 's', 'x', 'l', 'n', 'v', 'y'], luck) ?? 'q' }]
        : [{ press: 'enter' }];
    case 'stop':
      return [{ press: luck() < 0.3 ? 'enter' : 'esc' }];
    case 'palette':
    case 'sheet':
    case 'help':
    case 'catch-up':
    case 'door':
    case 'blank':
    case 'leaving':
    case 'asking-who-sees':
      return [{ press: luck() < 0.8 ? 'esc' : (one(keys, luck) ?? 'esc') }];
  }
}

type Asking = Extract<
  ReturnType<NonNullable<Hands['desk']>['desk']['state']>['layer'],
  { is: 'form' }
>['form']['asking'];

function inForm(asking: Asking, luck: Luck): readonly Stroke[] {
  const enter: Stroke = { press: 'enter' };
  if (luck() < 0.05) return [{ press: 'esc' }];
  if (asking === null) return [enter];
  const { field, prompt } = asking;
  if (field.optional && luck() < 0.7) return [{ press: 'ctrl+s' }];
  const write = (text: string): readonly Stroke[] => [{ write: text }, enter];
  switch (prompt.kind) {
    case 'several':
      return luck() < 0.5
        ? [{ press: 'ctrl+a' }, enter]
        : [...write(one(prompt.choices, luck)?.label ?? ''), enter];
    case 'pick': {
      const choice = one(prompt.choices, luck);
      return luck() < 0.2 ? [enter] : write(choice?.short ?? choice?.label ?? '');
    }
    case 'number':
      return write(one(amounts, luck) ?? '');
    case 'text':
      return luck() < 0.15 ? [{ paste: one(pastes, luck) ?? '' }, enter] : write(one(texts, luck) ?? '');
    case 'duration':
      return write(one(['5m', '90s', '1h30m', 'soon'], luck) ?? '');
    case 'moment':
      return write(one(['+10m', '07:40', '1h', 'later'], luck) ?? '');
    case 'wall':
      return write(one(['15m', '10:40', '1040', 'noon'], luck) ?? '');
    case 'effects':
      return write(one(['', 'trust +5', 'send 2-12 after 20m', 'trust +2,5'], luck) ?? '');
    case 'ranking':
    case 'yes-no':
      return [enter];
  }
}

/** The next few lines in plain mode. */
export function byEar(hands: Hands, session: Session, luck: Luck): readonly Stroke[] {
  if (hands.ear === null) return [];
  const line = nowLine(hands.ear);
  if (luck() < 0.06) return [{ pass: Math.floor(luck() * 90) }];
  if (luck() < 0.5) return followed(line, session, luck);
  const { scenario } = session;
  const serials = [...scenario.injects, ...scenario.decisions].map(({ serial }) => serial);
  const titles = scenario.roles.map(({ name }) => name);
  const anything = (): string =>
    one([one(serials, luck), one(titles, luck), one(texts, luck), one(amounts, luck), ...answers], luck) ??
    '';
  if (luck() < 0.1)
    return [{ line: one(['nxet', 'facts', 'who', 'sheet all', 'card 1-01', 'now', 'again'], luck) ?? '' }];
  const power = one(powers, luck);
  if (power === undefined) return [];
  const sure = luck() < 0.6 ? '!' : '';
  const more = Array.from({ length: Math.floor(luck() * 4) }, () => ({ line: anything() }));
  return [{ line: `${power.word}${sure} ${luck() < 0.6 ? anything() : ''}`.trim() }, ...more];
}

/** What the NOW line asks for; a decision is said by some of those who decide. */
function followed(line: string, session: Session, luck: Luck): readonly Stroke[] {
  const serial = /(D\d+)/u.exec(line)?.[1];
  const named = [...(/\(([^()]*)\)$/u.exec(line)?.[1] ?? '').matchAll(/(?:^|, )([a-z-]+)(?=:|,|$)/gu)].map(
    ([, word]) => word ?? '',
  );
  const word = named.find((each) => each !== 'decide' || serial !== undefined) ?? 'next';
  if (word !== 'decide' || serial === undefined) return [{ line: `${word}!` }, { line: '' }];
  const board = session.control().decisions.find((each) => each.serial === serial);
  const letters = (board?.options ?? []).flatMap(({ letter, allowed }) =>
    allowed && letter !== null ? [letter] : [],
  );
  const who = (board?.deciders ?? []).filter(() => luck() < 0.8).map(({ title }) => title);
  const what = one([...letters, ...letters, '12', 'pass', 'Something of our own'], luck) ?? 'a';
  return [{ line: `decide! ${serial} ${what} by ${who.join(', ')}` }, { line: '' }, { line: '' }];
}
