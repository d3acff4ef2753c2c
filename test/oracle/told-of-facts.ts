/**
 * Who was told which fact, read off the record's entries: from the start, by what was sent and given, by an effect's words once somebody said
 * them, or by people. The report's annex of who knew what is held against it.
 */
import type { Entry } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { lifeOf } from '../model/world.ts';
import type { RecordSays } from './record-says.ts';
import { en, titleOfRole, tongue } from './words-of-record.ts';

/** What a report's annex of who knew what tells amiss. */
export function knownAmiss(says: RecordSays, entries: readonly Entry[], report: string): readonly string[] {
  const { scenario } = says.world;
  // where people may not be told apart there is no column of their own, and screens and empty seats are the matter of other tests
  const apart =
    scenario.roles.length === new Set(scenario.roles.map(({ name }) => titleOfRole(scenario, name))).size;
  if (!apart || entries.some(({ kind }) => kind === 'join' || kind === 'unseat' || kind === 'attribute'))
    return [];
  const [, annex = ''] = report.split(`## ${tongue.say('aar.matrix')}`);
  const [, ...rows] = annex.split('\n').filter((line) => line.startsWith('| '));
  const columns = (annex.split('\n').find((line) => line.startsWith('| ')) ?? '').split(' | ').slice(1);
  return scenario.facts.flatMap(({ name, text }) => {
    const cells =
      rows
        .find((row) => row.startsWith(`| ${en(text).slice(0, 24)}`))
        ?.split(' | ')
        .slice(1) ?? [];
    return scenario.roles.flatMap((role) => {
      const cell = cells[columns.findIndex((title) => title.includes(titleOfRole(scenario, role.name)))];
      if (cell === undefined) return [];
      const told = isTold(says, entries, role.name, name);
      const knows = lifeOf(says.world.facts, name).roles.includes(role.name);
      const is = told ? 'told' : knows ? 'revealed, and not told' : 'unknown';
      const words = cell.includes(tongue.say('aar.not-told'))
        ? 'revealed, and not told'
        : cell.trim().startsWith('–')
          ? 'unknown'
          : 'told';
      return is === words ? [] : [`${name} to ${role.name} is ${is}, and the report has “${cell.trim()}”`];
    });
  });
}

function isTold(says: RecordSays, entries: readonly Entry[], role: string, fact: string): boolean {
  const { scenario } = says.world;
  const hears = (to: 'all' | readonly string[]): boolean => to === 'all' || to.includes(role);
  const told = (facts: readonly string[], to: 'all' | readonly string[]): boolean =>
    facts.includes(fact) && hears(to);
  return (
    scenario.facts.some(({ name, knownTo }) => name === fact && knownTo.roles.includes(role)) ||
    says.sent.some(
      ({ inject, to, cc, hand }) => hand !== 'due' && told(revealedBy(scenario, inject), [...to, ...cc]),
    ) ||
    entries.some((entry) => {
      if (entry.kind === 'share') return told([entry.body.fact], entry.body.with);
      if (entry.kind === 'aloud') return told([entry.body.fact], entry.body.to);
      if (entry.kind === 'adhoc') return told(entry.body.reveals, entry.body.to);
      if (entry.kind === 'reply') {
        const { question, reveals } = entry.body;
        return told(
          reveals,
          says.questions.flatMap((each) => (each.entry === question ? [each.by] : [])),
        );
      }
      if (entry.kind === 'fact.learned' && entry.body.how === 'effect') {
        if (!told([entry.body.fact], entry.body.roles)) return false;
        // in the words of the inject whose effect it is, for who got that at the same moment
        const { of } = entry.body;
        const words = says.sent.filter(
          ({ inject, story, to, cc }) =>
            of?.of === 'inject' && inject === of.name && story === entry.story && hears([...to, ...cc]),
        );
        return words.length > 0
          ? words.some(({ hand }) => hand !== 'due')
          : says.tidings.get(entry.n)?.due === false;
      }
      return (
        entry.kind === 'fact.learned' &&
        entry.body.how !== 'inject' &&
        told([entry.body.fact], entry.body.roles)
      );
    })
  );
}

const revealedBy = ({ injects }: Scenario, inject: string | null): readonly string[] =>
  injects.find(({ name }) => name === inject)?.reveals ?? [];
