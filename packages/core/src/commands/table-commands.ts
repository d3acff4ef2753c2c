/** Commands about what the tables say: told back in a brief-back, and heard in a discussion. */
import { duringPlay, sinceStartEx, type CommandRules } from './command-rule.ts';
import { itemAhead } from '../questions/gate.ts';
import { firstOf, known, rolesKnown, unless } from './checks.ts';
import { refuse } from '../record/refuse.ts';

export const tableCommands: CommandRules<'told-back' | 'heard'> = {
  'told-back': {
    when: duringPlay,
    who: 'control',
    counts: 'play',
    words: { said: 'participant' },
    correction: null,
    check: (draft, { by, said }) =>
      firstOf(rolesKnown(draft, by), () => {
        const { program, state } = draft;
        const item = program.scenario.phases[state.phase]?.agenda[itemAhead(program, state)];
        if (item?.does !== 'brief-back') return refuse('told-back.none');
        const columns = Math.max(1, item.form.length);
        return unless(said.length <= columns, 'told-back.columns', { columns });
      }),
  },
  heard: {
    when: sinceStartEx,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: (draft, { discussion, task }) =>
      firstOf(known(draft, 'discussion', discussion), () => {
        const place = draft.program.places.discussion.get(discussion) ?? -1;
        const listens = draft.program.scenario.discussions[place]?.listenFor.includes(task) === true;
        return unless(listens, 'heard.not-listened-for', { task, discussion });
      }),
  },
};
