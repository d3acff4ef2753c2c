/** Advice on the course of phases. */
import type { Expression } from '../../expression/expression.ts';
import type { Checking } from '../check/checking.ts';
import { boundlessLoop } from '../diagnostics/advice-design.ts';
import { keyIn } from '../form.ts';
import type { Scenario } from '../scenario.ts';

export function adviseCourse({ reader, source }: Checking, scenario: Scenario): void {
  const places = new Map(scenario.phases.map((phase, at) => [phase.name, at]));
  scenario.phases.forEach((phase, at) => {
    phase.next.forEach((exit, nth) => {
      const back = exit.go !== null && (places.get(exit.go) ?? Infinity) <= at;
      const written = source.phases[at]?.value.next[nth];
      if (!back || !written || exit.times !== null || counts(exit.when) || counts(exit.onlyIf)) return;
      reader.report(boundlessLoop, keyIn(written, 'go'), { phase: exit.go ?? '' });
    });
  });
}

/** The condition looks at a count or at the story time, either of which comes to an end. */
const counts = (expression: Expression | null): boolean =>
  expression !== null && /\.times\b|\bstory\.minutes\b/.test(expression.source);
