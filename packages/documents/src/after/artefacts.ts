/** What happened to a measure's clock that no player did: it stood, jumped or was paused. An artefact never becomes a finding. */
import type { Entry } from '@sandtable/core/record';
import { textIn, type Measure } from '@sandtable/core/scenario';
import { listOf, storyTimeAt } from '@sandtable/words';
import { measureName } from '@sandtable/words/paper';
import { evidence, type Inline } from '../page/markdown.ts';
import type { Paper } from './paper.ts';

export interface Artefact {
  /** Names of the measures it touched. */
  readonly measures: readonly string[];
  readonly told: Inline[];
}

/** One line for each thing that happened, with all the measures that span it. */
export function artefacts(
  paper: Paper,
  evidenceOf: (measure: Measure, place: number) => readonly Entry[],
): Artefact[] {
  const spans = paper.program.scenario.measures.flatMap((measure, place) => {
    const [from, until] = evidenceOf(measure, place);
    return measure.how.by === 'interval' && from && until && from !== until
      ? [{ name: measure.name, clock: measure.how.clock, from: from.n, until: until.n }]
      : [];
  });
  return paper.entries.flatMap((entry, at): Artefact[] => {
    const end =
      entry.kind === 'phase.entered'
        ? (paper.entries.slice(at + 1).find((each) => each.kind === 'phase.entered')?.n ?? Infinity)
        : entry.n + 1;
    const touched = spans.filter(
      (span) =>
        span.from < end && span.until >= entry.n && (span.clock === 'story' || entry.kind === 'pause'),
    );
    const told = touched.length === 0 ? null : tell(paper, entry, touched);
    return told === null ? [] : [{ measures: touched.map((span) => span.name), told }];
  });
}

function tell(
  { program, telling }: Paper,
  entry: Entry,
  touched: readonly { readonly name: string }[],
): Inline[] | null {
  const { say } = telling;
  const measures = listOf(
    touched.map((span) => measureName(span.name, telling)),
    telling,
  );
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone move or stop a clock that no player moved
  switch (entry.kind) {
    case 'phase.entered': {
      const phase = program.scenario.phases.find((candidate) => candidate.name === entry.body.phase);
      if (phase?.clock !== 'stands') return null;
      return [
        say('aar.artefact.stood', { measures, phase: textIn(phase.title, telling) }),
        ' ',
        evidence(entry),
      ];
    }
    case 'jump.started':
      return [
        say('aar.artefact.jumped', {
          measures,
          to: storyTimeAt(program.scenario.story, entry.body.to, telling),
        }),
        ' ',
        evidence(entry),
      ];
    case 'pause':
      return [say('aar.artefact.paused', { measures, reason: entry.body.reason }), ' ', evidence(entry)];
    default:
      return null;
  }
}
