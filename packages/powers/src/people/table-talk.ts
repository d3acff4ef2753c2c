// Powers over what the tables say: told back in the form of the brief-back, and the line for a room that is silent.
import { textIn } from '@sandtable/core/scenario';
import { chosen, field, give, maybe, slots } from '../form/field.ts';
import {
  toldFields,
  type ControlPower,
  type ControlSituation,
  type Deed,
  type Field,
  type Values,
} from '../form/power.ts';

interface BriefedBack {
  readonly view: { readonly briefBack: { readonly form: readonly string[] } | null };
}

/** What a table tells, column by column of the form; whatever it likes where there is none. */
export function toldColumns<S extends BriefedBack>(): readonly Field<S>[] {
  return toldFields.map((name, column) =>
    field<S>(name, { optional: true, words: true }, ({ view }) => {
      const form = view.briefBack?.form ?? [];
      const asks = form[column];
      if (asks === undefined) return column === 0 && form.length === 0 ? { kind: 'text' } : null;
      return { kind: 'text', asks };
    }),
  );
}

export function toldBy(by: readonly string[], { view }: BriefedBack, values: Values): Deed {
  const { texts, slot } = slots();
  const columns = Math.max(1, view.briefBack?.form.length ?? 0);
  const said = toldFields.slice(0, columns).map((name) => {
    const words = maybe(values, name);
    return words === null ? null : slot(words);
  });
  return give({ kind: 'told-back', body: { by, said } }, texts);
}

/** One after the other, in their order; a table that said more than it was asked is entered again, and the later stands. */
const toldBack: ControlPower = {
  id: 'told-back',
  group: 'talk',
  key: 'k',
  fields: [
    field('table', {}, ({ view, say }) => {
      const board = view.briefBack;
      if (board === null) return null;
      const choices = board.tables.map((table, place) => ({
        value: String(place),
        label: board.by === 'plenary' ? say('power.everybody') : table.title,
        ...(table.said === null ? {} : { detail: say('power.told-already') }),
      }));
      return choices.length === 1
        ? { kind: 'pick', choices, presumed: '0', sure: true }
        : { kind: 'pick', choices, presumed: String(board.turn ?? 0) };
    }),
    ...toldColumns<ControlSituation>(),
  ],
  available: ({ view }) => view.briefBack !== null,
  warning: () => null,
  build(situation, values) {
    const { briefBack } = situation.view;
    return toldBy(briefBack?.tables[Number(chosen(values, 'table'))]?.roles ?? [], situation, values);
  },
};

/** Exercise control says the prompt that the author wrote for a silent discussion, to all who take part in it. */
const nudge: ControlPower = {
  id: 'nudge',
  group: 'talk',
  key: 'n',
  fields: [],
  available: ({ view }) => view.stage === 'conduct' && (view.discussion?.ifSilent ?? null) !== null,
  // before the question was asked it is only shown: nobody has been silent yet
  whyNot(situation) {
    const { view, scenario, say, masked } = situation;
    const { now } = view;
    if (now.now !== 'discuss') return null;
    const line = scenario.discussions.find(({ name }) => name === now.discussion)?.ifSilent ?? null;
    if (line === null) return say('power.nudge.none');
    return masked === true
      ? say('power.nudge.ask-first')
      : say('power.nudge.ask-first-then', { text: textIn(line, situation).trim() });
  },
  warning: ({ view, say }) => say('power.warn.nudge', { text: view.discussion?.ifSilent?.trim() ?? '' }),
  build({ view, scenario }) {
    const circle = scenario.discussions.find(({ name }) => name === view.discussion?.name)?.with.roles ?? [];
    const to = view.seats
      .filter(({ role, mergedInto }) => mergedInto === null && (circle.length === 0 || circle.includes(role)))
      .map(({ role }) => role);
    return give({ kind: 'say', body: { from: 'exercise_control', to, said: { text: 0 } } }, [
      view.discussion?.ifSilent?.trim() ?? '',
    ]);
  },
};

export const tablePowers: readonly ControlPower[] = [toldBack, nudge];
