/** How an exercise is evaluated: the scale, how one observes, and for each objective a guide with room for what was seen. */
import { majorChallenges, ratings, type Rating } from '@sandtable/core/evaluation';
import { textIn, type ExpectedAction, type Objective } from '@sandtable/core/scenario';
import { duration, injectName, roleName, type Telling } from '@sandtable/words';
import { evaluationWords, ratingLetter, ratingWords } from '@sandtable/words/play';
import { measureName } from '@sandtable/words/paper';
import { targetText } from '../before/basis.ts';
import {
  editable,
  paragraph,
  strong,
  table,
  tickBox,
  tickList,
  writingRoom,
  type Block,
  type Cell,
  type Inline,
} from '../page/markdown.ts';
import { shortCitation } from './background.ts';
import { expectedText } from './inject.ts';
import { facts, listed, section, tabled, under } from './section.ts';

type Target = Objective['targets'][number];

/** `P: Performed without challenges`; what was not observed has no letter. */
function ratingName(rating: Rating, { say }: Telling): string {
  const { name } = ratingWords(rating, say);
  return rating === 'not-observed'
    ? name
    : say('manual.rating.named', { letter: ratingLetter(rating, say), name });
}

export const scaleSection = (telling: Telling): readonly Block[] => {
  const { say } = telling;
  return section(
    say('manual.scale'),
    tabled(
      [say('manual.rating'), say('manual.meaning')],
      ratings.map((rating) => [[strong(ratingName(rating, telling))], ratingWords(rating, say).means]),
    ),
    listed(
      (['judgement', 'law', 'nobody', 'evidence', 'owner'] as const).map((rule) =>
        say(`manual.scale.${rule}`),
      ),
    ),
  );
};

export const observingSection = (telling: Telling): readonly Block[] => {
  const { say } = telling;
  return section(
    say('manual.observing'),
    listed(
      (['fact', 'time', 'silent', 'alone', 'artefact'] as const).map((rule) =>
        say(`manual.observing.${rule}`),
      ),
    ),
  );
};

/** What is rated of an objective, and who watches it: `watches` are the evaluators who do. */
export function guideBlocks(
  objective: Objective,
  number: number,
  watches: readonly string[],
  telling: Telling,
): readonly Block[] {
  const { say, scenario } = telling;
  return [
    ...section(
      say('manual.eeg-for', { number, objective: textIn(objective.text, telling).trim() }),
      facts(
        [say('aar.what'), say('aar.value')],
        [
          [say('aar.exercise'), textIn(scenario.title, telling)],
          [say('manual.capability'), objective.capability],
          [say('manual.evaluator'), watches.join(', ') || '________________'],
          [say('manual.venue'), '________________'],
        ],
      ),
    ),
    ...objective.targets.flatMap((target, at) => targetBlocks(target, `${number}.${at + 1}`, telling)),
    ...section(
      say('manual.final-rating', { capability: objective.capability }),
      [paragraph(say('manual.final-rating.how'))],
      [ratingTable(telling)],
      [writingRoom(say('manual.rating.why'), 4)],
    ),
  ];
}

function targetBlocks(target: Target, number: string, telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  const tasks = target.tasks.map(({ name }) => name);
  return section(
    say('manual.target', { number, target: textIn(target.text, telling).trim() }),
    target.within === null
      ? []
      : [paragraph(say('manual.target.within', { duration: duration(target.within, telling) }))],
    tabled(
      [say('manual.task'), say('manual.task.source'), say('manual.task.expected'), say('manual.task.seen')],
      target.tasks.map(({ name, text }): Cell[] => {
        const expected = scenario.expected.filter(({ task }) => task === name);
        return [
          textIn(text, telling).trim(),
          sourcesOf(name, expected, telling).join('; '),
          expected.map((each) => expectedText(each, telling)).join('; '),
          tickBox(''),
        ];
      }),
    ),
    under(say('manual.look-for'), listed(lookFor(tasks, telling))),
    under(say('manual.observations'), [
      table(
        [say('manual.observed.at'), say('manual.observed.entry'), say('manual.observed.what')],
        Array.from({ length: 3 }, () => [editable('', 2), editable('', 2), editable('', 2)]),
      ),
    ]),
    under(
      say('manual.target.rating'),
      [ratingTable(telling)],
      [
        tickList(
          majorChallenges.map((condition) => [
            say('manual.rating.condition', { condition: evaluationWords(say).condition(condition) }),
          ]),
        ),
      ],
      [writingRoom(say('manual.rating.why'), 3)],
    ),
  );
}

/** One box a rating, in a row that no page breaks. */
const ratingTable = (telling: Telling): Block =>
  table(
    ratings.map((rating) => ratingName(rating, telling)),
    [ratings.map(() => tickBox(''))],
  );

/** On what a task rests: what its expected actions cite, and the law on which the decisions turn that serve it. */
function sourcesOf(task: string, expected: readonly ExpectedAction[], telling: Telling): readonly string[] {
  const { decisions } = telling.scenario;
  const cited = [
    ...expected.flatMap(({ source }) => source ?? []),
    ...decisions.filter(({ serves }) => serves.includes(task)).flatMap(({ law }) => law),
  ];
  return [...new Set(cited.map((name) => shortCitation(name, telling)))];
}

/** When these tasks can be seen, and what whoever wrote them would look at. */
function lookFor(tasks: readonly string[], telling: Telling): readonly (readonly Inline[])[] {
  const { scenario, say } = telling;
  return [
    ...scenario.injects.flatMap(({ name, serves, evaluatorNotes }): Inline[][] =>
      evaluatorNotes === null || !serves.some((task) => tasks.includes(task))
        ? []
        : [[strong(injectName(name, telling)), `: ${textIn(evaluatorNotes, telling).trim()}`]],
    ),
    ...scenario.decisions.flatMap(({ serial, question, serves }): Inline[][] =>
      serves.some((task) => tasks.includes(task))
        ? [[strong(serial), `: ${textIn(question, telling).trim()}`]]
        : [],
    ),
    ...scenario.discussions.flatMap(({ ask, listenFor }): Inline[][] =>
      listenFor.some((task) => tasks.includes(task))
        ? [[strong(say('manual.discussion')), `: ${textIn(ask, telling).trim()}`]]
        : [],
    ),
    ...scenario.measures.flatMap((measure): Inline[][] =>
      measure.task !== null && tasks.includes(measure.task)
        ? [
            [
              strong(say('paper.measure')),
              `: ${measureName(measure.name, telling)}${wanted(targetText(measure, telling))}`,
            ],
          ]
        : [],
    ),
  ];
}

const wanted = (target: string | null): string => (target === null ? '' : ` (${target})`);

/** Every expected action, in the order of the file, to be ticked off. */
export function expectedSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('paper.expected'),
    tabled(
      [say('paper.who'), say('paper.expected'), say('paper.within'), say('paper.seen')],
      scenario.expected.map((each) => [
        roleName(each.by, telling),
        textIn(each.text, telling).trim(),
        duration(each.within, telling),
        tickBox(''),
      ]),
    ),
  );
}

/** Objectives and who is to be watched for them; a line to be filled in where nobody is named. */
export function assignmentsSection(
  telling: Telling,
  watches: (objective: string) => readonly string[],
): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('manual.assignments'),
    tabled(
      [say('manual.objective'), say('manual.capability'), say('manual.evaluator')],
      scenario.objectives.map(({ name, text, capability }) => [
        textIn(text, telling).trim(),
        capability,
        editable(watches(name).join(', '), 1),
      ]),
    ),
  );
}
