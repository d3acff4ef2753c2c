/** Scenarios with one planted fault each, made from a good one, with what a checker or prover has to say about it. */
import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type YAMLMap } from 'yaml';

export interface Mutant {
  /** `late moment: injects.claim` */
  readonly fault: string;
  readonly text: string;
  /** Kinds of finding of which one must be told, on a path that begins like this. */
  readonly kinds: readonly string[];
  readonly paths: readonly string[];
}

type Change = (document: Document) => boolean;

/** Twice a duration such as `90m`. */
const twice = (duration: string): string =>
  duration.replaceAll(/\d+/g, (number) => String(2 * Number(number)));

function names(document: Document, group: string): readonly string[] {
  const map = document.get(group);
  return isMap(map) ? map.items.map(({ key }) => String(key)) : [];
}

/** A fault that may be planted: null where the scenario has nothing that it could be planted in. To copy a scenario takes its time. */
export type MayPlant = () => Mutant | null;

export const mutantsOf = (text: string): readonly Mutant[] =>
  faultsFor(text).flatMap((plant) => plant() ?? []);

export function faultsFor(text: string): readonly MayPlant[] {
  const found: MayPlant[] = [];
  const original: Document = parseDocument(text);
  const plant = (fault: string, kinds: readonly string[], paths: readonly string[], change: Change) =>
    found.push(() => {
      const document = original.clone();
      return change(document) ? { fault, text: document.toString({ lineWidth: 0 }), kinds, paths } : null;
    });
  const never = ['neverHappens'];
  const pastTheEnd = twice(String(original.get('duration')));
  const at = (document: Document, ...path: readonly (string | number)[]) => document.getIn(path);

  for (const inject of names(original, 'injects')) {
    const path = ['injects', inject];
    plant(`unlinked inject: ${inject}`, never, [`injects.${inject}`], (document) => {
      if (at(document, ...path, 'kind') !== 'branch' || at(document, ...path, 'at') !== 'reserve')
        return false;
      return removed(document, (item) => item.get('send') === inject);
    });
    plant(
      `guard against itself: inject ${inject}`,
      ['neverTrue'],
      [`injects.${inject}.`],
      (document) => contradicted(document, [...path, 'only-if']) || contradicted(document, [...path, 'when']),
    );
  }
  for (const [group, kinds] of [
    ['injects', never],
    ['decisions', never],
    ['chances', never],
    ['expected', never],
    ['clocks', never],
  ] as const)
    for (const name of names(original, group))
      plant(`late moment: ${group}.${name}`, kinds, [`${group}.${name}`], (document) => {
        const moment = at(document, group, name, 'at');
        if (typeof moment !== 'string' || !moment.includes('after ')) return false;
        document.setIn([group, name, 'at'], `${pastTheEnd} ${moment.slice(moment.indexOf('after '))}`);
        return true;
      });
  for (const chance of names(original, 'chances'))
    plant(`chance without odds: ${chance}`, never, [`chances.${chance}`], (document) => {
      const rate = document.hasIn(['chances', chance, 'per-hour']);
      if (rate) document.setIn(['chances', chance, 'per-hour'], quoted(document, '0'));
      else document.setIn(['chances', chance, 'odds'], '0%');
      return true;
    });
  for (const fact of names(original, 'facts'))
    plant(`unlinked fact: ${fact}`, never, [`facts.${fact}`], (document) => {
      if (document.hasIn(['facts', fact, 'known-to'])) return false;
      return unlinked(document, fact);
    });
  for (const action of names(original, 'actions'))
    plant(`guard against itself: action ${action}`, ['neverTrue'], [`actions.${action}.`], (document) =>
      contradicted(document, ['actions', action, 'only-if']),
    );
  for (const phase of names(original, 'phases')) {
    const exits = original.getIn(['phases', phase, 'next']);
    for (let exit = 0; isSeq(exits) && exit < exits.items.length; exit += 1) {
      plant(
        `cut transition: ${phase}.${exit + 1}`,
        ['neverHappens', 'deadEnd', 'neverTrue', 'alwaysTrue'],
        [''],
        (document) => {
          if (exits.items.length === 1) return document.deleteIn(['phases', phase, 'next']);
          return document.deleteIn(['phases', phase, 'next', exit]);
        },
      );
      plant(
        `guard against itself: exit ${phase}.${exit + 1}`,
        ['neverTrue'],
        [`phases.${phase}.next.${exit + 1}.`],
        (document) => contradicted(document, ['phases', phase, 'next', exit, 'when']),
      );
    }
    const agenda = original.getIn(['phases', phase, 'agenda']);
    for (let item = 0; isSeq(agenda) && item < agenda.items.length; item += 1)
      plant(
        `guard against itself: agenda ${phase}.${item + 1}`,
        ['neverTrue'],
        [`phases.${phase}.agenda.${item + 1}.`],
        (document) => contradicted(document, ['phases', phase, 'agenda', item, 'only-if']),
      );
  }
  for (const outcome of names(original, 'outcomes'))
    plant(`guard against itself: outcome ${outcome}`, ['neverTrue'], [`outcomes.${outcome}.`], (document) =>
      contradicted(document, ['outcomes', outcome, 'only-if']),
    );
  for (const decision of names(original, 'decisions')) {
    const options = original.getIn(['decisions', decision, 'options']);
    if (!isMap(options)) continue;
    for (const { key } of options.items) {
      const option = String(key);
      const effects = original.getIn(['decisions', decision, 'options', option, 'effects']);
      for (let effect = 0; isSeq(effects) && effect < effects.items.length; effect += 1)
        plant(
          `late effect: ${decision}.${option}.${effect + 1}`,
          never,
          ['injects.', `decisions.${decision}.options.${option}.effects.`],
          (document) => {
            const path = ['decisions', decision, 'options', option, 'effects', effect];
            if (!document.hasIn([...path, 'after']) || !document.hasIn([...path, 'send'])) return false;
            document.setIn([...path, 'after'], pastTheEnd);
            return true;
          },
        );
      plant(
        `guard against itself: option ${decision}.${option}`,
        ['neverTrue'],
        [`decisions.${decision}.options.${option}.`],
        (document) => contradicted(document, ['decisions', decision, 'options', option, 'only-if']),
      );
    }
    plant(
      `options without effects: ${decision}`,
      ['changesNothing', 'neverHappens'],
      [`decisions.${decision}`, 'injects.'],
      (document) => {
        if (text.includes(`decision.${decision}.`)) return false;
        for (const { key } of options.items)
          document.deleteIn(['decisions', decision, 'options', String(key), 'effects']);
        return true;
      },
    );
  }
  return found;
}

function quoted(document: Document, text: string) {
  const scalar = document.createNode(text);
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

/** A guard that asks for its own opposite. */
function contradicted(document: Document, path: readonly (string | number)[]): boolean {
  const guard = document.getIn(path);
  if (typeof guard !== 'string') return false;
  document.setIn(path, quoted(document, `(${guard}) and not (${guard})`));
  return true;
}

/** Takes out every item of a list that is such a map. */
function removed(document: Document, such: (item: YAMLMap) => boolean): boolean {
  let any = false;
  visit(document, {
    Map(_, map) {
      if (!such(map)) return undefined;
      any = true;
      return visit.REMOVE;
    },
  });
  return any;
}

/** Nobody reveals the fact any more. */
function unlinked(document: Document, fact: string): boolean {
  let any = removed(document, (item) => item.get('reveal') === fact);
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'reveals' || !isSeq(value)) return;
      const before = value.items.length;
      value.items = value.items.filter((item) => !isScalar(item) || item.value !== fact);
      any ||= value.items.length < before;
    },
  });
  return any;
}
