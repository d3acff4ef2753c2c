/** For each objective its strengths and areas for improvement: observation, reference, analysis with its cause, recommendation (HSEEP 2020, AAR). */
import type { NumberedFinding } from '@sandtable/core/evaluation';
import type { TextReference } from '@sandtable/core/record';
import { textIn } from '@sandtable/core/scenario';
import { spoken } from '@sandtable/words';
import { evaluationWords, organisationName } from '@sandtable/words/play';
import {
  bulletList,
  evidenceList,
  heading,
  paragraph,
  strong,
  type Block,
  type Inline,
} from '../../page/markdown.ts';
import type { Paper } from '../paper.ts';
import { isOwn, standElsewhere } from './own.ts';

export function findingsByObjective(paper: Paper): Block[] {
  const { evaluation, telling } = paper;
  const { say, scenario } = telling;
  const found = scenario.objectives.flatMap((objective): Block[] => {
    const own = evaluation.findings.filter(
      (each) => each.objective === objective.name && isOwn(paper, each.organisation),
    );
    return own.length === 0
      ? []
      : [
          heading(3, textIn(objective.text, telling).trim()),
          ...listed(
            paper,
            say('evaluated.strengths'),
            own.filter(({ of }) => of === 'strength'),
          ),
          ...listed(
            paper,
            say('evaluated.improvements'),
            own.filter(({ of }) => of === 'improvement'),
          ),
        ];
  });
  const elsewhere = paper.partOf === null ? standElsewhere(paper) : 0;
  const note = elsewhere === 0 ? [] : [paragraph(say('evaluated.elsewhere', { count: elsewhere }))];
  return found.length + note.length === 0 ? [] : [heading(2, say('evaluated.findings')), ...found, ...note];
}

const listed = (paper: Paper, title: string, findings: readonly NumberedFinding[]): Block[] =>
  findings.length === 0
    ? []
    : [paragraph(strong(title)), bulletList(findings.map((finding) => told(paper, finding)))];

function told(paper: Paper, finding: NumberedFinding): Inline[] {
  const { telling } = paper;
  const { say } = telling;
  const { number, organisation, observation, reference, analysis, cause, recommendation, rests } = finding;
  const words = (of: TextReference): string => {
    const said = spoken(of, telling).trim();
    return /[.!?…]$/u.test(said) ? said : `${said}.`;
  };
  const part = (title: string, of: TextReference | null): Inline[] =>
    of === null ? [] : [' ', strong(title), ` ${words(of)}`];
  return [
    strong(`${say('evaluated.finding', { number })}:`),
    ` ${words(observation)}`,
    organisation === null || paper.partOf !== null
      ? ''
      : ` ${say('evaluated.owner', { organisation: organisationName(organisation, telling) })}`,
    ' ',
    ...evidenceList(rests),
    ...part(say('evaluated.reference'), reference),
    ...(analysis === null
      ? []
      : [
          ...part(say('evaluated.analysis'), analysis),
          cause === null ? '' : ` (${evaluationWords(say).cause(cause)})`,
        ]),
    ...part(say('evaluated.recommendation'), recommendation),
  ];
}
