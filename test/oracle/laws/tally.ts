/** How many are for an option of an open decision: counted from the answers of those who decide, and told where it is more than one. */
import { lifeOf } from '../../model/world.ts';
import { isCovered, tongue } from '../words-of-record.ts';
import { narrow, type Law } from './look.ts';

const { say } = tongue;

export const tally: Law = ({ says, desk, show }) => {
  if (says.pause?.reason === 'real-world') return [];
  const { scenario, decisions } = says.world;
  const counted = scenario.decisions.flatMap((decision) => {
    const { status, answers } = lifeOf(decisions, decision.name);
    if (status !== 'open' || decision.answer.form === 'amount' || isCovered(says, decision)) return [];
    const own = answers.filter(({ by }) => decision.by.roles.includes(by));
    return decision.options.flatMap(({ name }) => {
      const count = own.filter(({ answer }) =>
        answer.form === 'options'
          ? answer.options.includes(name)
          : answer.form === 'other' && answer.treatAs === name,
      ).length;
      return count > 1 ? [say('desk.option.count', { count })] : [];
    });
  });
  desk.press('esc', '3');
  const { screen, text } = show('tally, decisions', desk.shown(narrow.columns, narrow.rows));
  const told = [...text.matchAll(/\d+ for it/gu)].map(([each]) => each);
  const same = told.toSorted().join(', ') === counted.toSorted().join(', ');
  return same ? [] : [`${screen}: “${told.join(', ')}”, and the record says “${counted.join(', ')}”`];
};
