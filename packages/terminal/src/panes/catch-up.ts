// What somebody who comes late must know to play a role: said in two minutes, and nothing that the role was not told.
import type { RoleView } from '@sandtable/core/view';
import { storyTime, type Tongue } from '@sandtable/words';
import { answerWords, peopleNoticeWords } from '@sandtable/words/play';
import { type Line, emptyLine, line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';

/** Whatever came before these was either decided or is a fact by now. */
const lastMessages = 5;

interface Part {
  readonly title: string;
  readonly sentences: readonly string[];
}

function partsOf(view: RoleView, tongue: Tongue): readonly Part[] {
  const { say } = tongue;
  const { role, phase } = view;
  const messages = view.inbox.filter(({ withdrawn }) => !withdrawn).slice(-lastMessages);
  return [
    {
      title: say('role.catch-up.you', { role: role.title, organisation: role.organisation }),
      sentences: [...(role.brief === null ? [] : [role.brief.trim()]), peopleNoticeWords(view.people, say)],
    },
    {
      title: say('role.so-far'),
      sentences: [
        ...(phase === null
          ? []
          : [say('role.catch-up.now', { phase: phase.title, time: storyTime(view.story, tongue) })]),
        ...(phase?.soFar ? [phase.soFar.trim()] : []),
      ],
    },
    {
      title: say('role.catch-up.facts'),
      sentences: view.facts.map(({ text, tlp }) => `${text.trim()} (${tlp})`),
    },
    {
      title: say('role.catch-up.messages'),
      sentences: messages.flatMap((each) => [
        ...(each.contentNote === null ? [] : [say('common.content-note', { text: each.contentNote.trim() })]),
        say('role.catch-up.message', {
          time: storyTime(each.story, tongue),
          from: each.from,
          text: each.text.trim(),
        }),
        ...each.attachments.map(({ holds, title }) =>
          say(`common.attached.${holds}`, { title: title.trim() }),
        ),
      ]),
    },
    {
      title: say('role.catch-up.decided'),
      sentences: view.decisions.flatMap(({ question, result, amount }) =>
        result === null
          ? []
          : [
              say('role.catch-up.decision', {
                question: question.trim(),
                answer: answerWords(result, amount, tongue),
              }),
            ],
      ),
    },
    {
      title: say('role.catch-up.open'),
      sentences: view.decisions.filter(({ open }) => open).map(({ question }) => question.trim()),
    },
  ].filter(({ sentences }, place) => place === 0 || sentences.length > 0);
}

export function catchUpSentences(view: RoleView, tongue: Tongue): readonly string[] {
  return partsOf(view, tongue).flatMap(({ title, sentences }) => [title, ...sentences]);
}

export function catchUpLines(view: RoleView, tongue: Tongue, width: number): readonly Line[] {
  return partsOf(view, tongue).flatMap(({ title, sentences }, place) => [
    ...(place === 0 ? [] : [emptyLine]),
    line(span(title, 'strong')),
    ...sentences.flatMap((each) =>
      sentences.length === 1 ? prose(each, width) : labelled(span(' -'), 3, each, width),
    ),
  ]);
}
