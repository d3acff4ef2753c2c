/** A role at the keyboard of plain mode hears what it reads on its own screen: its messages, facts, values and decisions, and nothing else. */
import { holderOf } from '../../model/knowledge.ts';
import { lifeOf } from '../../model/world.ts';
import type { Sent } from '../record-says.ts';
import { secretsFrom } from '../secrets.ts';
import { collapsed, presenceAmiss } from '../statement.ts';
import { optionsForPlayers, others, wordsFor } from '../told-to-players.ts';
import {
  answerStands,
  en,
  gaugesFor,
  resultStands,
  standsWords,
  titleOfRole,
  tongue,
  type Stands,
} from '../words-of-record.ts';
import type { Law } from './look.ts';

const { say } = tongue;
const asked = ['inbox', 'facts', 'world', 'decision', 'log'] as const;
/** What own words are treated as is exercise control's business. */
const asTold = (stands: Stands): Stands => (stands.form === 'other' ? { ...stands, options: [] } : stands);

export const roleByEar: Law = async ({ says, session, ear, show }) => {
  const { world } = says;
  const { scenario, stage } = world;
  if (says.pause?.reason === 'real-world' || stage === 'set-up' || stage === 'closed') return [];
  const amiss: string[] = [];
  // one after the other: a screen is turned to one role at a time
  const turned = scenario.roles.filter(({ name }) => world.merged[name] === undefined);
  const { name: role } = turned[session.entries.length % turned.length] ?? { name: '' };
  const played = scenario.roles.map(({ name }) => name).filter((name) => holderOf(world, name) === role);
  const roles = holderOf(world, role) === role ? played : [role];
  const reached = ({ to, cc }: Sent) => roles.some((each) => to.includes(each) || cc.includes(each));
  const decisions = scenario.decisions.flatMap((decision) => {
    const { status, opened } = lifeOf(world.decisions, decision.name);
    const isAsked = [...decision.by.roles, ...decision.consult.roles].some((each) => roles.includes(each));
    if ((!opened && status !== 'open') || !isAsked) return [];
    const result = resultStands(says, decision, session.texts);
    if (status === 'closed')
      return result === null
        ? []
        : [
            en(decision.question),
            say('plain.decision.result', { answer: standsWords(decision, asTold(result)) }),
          ];
    const mine = answerStands(says, decision, role, session.texts);
    return [
      en(decision.question),
      ...optionsForPlayers(says, decision).map((each) =>
        each.replace(/^([a-z]) /u, '$1: ').replace(/^- /u, ''),
      ),
      ...(mine === null ? [] : [say('plain.role.mine', { answer: standsWords(decision, asTold(mine)) })]),
      ...others(says, decision, role, session.texts).map((each) =>
        each.replace(/: --$/u, `: ${say('plain.decision.waiting')}`),
      ),
    ];
  });
  const gauges = gaugesFor(says, role);
  const has: Readonly<Record<(typeof asked)[number], readonly string[]>> = {
    inbox: says.sent.filter(reached).flatMap((message) => {
      const own = roles.find((each) => message.to.includes(each) || message.cc.includes(each)) ?? role;
      return wordsFor(says, message, own, session.texts);
    }),
    facts: scenario.facts
      .filter(({ name }) => lifeOf(world.facts, name).roles.includes(role))
      .map(({ text }) => en(text)),
    world: gauges.shown,
    decision: decisions,
    log: [],
  };
  const hasNot = [...secretsFrom(says, { roles, reached }, session.texts), ...gauges.hidden];
  // what a card foresaw, or an option says, may be what they have said themselves, before they were asked
  const own = collapsed(saidBy(roles, session));
  await ear.say(`role ${titleOfRole(scenario, role)}`);
  await ear.say('');
  for (const word of asked) {
    const heard = (await ear.say(word)).join('\n');
    const never = word === 'log' ? hasNot.filter((piece) => !own.includes(piece)) : hasNot;
    amiss.push(...presenceAmiss(show(`by ear, ${role}, ${word}`, heard), { has: has[word], hasNot: never }));
  }
  await ear.say('done');
  return amiss;
};

function saidBy(
  roles: readonly string[],
  { entries, texts, scenario }: Parameters<Law>[0]['session'],
): string {
  return entries
    .flatMap(({ n, kind, body }) => {
      if ((kind !== 'answer' && kind !== 'reverse') || !roles.includes(body.by)) return [];
      const { answer } = body;
      if (answer.form === 'other') return [texts({ entry: n, text: answer.said.text }) ?? ''];
      const options = scenario.decisions.find(({ name }) => name === body.decision)?.options ?? [];
      const chosen =
        answer.form === 'options' ? answer.options : answer.form === 'ranking' ? answer.ranking : [];
      return options.flatMap(({ name, text }) => (chosen.includes(name) ? [en(text)] : []));
    })
    .join('\n');
}
