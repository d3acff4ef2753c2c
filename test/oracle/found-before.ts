/** Contradictions that a random facilitator came upon, each by the kind of it, and the few lines that showed it. */
import type { Struck } from './any-play.ts';

const typed = (scenario: string, ...lines: readonly string[]): Struck => ({
  // as it was when the contradiction was found
  scenario: `test/fixtures/before-repairs/${scenario}`,
  agenda: 'short',
  seed: '1',
  where: 'ear',
  strokes: ['brief!', 'start!', ...lines].map((line) => ({ line })),
});

export const foundBefore: Readonly<Record<string, Struck>> = {
  'a decision that is still open at EndEx has no time left': typed('drone-incident', 'open! D1', 'end!'),
  'an item of the agenda that a hand gave before its turn is not to come': typed(
    'extremist-content-surge',
    'deliver! 1-02',
    'deliver! 1-01',
  ),
  'a decision that was made before its turn is not to come': typed(
    'drone-incident',
    'decide! D1 a by airport',
    'next!',
  ),
  'who plays another role is waited for once, and the other, for which it answers, not at all': typed(
    'extremist-content-surge',
    'merge! union into rights',
    'open! D1',
    'decide! D1 a by rights',
  ),
  'where no decider is there the lead still leads': typed(
    'extremist-content-surge',
    'attendance',
    '2,5',
    'open! D7',
  ),
  'what each decided for itself, and not all the same, is told to be so': typed(
    'future-threats',
    'open! D5',
    'decide! D5 a by all',
    'decide! D5 b by youth',
    'confirm! D5',
  ),
  'what was talked about when a module was left is none of the next one’s': typed(
    'future-threats',
    'go! remedy',
    'next!',
    'next!',
    'go! looking_back',
  ),
  'an inject that was given and withdrawn is told to be disregarded once': typed(
    'drone-incident',
    'next!',
    'withdraw! 1-01',
  ),
  'a decision that was made before it was asked, and is reopened, is asked': typed(
    'drone-incident',
    'decide! D1 a by airport',
    'next!',
    'recall! D1',
  ),
  'a pause that begins in another uses up no minutes of a decision either': {
    ...typed('drone-incident'),
    strokes: [
      { line: 'brief!' },
      { line: 'start!' },
      { line: 'open! D1' },
      { pass: 20 },
      { line: 'pause! confusion' },
      { pass: 20 },
      { line: 'stop!' },
      { pass: 20 },
      { line: 'left' },
    ],
  },
  'what a role answered before it was asked stands in its own log': typed(
    'future-threats',
    'decide! D1 c by all',
  ),
  'an answer that is longer than a screen is wide stands whole on each': typed(
    'drone-incident',
    'open! D1',
    `decide! D1 other ${'We close one runway, and we say so to everybody who asks us why, '.repeat(3)}then we see; by airport`,
  ),
};
