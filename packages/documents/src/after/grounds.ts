/** What was said with the answers that stand, and what the scenario asked for and nobody gave. */
import type { RoleAnswer } from '@sandtable/core';
import { groundOf, type AnswerGrounds } from '@sandtable/core/record';
import { askables, type Askable, type Decision } from '@sandtable/core/scenario';
import { roleName, spoken, type Telling } from '@sandtable/words';
import { evidenceList, paragraph, quote, type Block } from '../page/markdown.ts';
import type { Paper } from './paper.ts';

/** The answers that stand at the end: what was put right is no answer any more. */
export const standingAnswers = ({ program, walk }: Paper, decision: Decision): readonly RoleAnswer[] =>
  walk.end.decisions[program.places.decision.get(decision.name) ?? -1]?.answers ?? [];

/** A reason, an authority and the safeguards are owed with an answer; no dissent and nothing missing is an answer, too, so neither is owed. */
const owed: readonly Askable[] = askables.filter(
  (ask) => ask !== 'confidence' && ask !== 'missing' && ask !== 'dissent',
);
/** What gives somebody the right to decide so. */
const authorities: readonly Askable[] = ['authority', 'legality'];

const saidWith = ({
  saidIn,
  grounds: given,
  amended,
}: RoleAnswer): readonly { entry: number; grounds: AnswerGrounds }[] => [
  { entry: saidIn, grounds: given },
  ...amended,
];

/** What was asked for with the answer, is owed, and nobody gave. */
export function notGiven(paper: Paper, decision: Decision): readonly Askable[] {
  const given = standingAnswers(paper, decision).flatMap(saidWith);
  return owed.filter(
    (ask) => decision.ask.includes(ask) && given.every(({ grounds }) => grounds[groundOf[ask]] === undefined),
  );
}
/** Of who has the right to decide so, and by which law: what was asked for and nobody said. */
export const lackedAuthority = (paper: Paper, decision: Decision): readonly Askable[] =>
  notGiven(paper, decision).filter((ask) => authorities.includes(ask));

/** What was said with the answers that stand, by what it was asked as. */
export const groundsInWords = (
  paper: Paper,
  decision: Decision,
): readonly { readonly ground: Askable; readonly words: string }[] =>
  standingAnswers(paper, decision)
    .flatMap(saidWith)
    .flatMap(({ entry, grounds }) =>
      askables.flatMap((ask) => {
        const ground = grounds[groundOf[ask]];
        if (ground === undefined || typeof ground === 'string') return [];
        return [{ ground: ask, words: spoken({ entry, text: ground.text }, paper.telling).trim() }];
      }),
    );

/** What they are called: `Authority, Legal ground`. */
export const groundNames = (asks: readonly Askable[], { say }: Pick<Telling, 'say'>): string =>
  asks.map((ask) => say(`aar.ground.${groundOf[ask]}`)).join(', ');

const groundKeys = ['conditions', ...askables.map((ask) => groundOf[ask])] as const;

/** What a role said with its answer, in its words. */
export function groundsSaid(paper: Paper, own: RoleAnswer): Block[] {
  const { telling } = paper;
  const parts = saidWith(own).map(({ entry, grounds: all }) => ({
    entry,
    said: groundKeys.flatMap((key) => {
      const ground = all[key];
      if (ground === undefined) return [];
      const words =
        typeof ground === 'string'
          ? telling.say(`aar.confidence.${ground}`)
          : spoken({ entry, text: ground.text }, telling);
      return [`${telling.say(`aar.ground.${key}`)}: ${words}`];
    }),
  }));
  const told = parts.filter(({ said }) => said.length > 0);
  if (told.length === 0) return [];
  return [
    paragraph(
      telling.say('aar.said-with', { role: roleName(own.role, telling) }),
      ' ',
      ...evidenceList(told.map(({ entry }) => entry)),
    ),
    ...told.flatMap(({ said }) => said.map(quote)),
  ];
}
