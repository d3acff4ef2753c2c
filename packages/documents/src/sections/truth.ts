/** What only those who lead may know: what is true, what waits in reserve, how those answer whom nobody plays. */
import { textIn, type Actor } from '@sandtable/core/scenario';
import { conditionText, duration, roleName, roleNames, storyTimeAt, type Telling } from '@sandtable/words';
import { heading, paragraph, strong, type Block, type Inline } from '../page/markdown.ts';
import { decisionBlocks } from './decision.ts';
import { injectBlocks } from './inject.ts';
import { injectsOfModule, moduleOfDecision } from './module.ts';
import { listed, section, tabled } from './section.ts';

export function truthSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  if (scenario.facts.length === 0) return [];
  return section(
    say('paper.truth'),
    [paragraph(say('paper.startex', { at: storyTimeAt(scenario.story, 0, telling) }))],
    tabled(
      [say('aar.fact'), say('paper.marking'), say('paper.known-to')],
      scenario.facts.map((fact) => [
        [
          textIn(fact.text, telling).trim(),
          fact.detail === null ? '' : ` ${textIn(fact.detail, telling).trim()}`,
          fact.rumour ? ` (${say('aar.rumour')})` : '',
        ],
        fact.tlp,
        roleNames(fact.knownTo.roles, telling),
      ]),
    ),
  );
}

/** What belongs to no module: it can come in any. */
export function reserveSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('manual.any-module'),
    injectsOfModule(scenario, 0).flatMap((inject) => injectBlocks(inject, telling)),
    scenario.decisions
      .filter((decision) => moduleOfDecision(scenario, decision) === 0)
      .flatMap((decision) => decisionBlocks(decision, telling)),
  );
}

/** Everybody whom exercise control speaks for: their voice, and what they answer when they are asked. */
export function voicesSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  const speaking = scenario.actors.filter(({ voice, answers }) => voice !== null || answers.length > 0);
  return section(
    say('manual.voices'),
    speaking.length === 0 ? [] : [paragraph(say('manual.voices.how'))],
    speaking.flatMap((actor) => voiceBlocks(actor, telling)),
  );
}

function voiceBlocks(actor: Actor, telling: Telling): readonly Block[] {
  const { say } = telling;
  const { voice, answers, shownAs } = actor;
  return [
    heading(3, textIn(actor.title, telling).trim()),
    ...(shownAs === null
      ? []
      : [paragraph(say('manual.voices.shown-as', { name: roleName(shownAs, telling) }))]),
    ...(voice === null
      ? []
      : [paragraph(say('manual.voices.voice', { voice: textIn(voice, telling).trim() }))]),
    ...listed(
      answers.map(({ about, says, ifPressed }): Inline[] => [
        strong(about.join(', ')),
        `: “${textIn(says, telling).trim()}”`,
        ifPressed === null
          ? ''
          : ` ${say('manual.voices.pressed', { text: textIn(ifPressed, telling).trim() })}`,
      ]),
    ),
  ];
}

export function clocksSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('paper.clocks'),
    tabled(
      [say('paper.clock'), say('paper.who'), say('paper.within')],
      scenario.clocks.map(({ title, owedBy, within }) => [
        textIn(title, telling).trim(),
        owedBy === null ? '' : roleName(owedBy, telling),
        duration(within, telling),
      ]),
    ),
  );
}

export function outcomesSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('paper.outcomes'),
    listed(
      scenario.outcomes.map(({ clauses, onlyIf }): Inline[] => [
        clauses.map(({ text }) => textIn(text, telling).trim()).join(' … '),
        onlyIf === null ? '' : ` ${say('paper.only-if', { condition: conditionText(onlyIf, telling) })}`,
      ]),
    ),
  );
}

export const hotWashSection = (telling: Telling): readonly Block[] =>
  section(
    telling.say('paper.hot-wash'),
    listed(telling.scenario.hotWash.map((question) => textIn(question, telling).trim())),
  );
