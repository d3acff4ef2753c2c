/** What an experienced exercise designer would ask, of a scenario in which nothing is wrong. */
import type { Checking, Review } from '../check/checking.ts';
import type { Scenario } from '@sandtable/core/scenario';
import { adviseConduct } from './conduct.ts';
import { adviseCourse, adviseJumps } from './course.ts';
import { adviseNames, adviseTranslations, adviseUnits } from './wording.ts';
import { adviseCounts, adviseUnitsForOne } from './counts.ts';
import { adviseKnowledge } from './knowledge.ts';
import { mentionsOf } from './mentions.ts';
import { advisePowers } from './powers.ts';
import { adviseRoles } from './roles.ts';
import { adviseRunSheet } from './run-sheet.ts';
import { adviseWorld } from './world.ts';

export function advise(checking: Checking, scenario: Scenario, review: Review): void {
  const mentions = mentionsOf(scenario);
  adviseWorld(checking, scenario, mentions);
  adviseKnowledge(checking, scenario, mentions);
  advisePowers(checking, scenario);
  adviseRoles(checking, scenario);
  adviseConduct(checking, scenario, mentions);
  adviseCourse(checking, scenario);
  adviseJumps(checking, scenario);
  adviseRunSheet(checking, scenario);
  adviseTranslations(checking, review);
  adviseNames(checking, review.realNames);
  adviseUnits(checking);
  adviseCounts(checking, scenario);
  adviseUnitsForOne(checking, scenario);
}
