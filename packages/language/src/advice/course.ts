/** Advice on the course of phases. */
import { verbBringing, type Expression, type Moment, type Scenario } from '@sandtable/core/scenario';
import type { Checking } from '../check/checking.ts';
import { beforeTheJump, boundlessLoop } from '../diagnostics/advice-design.ts';
import { keyIn } from '../forms/form.ts';
import type { SourcePhrase } from '../forms/leaf.ts';

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

/** `M after phase.X.entered`, where X jumps: `entered` is before the jump. */
export function adviseJumps({ reader, source }: Checking, scenario: Scenario): void {
  const jumping = new Set(scenario.phases.flatMap(({ name, jumpTo }) => (jumpTo === null ? [] : [name])));
  if (jumping.size === 0) return;
  type Timed = readonly { readonly name: string; readonly value: { readonly at: SourcePhrase | null } }[];
  const look = (
    things: readonly { readonly name: string; readonly at: Moment | null }[],
    written: Timed,
    kind: keyof typeof verbBringing,
  ) => {
    const places = new Map(written.map(({ name, value }) => [name, value.at]));
    for (const { name, at } of things) {
      if (at?.at !== 'event' || at.event.kind !== 'phase' || at.event.words[0] !== 'entered') continue;
      const spot = places.get(name)?.spot;
      if (jumping.has(at.event.name) && spot !== undefined)
        reader.report(beforeTheJump, spot, {
          phase: at.event.name,
          name,
          effect: verbBringing[kind],
        });
    }
  };
  look(scenario.injects, source.injects, 'inject');
  look(scenario.decisions, source.decisions, 'decision');
  look(scenario.clocks, source.clocks, 'clock');
  look(scenario.expected, source.expected, 'expected');
  const drawn = scenario.chances.map(({ name, how }) => ({ name, at: how.by === 'moment' ? how.at : null }));
  look(drawn, source.chances, 'chance');
}

/** The condition looks at a count or at the story time, either of which comes to an end. */
const counts = (expression: Expression | null): boolean =>
  expression !== null && /\.times\b|\bstory\.minutes\b/.test(expression.source);
