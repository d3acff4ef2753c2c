/** Who answered otherwise than what was made of it dissents, and nobody else: told from the answers, and not from what the record calls dissent. */
import type { Answer } from '@sandtable/core/record';
import type { DecisionLife } from '../../model/world.ts';
import { lifeOf } from '../../model/world.ts';
import { amissIn, states } from '../statement.ts';
import { isCovered, titleOfRole, tongue } from '../words-of-record.ts';
import type { Law } from './look.ts';

const { say } = tongue;

export const dissent: Law = async ({ says, ear, show }) => {
  const { scenario, decisions } = says.world;
  const amiss: string[] = [];
  for (const decision of scenario.decisions) {
    const life = lifeOf(decisions, decision.name);
    const isOne = life.status === 'closed' && (life.how === 'made' || life.how === 'declined');
    if (!isOne || life.each.length > 0 || life.reversed || isCovered(says, decision)) continue;
    const heard = (await ear.say(`decision ${decision.serial}`)).join('\n');
    const shown = show(`dissent, ${decision.serial}`, heard);
    // a role that answered has one line; nobody else has the words of dissent
    const told = shown.text
      .split('\n')
      .filter((line) => line.endsWith(say('plain.decision.dissents').trim()));
    const against = life.answers.filter(({ answer }) => !isAlike(answer, life)).map(({ by }) => by);
    const titles = against.map((role) => titleOfRole(scenario, role));
    if (
      told.length !== titles.length ||
      !titles.every((title) => told.some((line) => line.startsWith(title)))
    )
      amiss.push(...amissIn({ ...shown, text: told.join('\n') }, [states('dissent: ', titles.join(', '))]));
  }
  return amiss;
};

/** Options as a set, amounts by value, rankings in their order, own words by the option they are treated as, declining and declining. */
function isAlike(answer: Answer, { how, options, amount, ranking }: DecisionLife): boolean {
  const isSet = (names: readonly string[]) => names.toSorted().join() === options.toSorted().join();
  switch (answer.form) {
    case 'options':
      return how === 'made' && isSet(answer.options);
    case 'amount':
      return answer.amount === amount;
    case 'ranking':
      return answer.ranking.join() === ranking.join();
    case 'other':
      return answer.treatAs !== null && isSet([answer.treatAs]);
    case 'declined':
      return how === 'declined';
  }
}
