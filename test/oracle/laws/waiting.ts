/** Who waits for whom: what is to be given, what is proposed, who asked, whose answer is still to come; and that nobody waits where nobody does. */
import { shortRole } from '@sandtable/words';
import { holderOf, isThere } from '../../model/knowledge.ts';
import { isSatisfied } from '../../model/decisions.ts';
import { lifeOf } from '../../model/world.ts';
import { waitsToBeGiven } from '../record-says.ts';
import { presenceAmiss } from '../statement.ts';
import { titleOfRole, tongue } from '../words-of-record.ts';
import { narrow, type Law } from './look.ts';

const { say } = tongue;

export const waiting: Law = ({ says, desk, show }) => {
  const { world, pause } = says;
  const { scenario, stage, decisions, injects } = world;
  if (pause?.reason === 'real-world') return [];
  desk.press('esc', '4');
  const [, pane = ''] = desk.shown(narrow.columns, narrow.rows).split(/^═▸.*$/mu);
  const shown = show('waiting', pane.split(/^─+$/mu)[0] ?? '');
  const inPlay = stage === 'conduct' || stage === 'paused';
  const asked = says.questions.filter(({ answered }) => !answered);
  const proposed = scenario.injects.filter(({ name }) => inPlay && lifeOf(injects, name).proposed);
  const toGive = scenario.injects.filter(({ name }) => waitsToBeGiven(says, name));
  const open = inPlay
    ? scenario.decisions.filter(({ name }) => lifeOf(decisions, name).status === 'open')
    : [];
  const answers = open.flatMap((decision) => {
    const { serial, name, by } = decision;
    if (isSatisfied(world, decision) && lifeOf(decisions, name).answers.length > 0)
      return [`${serial} is answered`];
    const missing = [...new Set(by.roles.map((role) => holderOf(world, role)))].filter(
      (role) => isThere(world, role) && lifeOf(decisions, name).answers.every((own) => own.by !== role),
    );
    const roles = missing.map((role) => shortRole(role, { scenario, language: 'en' })).join(', ');
    return missing.length === 0 ? [] : [say('desk.waiting.answer', { roles, serial })];
  });
  const isSaid = (serial: string, words: string) => new RegExp(`\\b${serial} .*${words}`, 'u');
  const flat = shown.text.replaceAll(/\s+/gu, ' ');
  const has = [...answers, ...asked.map(({ by }) => titleOfRole(scenario, by))];
  const nobody = say('desk.waiting.nobody');
  const tidings = scenario.facts.filter(({ name }) =>
    [...says.tidings.values()].some(({ fact, due }) => due && fact === name),
  );
  const isNobody = has.length + proposed.length + toGive.length + tidings.length === 0;
  return [
    ...presenceAmiss(shown, { has, hasNot: isNobody ? [] : [nobody] }),
    ...proposed.flatMap(({ serial }) =>
      isSaid(serial, '(?:is proposed|is held and due)').test(flat) ? [] : [`waiting: ${serial} is proposed`],
    ),
    ...toGive.flatMap(({ serial }) =>
      isSaid(serial, 'is to be').test(flat) ? [] : [`waiting: ${serial} is to be given`],
    ),
    ...scenario.injects
      .filter(
        (each) =>
          !proposed.includes(each) && new RegExp(`\\b${each.serial} [^:]* is proposed:`, 'u').test(flat),
      )
      .map(({ serial }) => `waiting: ${serial} is not proposed`),
  ];
};
