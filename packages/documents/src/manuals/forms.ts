/** Forms to be filled in by hand: what those who took part think of it, and what was said in the hot wash. */
import { textIn } from '@sandtable/core/scenario';
import type { PaperRequest } from '../before/cards.ts';
import type { Telling } from '@sandtable/words';
import type { Document } from '../page/document.ts';
import { editable, paragraph, strong, table, tickBox, writingRoom, type Block } from '../page/markdown.ts';
import { safetySection, dataSection } from '../sections/rules.ts';
import { facts, section, under } from '../sections/section.ts';
import { manual, part } from './manual.ts';

export const feedbackForm = (request: PaperRequest): Document =>
  manual(request, (telling) => {
    const { say, scenario } = telling;
    const statements = (
      [
        'plausible',
        'structure',
        'facilitation',
        'people',
        'contribute',
        'documents',
        'plan',
        'others',
        'freely',
        'access',
      ] as const
    ).map((each) => say(`manual.feedback.says.${each}`));
    return {
      kind: say('manual.feedback'),
      label: say('manual.for-players'),
      parts: [
        part(
          [paragraph(say('manual.feedback.intro'))],
          [writingRoom(say('manual.feedback.who'), 1)],
          section(say('manual.feedback.rate'), [agreement(statements, telling)]),
          section(say('manual.feedback.objectives'), [
            agreement(
              scenario.objectives.map(({ text }) => textIn(text, telling).trim()),
              telling,
            ),
          ]),
        ),
        part(
          (['strengths', 'improve', 'actions', 'described', 'next'] as const).map((each) =>
            writingRoom(say(`manual.feedback.${each}`), 5),
          ),
        ),
      ],
    };
  });

const degrees = ['1', '2', '3', '4', '5'] as const;

const agreement = (statements: readonly string[], { say }: Telling): Block =>
  table(
    [say('manual.feedback.statement'), ...degrees],
    statements.map((statement) => [statement, ...degrees.map(() => tickBox(''))]),
  );

export const hotWashForm = (request: PaperRequest): Document =>
  manual(request, (telling) => {
    const { say, scenario } = telling;
    const questions = scenario.hotWash.map((question) => textIn(question, telling).trim());
    return {
      kind: say('manual.wash'),
      label: say('paper.recorder'),
      parts: [
        part(
          [paragraph(say('manual.wash.how')), writingRoom(say('manual.wash.table'), 1)],
          (questions.length > 0 ? questions : [say('manual.wash.well'), say('manual.wash.not')]).map(
            (question) => writingRoom(question, 4),
          ),
          [writingRoom(say('manual.wash.change'), 2)],
        ),
        part(
          section(say('manual.wash.actions'), [
            table(
              [say('manual.wash.action'), say('manual.wash.owner'), say('manual.wash.when')],
              Array.from({ length: 8 }, () => [editable('', 2), editable('', 2), editable('', 2)]),
            ),
          ]),
          [writingRoom(say('manual.wash.parking'), 6)],
        ),
      ],
    };
  });

/** What is kept of people and what they may ask for, to be handed out before anybody says anything. */
export const dataNotice = (request: PaperRequest): Document =>
  manual(request, (telling) => {
    const { say, scenario } = telling;
    return {
      kind: say('manual.notice'),
      label: say('paper.for-everybody'),
      parts: [
        part(
          facts(
            [say('aar.what'), say('aar.value')],
            [
              [say('aar.exercise'), textIn(scenario.title, telling)],
              [say('aar.fictional'), textIn(scenario.fictional, telling)],
            ],
          ),
          dataSection(telling),
          under(say('manual.notice.yours'), [
            paragraph(say('manual.data.rights')),
            paragraph(say('manual.data.photos')),
            paragraph(strong(say('manual.notice.read'))),
          ]),
          safetySection(telling),
        ),
      ],
    };
  });
