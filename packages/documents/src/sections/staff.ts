/** Who does what in the exercise itself, beside the players. */
import type { Telling } from '@sandtable/words';
import type { Block } from '../page/markdown.ts';
import { capitalised, section, tabled } from './section.ts';

const staff = [
  'director',
  'facilitator',
  'controller',
  'simcell',
  'recorder',
  'evaluator',
  'safety-lead',
  'observer',
] as const;

export const staffSection = (telling: Telling): readonly Block[] => {
  const { say } = telling;
  return section(
    say('manual.staff'),
    tabled(
      [say('manual.role'), say('manual.staff')],
      [
        ...staff.map((each) => [
          capitalised(say(`common.staff.${each}`), telling),
          say(`manual.staff.${each}`),
        ]),
        [say('manual.staff.player'), say('manual.staff.player-does')],
      ],
    ),
  );
};
