/** All parts together: located source -> checked `Scenario`. */
import { advise } from '../advice/advise.ts';
import type { Collected, PlacedFile } from '../text/reader.ts';
import type { Scenario } from '@sandtable/core/scenario';
import type { SourceScenario } from '../schema/scenario-form.ts';
import { type Checking, type Review, textOf } from '../check/checking.ts';
import { checkCircles } from '../check/circles.ts';
import { checkComing, checkEntries } from '../check/flow.ts';
import {
  actionOf,
  activityOf,
  chanceOf,
  storyRuleOf,
  clockOf,
  discussionOf,
  expectedOf,
  injectOf,
} from '../check/conduct.ts';
import { phaseOf } from '../check/course.ts';
import { decisionOf } from '../check/decision.ts';
import { declare } from '../check/declared.ts';
import { documentOf } from '../check/document.ts';
import { withDuties } from '../check/duties.ts';
import { measureOf, objectivesOf, outcomesOf } from '../check/evaluation.ts';
import { checkSerials, numberedInjects } from '../check/serial.ts';
import { testOf } from '../check/test.ts';
import { worldOf } from '../check/world.ts';

export function checkScenario(
  written: SourceScenario,
  reader: Collected,
  beside: ReadonlyMap<string, PlacedFile>,
  review: Review | null,
): Scenario {
  const source = withDuties(written, reader);
  const language = source.language.value;
  const languages = [
    ...new Set([
      language,
      ...(source.languages ?? []).map((one) => one.value),
      ...source.translations.map((one) => one.language.value),
    ]),
  ];
  const checking: Checking = {
    reader,
    source,
    declared: declare(source, reader),
    beside,
    language,
    languages,
    review,
  };
  const scenario: Scenario = {
    ...documentOf(checking),
    ...worldOf(checking),
    phases: source.phases.map((one) => phaseOf(checking, one.name, one.value)),
    clocks: source.clocks.map((one) => clockOf(checking, one)),
    injects: source.injects.map((one) => injectOf(checking, one.name, one.value)),
    expected: source.expected.map((one) => expectedOf(checking, one)),
    rules: source.rules.map((one) => storyRuleOf(checking, one)),
    chances: source.chances.map((one) => chanceOf(checking, one)),
    discussions: source.discussions.map((one) => discussionOf(checking, one)),
    activities: source.activities.map((one) => activityOf(checking, one)),
    decisions: source.decisions.map((one, at) => decisionOf(checking, one, `D${at + 1}`)),
    actions: source.actions.map((one) => actionOf(checking, one)),
    objectives: objectivesOf(checking),
    measures: source.measures.map((one) => measureOf(checking, one)),
    outcomes: outcomesOf(checking),
    hotWash: source['hot-wash'].map((one) => textOf(checking, one)),
    tests: [],
  };
  checkSerials(checking);
  checkComing(checking, scenario);
  checkCircles(checking, scenario);
  checkEntries(checking, scenario);
  const tests = source.tests.map((one) => testOf(checking, scenario, one));
  const whole = { ...scenario, injects: numberedInjects(scenario), tests };
  // no advice while there are errors: advice on half a scenario misleads
  if (review !== null && reader.diagnostics().every((one) => one.severity !== 'error'))
    advise(checking, whole, review);
  return whole;
}
