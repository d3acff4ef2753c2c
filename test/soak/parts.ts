/** The parts of the soak, one row each. */
import { desk } from './desk.ts';
import { dilemmas } from './dilemmas.ts';
import { faults } from './faults.ts';
import { flipsFoundBy } from './flips.ts';
import { forgeries } from './forgeries.ts';
import { joint } from './joint.ts';
import { jumps } from './jumps.ts';
import { kills } from './kills.ts';
import { laws } from './laws.ts';
import { leaks } from './leaks.ts';
import { model } from './model.ts';
import { mutations } from './mutations.ts';
import { pages } from './pages.ts';
import { reports } from './reports.ts';
import { requests } from './requests.ts';
import { robot } from './robot.ts';
import { attacks } from './ssh.ts';
import type { Part } from './part.ts';

export const parts = {
  laws,
  model,
  kills,
  joint,
  leaks,
  flips: flipsFoundBy(),
  forgeries,
  mutations,
  faults,
  jumps,
  dilemmas,
  reports,
  desk,
  robot,
  requests,
  ssh: attacks,
  pages,
} satisfies Readonly<Record<string, Part>>;
