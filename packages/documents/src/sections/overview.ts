/** What the exercise is, for anybody: what it is about, how long it takes, what it is to achieve, who sits at the table. */
import { plannedLength, textIn } from '@sandtable/core/scenario';
import { castSentences, duration, tlpMeaning, type Telling } from '@sandtable/words';
import { paragraph, type Block } from '../page/markdown.ts';
import { organisationOf } from '../before/role-card.ts';
import { facts, listedTexts, section, tabled, textBlocks } from './section.ts';
import { moduleMinutes } from './module.ts';

export function overviewSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  const planned = plannedLength(
    scenario,
    scenario.parameters.map(({ name, start }) => [name, start]),
  );
  return section(
    say('manual.overview'),
    facts(
      [say('aar.what'), say('aar.value')],
      [
        [say('aar.exercise'), textIn(scenario.title, telling)],
        [say('aar.kind'), say(`aar.kind.${scenario.kind}`)],
        [say('manual.planned'), planned === null ? '' : duration(planned * 60, telling)],
        [say('aar.themes'), scenario.themes.map((theme) => theme.replaceAll('-', ' ')).join(', ')],
        [say('paper.marking'), `${scenario.marking}: ${tlpMeaning(scenario.marking, say)}`],
        [say('aar.fictional'), textIn(scenario.fictional, telling)],
      ],
    ),
  );
}

export const objectivesSection = (telling: Telling): readonly Block[] => {
  const { say, scenario } = telling;
  return section(
    say('aar.objectives'),
    tabled(
      [say('manual.number'), say('manual.objective'), say('manual.capability')],
      scenario.objectives.map(({ text, capability }, at) => [
        String(at + 1),
        textIn(text, telling).trim(),
        capability,
      ]),
    ),
  );
};

export const backgroundSection = (telling: Telling): readonly Block[] =>
  section(telling.say('manual.background'), textBlocks(telling.scenario.summary, telling));

/** By number and minutes alone: the title of a module may tell what comes. */
export function scheduleSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('manual.schedule'),
    tabled(
      [say('paper.item'), say('paper.minutes'), say('manual.planned-from'), say('manual.planned-until')],
      [
        [say('manual.schedule.sign-in'), '', '', ''],
        [say('manual.schedule.briefing'), '', '', ''],
        ...scenario.phases.map((phase, at) => [
          say('manual.module', { number: at + 1 }),
          String(moduleMinutes(phase, scenario) ?? ''),
          '',
          '',
        ]),
        [say('manual.schedule.hot-wash'), '', '', ''],
      ],
    ),
  );
}

/** Roles and their organisations; nobody who only comes in by a message. */
export function tableSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('manual.at-the-table'),
    tabled(
      [say('manual.role'), say('paper.detail.organisation'), say('manual.sector')],
      scenario.roles.map((role) => [
        textIn(role.title, telling),
        organisationOf(role, telling),
        sectorOf(role.organisation, telling),
      ]),
    ),
  );
}

const sectorOf = (organisation: string, { scenario }: Telling): string =>
  (scenario.organisations.find(({ name }) => name === organisation)?.sector ?? '').replaceAll('_', ' ');

export const castSection = (telling: Telling): readonly Block[] =>
  section(
    telling.say('manual.cast'),
    castSentences(telling).map((sentence) => paragraph(sentence)),
  );

export const changesSection = (telling: Telling): readonly Block[] => {
  const { say, scenario } = telling;
  return section(
    say('paper.changes'),
    scenario.changes.map(({ version, text }) =>
      paragraph(say('paper.change', { version, text: textIn(text, telling) })),
    ),
  );
};

/** What is taken as given, what is unlike life, what is not played. */
export const givenSections = (telling: Telling): readonly Block[] => {
  const { say, scenario } = telling;
  return [
    ...section(say('paper.assumptions'), listedTexts(scenario.assumptions, telling)),
    ...section(say('paper.artificialities'), listedTexts(scenario.artificialities, telling)),
    ...section(say('paper.out-of-play'), listedTexts(scenario.outOfPlay, telling)),
  ];
};
