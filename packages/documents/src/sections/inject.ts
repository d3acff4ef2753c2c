/** An inject for those who give it: what brings it, its words, what is hoped for, and what only they know. */
import {
  replacePlaceholders,
  textIn,
  titleOfTask,
  type ExpectedAction,
  type Inject,
  type Text,
} from '@sandtable/core/scenario';
import { cleanInjectTitle, cleanTitle, duration, roleName, roleNames, type Telling } from '@sandtable/words';
import { senderName } from '@sandtable/words/paper';
import { whenText } from '../msel/trigger.ts';
import { heading, paragraph, quote, strong, type Block } from '../page/markdown.ts';
import { paragraphsIn } from '../page/page.ts';
import { effectSentences } from './effects.ts';
import { listed } from './section.ts';

/** `planned`: it stands in the agenda before the reader, who need not be told what brings it. */
export function injectBlocks(
  inject: Inject,
  telling: Telling,
  comes: 'planned' | 'by-itself' = 'by-itself',
): readonly Block[] {
  const { say } = telling;
  const { serial, name } = inject;
  const to = [...new Set([...inject.to.roles, ...inject.cc.roles])];
  return [
    heading(3, say('format.serial-title', { serial, title: cleanInjectTitle(name, telling) })),
    paragraph(
      say('manual.inject.way', {
        from: senderName(inject.from, inject, telling),
        to: roleNames(to, telling),
        channel: inject.channel,
      }),
      comes === 'planned' ? '' : ` ${say('manual.inject.trigger', { when: whenText(inject, telling) })}`,
    ),
    ...careBlocks(inject, telling),
    ...paragraphsIn(withNames(inject.text, telling)).map(quote),
    ...inject.textFor.flatMap(({ role, text }) => [
      paragraph(strong(say('manual.inject.for', { role: roleName(role, telling) }))),
      ...paragraphsIn(withNames(text, telling)).map(quote),
    ]),
    ...listed([
      ...inject.attach.map((each) =>
        say(`common.attached.${each.holds}`, { title: textIn(each.title, telling).trim() }),
      ),
      ...expectedAfter(inject, telling).map((each) =>
        say('manual.inject.expected', { action: expectedText(each, telling) }),
      ),
      ...effectSentences(inject.onDelivery, telling).map((effect) => say('manual.inject.model', { effect })),
    ]),
    ...(inject.notes === null ? [] : [paragraph(textIn(inject.notes, telling).trim())]),
  ];
}

/** What is told to whoever gives it before they do. */
function careBlocks({ sensitivity, contentNote }: Inject, telling: Telling): readonly Block[] {
  const { say } = telling;
  return [
    ...(sensitivity === null
      ? []
      : [paragraph(strong(say('paper.sensitive', { note: textIn(sensitivity, telling).trim() })))]),
    ...(contentNote === null
      ? []
      : [paragraph(say('common.content-note', { text: textIn(contentNote, telling).trim() }))]),
  ];
}

/** A value that is known only in play stands by its name: `[Flights held]`. */
const withNames = (text: Text, telling: Telling): string =>
  replacePlaceholders(textIn(text, telling), (variable) => `[${cleanTitle('variables', variable, telling)}]`);

/** What players are expected to do because of it: what counts from its delivery, else what shows a task that it serves. */
function expectedAfter(inject: Inject, { scenario }: Telling): readonly ExpectedAction[] {
  const timed = scenario.expected.filter(
    ({ at }) => at.at === 'event' && at.event.kind === 'inject' && at.event.name === inject.name,
  );
  return timed.length > 0
    ? timed
    : scenario.expected.filter(
        ({ task, at }) => at.at !== 'event' && task !== null && inject.serves.includes(task),
      );
}

/** `Tower supervisor: ask for a second source (within 10 min)`. */
export const expectedText = ({ by, text, within }: ExpectedAction, telling: Telling): string =>
  telling.say('manual.expected', {
    role: roleName(by, telling),
    action: textIn(text, telling).trim(),
    duration: duration(within, telling),
  });

export const taskNames = (tasks: readonly string[], telling: Telling): string =>
  tasks.map((task) => titleOfTask(task, telling)).join('; ');
