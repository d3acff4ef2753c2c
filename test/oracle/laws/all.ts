/** What all screens owe the record beyond what each tells: a law a file, and this is the list. */
import { course } from './course.ts';
import { dissent } from './dissent.ts';
import { due } from './due.ts';
import type { Law } from './look.ts';
import { marking } from './marking.ts';
import { maskedDesk } from './masked-desk.ts';
import { roleByEar } from './role-by-ear.ts';
import { tally } from './tally.ts';
import { timeBoxes } from './time-boxes.ts';
import { waiting } from './waiting.ts';
import { walls } from './walls.ts';

export const laws: readonly Law[] = [
  due,
  course,
  waiting,
  timeBoxes,
  dissent,
  tally,
  walls,
  marking,
  maskedDesk,
  roleByEar,
];
