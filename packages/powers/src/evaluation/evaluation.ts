// Powers of the evaluation: ratings with the definition in sight and their evidence, what the debrief makes of them, findings.
import {
  findingKinds,
  majorChallenges,
  objectiveOf,
  ratings,
  ratingScales,
  rootCauses,
  titleOfAim,
  type Aim,
  type FindingKind,
  type Rated,
  type Rating,
} from '@sandtable/core/evaluation';
import { titleOf } from '@sandtable/core/scenario';
import type { EvaluationBoard, FindingBoard } from '@sandtable/core/view';
import {
  evaluationWords,
  organisationName,
  ratingLetter,
  ratingWords,
  scaleWords,
} from '@sandtable/words/play';
import { chosen, field, give, maybe, pick, several, slots, text } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, Field, Values } from '../form/power.ts';
import { guestName, guestsAt } from '../people/door.ts';
import { aimOf, objectivesFor } from '../form/aims.ts';

export const boardOf = ({ view }: Pick<ControlSituation, 'view'>): EvaluationBoard | null => view.evaluation;
export const isAfter = ({ view }: ControlSituation): boolean =>
  view.stage === 'debrief' || view.stage === 'closed';
/** The report may still change. */
export const isOpen = (situation: ControlSituation): boolean =>
  isAfter(situation) && boardOf(situation)?.step !== 'final';

export const whyNotYet = ({ view, say }: ControlSituation): string | null =>
  view.evaluation?.step === 'final' ? say('refusal.report.final') : say('power.evaluation.after');

const organisationChoices = (situation: ControlSituation): readonly Choice[] =>
  situation.scenario.organisations.map(({ name }) => ({
    value: name,
    label: titleOf('organisations', name, situation),
  }));
export const organisationField = (optional: boolean): Field<ControlSituation> =>
  pick('organisation', organisationChoices, { optional });

const ratable = (situation: ControlSituation): readonly Choice[] =>
  objectivesFor(situation).flatMap(({ name, capability, targets }) => [
    ...targets.map((target) => aimChoice({ of: 'target', name: target.name }, situation)),
    { ...aimChoice({ of: 'objective', name }, situation), detail: capability },
  ]);
const aimChoice = (aim: Aim, situation: ControlSituation): Choice => ({
  value: `${aim.of}:${aim.name}`,
  label: titleOfAim(aim, situation),
});

const scale: ControlPower = {
  id: 'scale',
  group: 'record',
  key: null,
  fields: [
    pick('scale', ({ say }) => ratingScales.map((each) => ({ value: each, label: scaleWords(each, say) }))),
  ],
  available: ({ view }) => view.stage !== 'closed' && (view.evaluation?.rated.length ?? 0) === 0,
  whyNot: ({ say }) => say('refusal.scale.late'),
  warning: () => null,
  build: (_situation, values) =>
    give({
      kind: 'scale',
      body: { scale: ratingScales.find((each) => each === chosen(values, 'scale')) ?? 'psmu' },
    }),
};

const own = 'own';
/** Whose rating it is: of whoever gives it, or of an evaluator who wrote on paper. */
const rater = field<ControlSituation>('rater', {}, (situation) =>
  situation.self.as === 'evaluator'
    ? null
    : {
        kind: 'pick',
        presumed: own,
        free: true,
        choices: [
          { value: own, label: situation.say('power.rater.own') },
          ...guestsAt(situation)
            .filter(
              ({ serves, number }) => serves.includes('evaluator') && number !== situation.self.participant,
            )
            .map((guest) => ({
              value: String(guest.number),
              label: guestName(guest, situation),
              short: String(guest.number),
            })),
        ],
      },
);
/** A name that was written down before is the same person. */
function sheetOf(
  situation: ControlSituation,
  values: Values,
): { readonly number: number; readonly name: string | null } | null {
  const given = maybe(values, 'rater');
  if (given === null || given === own) return null;
  if (/^\d+$/u.test(given)) return { number: Number(given), name: null };
  const known = situation.entries.find(
    (entry) =>
      entry.kind === 'judge' &&
      entry.body.name !== undefined &&
      situation.texts({ entry: entry.n, text: entry.body.name.text }) === given,
  );
  const number = known?.kind === 'judge' ? known.body.sheet : undefined;
  return {
    number: number ?? situation.doorBook().newNumber(),
    // where the Chatham House Rule holds no name is kept
    name: situation.view.people.chathamHouse ? null : given,
  };
}

const ratingField = field<ControlSituation>('rating', {}, (situation) => {
  const { say } = situation;
  const narrative = situation.view.evaluation?.scale === 'narrative';
  const choices = ratings
    .filter((each) => !narrative || each === 'not-observed')
    .map((each) => {
      const { name, means } = ratingWords(each, say);
      const letter = ratingLetter(each, say);
      return { value: each, label: `${letter}: ${name}`, short: letter, detail: means };
    });
  return {
    kind: 'pick',
    choices: narrative ? [{ value: 'words', label: scaleWords('narrative', say) }, ...choices] : choices,
  };
});
const conditionField = field<ControlSituation>('condition', {}, ({ say }, values) =>
  values['rating'] === 'M'
    ? {
        kind: 'pick',
        choices: majorChallenges.map((each) => ({
          value: each,
          label: evaluationWords(say).condition(each),
        })),
      }
    : null,
);
/** Asked where it counts: a breach caps the rating at M. What the record shows is read out, and somebody says whether it bears on this. */
const breachField = field<ControlSituation>('breach', {}, (situation, values) => {
  const { rating } = values;
  if (rating !== 'P' && rating !== 'S' && rating !== 'M') return null;
  const found = boardOf(situation)?.breaches ?? [];
  return found.length === 0
    ? { kind: 'yes-no', presumed: false }
    : { kind: 'yes-no', asks: situation.say('power.breach.found', { found: found.join('; ') }) };
});
const verdictFields = [ratingField, conditionField, breachField];

function verdictIn(situation: ControlSituation, values: Values) {
  const rating = ratings.find((each): each is Rating => each === values['rating']) ?? null;
  const condition = majorChallenges.find((each) => each === values['condition']);
  const breach = values['breach'];
  return {
    rating,
    ...(rating === 'M' && condition !== undefined && { condition }),
    ...(typeof breach === 'boolean' &&
      rating !== null &&
      (breach || (boardOf(situation)?.breaches.length ?? 0) > 0) && { breach }),
  };
}

/** Observations on what is rated come first; whoever evaluates has their own notes and no others. */
function observationsOn(situation: ControlSituation, on: Aim | null): readonly Choice[] {
  const { view, scenario, entries, self, say } = situation;
  const objective = on && objectiveOf(scenario, on);
  const authors = new Map(entries.map(({ n, author }) => [n, author.participant]));
  const notes = view.notes.filter(
    ({ entry, tag, text: words }) =>
      tag !== 'artefact' &&
      words !== null &&
      (self.as !== 'evaluator' || authors.get(entry) === self.participant),
  );
  const isOn = (note: (typeof notes)[number]): boolean =>
    note.on !== null && objective !== null && objectiveOf(scenario, note.on) === objective;
  return [...notes.filter(isOn), ...notes.filter((note) => !isOn(note))].map((note) => ({
    value: String(note.entry),
    label: note.text ?? '',
    ...(self.as === 'evaluator' ? {} : { short: String(note.entry) }),
    detail: note.on === null ? say(`format.note.${note.tag ?? 'none'}`) : titleOfAim(note.on, situation),
  }));
}
const restsOf = (values: Values): readonly number[] => several(values, 'rests').map(Number);

const judge: ControlPower = {
  id: 'judge',
  group: 'record',
  key: null,
  fields: [
    rater,
    pick('rated', ratable),
    organisationField(true),
    ...verdictFields,
    field('rests', {}, (situation, values) =>
      values['rating'] === 'not-observed'
        ? null
        : { kind: 'several', choices: observationsOn(situation, aimOf(maybe(values, 'rated'))) },
    ),
    text('said', { optional: true }),
  ],
  available: (situation) =>
    boardOf(situation) !== null && boardOf(situation)?.step !== 'final' && ratable(situation).length > 0,
  whyNot: (situation) =>
    boardOf(situation) === null ? situation.say('power.evaluation.after-endex') : whyNotYet(situation),
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    const said = maybe(values, 'said');
    const sheet = sheetOf(situation, values);
    return give(
      {
        kind: 'judge',
        body: {
          rated: ratedIn(values),
          ...verdictIn(situation, values),
          ...(said === null ? {} : { said: slot(said) }),
          rests: restsOf(values),
          ...(sheet === null ? {} : { sheet: sheet.number }),
          ...(sheet === null || sheet.name === null ? {} : { name: slot(sheet.name) }),
        },
      },
      texts,
    );
  },
};
function ratedIn(values: Values): Rated {
  const aim = aimOf(chosen(values, 'rated'));
  const organisation = maybe(values, 'organisation');
  return {
    of: aim?.of === 'objective' ? 'objective' : 'target',
    name: aim?.name ?? '',
    ...(organisation === null ? {} : { organisation }),
  };
}

const reconcile: ControlPower = {
  id: 'reconcile',
  group: 'record',
  key: null,
  fields: [
    pick('rated', (situation) =>
      (boardOf(situation)?.rated ?? []).map(({ key, title, organisation, judgements, isDisputed }) => ({
        value: key,
        label: organisation === null ? title : situation.say('evaluation.of', { name: title, organisation }),
        detail: [
          ...judgements.map(({ rating }) => ratingLetter(rating, situation.say)),
          ...(isDisputed ? [situation.say('evaluation.disputed')] : []),
        ].join(', '),
      })),
    ),
    ...verdictFields,
    text('said'),
  ],
  available: (situation) => isOpen(situation) && (boardOf(situation)?.rated ?? []).length > 0,
  whyNot: whyNotYet,
  warning: () => null,
  build(situation, values) {
    const key = chosen(values, 'rated');
    const rated = boardOf(situation)?.rated.find((each) => each.key === key)?.rated;
    if (rated === undefined) throw new TypeError('nothing of that name was rated');
    return give({ kind: 'reconcile', body: { rated, ...verdictIn(situation, values), said: { text: 0 } } }, [
      chosen(values, 'said'),
    ]);
  },
};

const kindOf = (values: Values): FindingKind =>
  findingKinds.find((each) => each === values['kind']) ?? 'strength';
const isImprovement = (values: Values): boolean => kindOf(values) === 'improvement';
const findingOf = (situation: ControlSituation, values: Values): FindingBoard | undefined =>
  boardOf(situation)?.findings.find(({ finding }) => String(finding) === values['finding']);

/** What stands in the finding that is worded anew is there to be changed. */
const wording = (
  name: 'observation' | 'reference' | 'analysis' | 'recommendation',
  optional: boolean,
  asked: (values: Values) => boolean,
) =>
  field<ControlSituation>(name, { optional, words: true }, (situation, values) => {
    if (!asked(values)) return null;
    const presumed = findingOf(situation, values)?.[name] ?? null;
    return presumed === null ? { kind: 'text' } : { kind: 'text', presumed };
  });
const always = (): boolean => true;
const findingFields: readonly Field<ControlSituation>[] = [
  pick('objective', (situation) =>
    situation.scenario.objectives.map(({ name, capability }) => ({
      ...aimChoice({ of: 'objective', name }, situation),
      value: name,
      detail: capability,
    })),
  ),
  pick('kind', ({ say }) =>
    findingKinds.map((each) => ({ value: each, label: evaluationWords(say).finding(each) })),
  ),
  organisationField(true),
  wording('observation', false, always),
  wording('reference', true, always),
  field('cause', {}, ({ say }, values) =>
    isImprovement(values)
      ? {
          kind: 'pick',
          choices: rootCauses.map((each) => ({ value: each, label: evaluationWords(say).cause(each) })),
        }
      : null,
  ),
  wording('analysis', false, isImprovement),
  wording('recommendation', true, isImprovement),
  field('rests', {}, (situation, { objective }) => ({
    kind: 'several',
    choices: observationsOn(situation, {
      of: 'objective',
      name: typeof objective === 'string' ? objective : '',
    }),
  })),
];

function found(values: Values, instead: number | null) {
  const { texts, slot } = slots();
  const words = (name: 'reference' | 'analysis' | 'recommendation') => {
    const given = maybe(values, name);
    return given === null ? {} : { [name]: slot(given) };
  };
  const cause = rootCauses.find((each) => each === values['cause']);
  const observation = slot(chosen(values, 'observation'));
  return give(
    {
      kind: 'find',
      body: {
        objective: chosen(values, 'objective'),
        of: kindOf(values),
        organisation: maybe(values, 'organisation'),
        observation,
        ...words('reference'),
        ...words('analysis'),
        ...(cause !== undefined && isImprovement(values) && { cause }),
        ...(isImprovement(values) ? words('recommendation') : {}),
        rests: restsOf(values),
        ...(instead === null ? {} : { instead }),
      },
    },
    texts,
  );
}

const find: ControlPower = {
  id: 'find',
  group: 'record',
  key: null,
  fields: findingFields,
  available: (situation) => isOpen(situation) && situation.scenario.objectives.length > 0,
  whyNot: whyNotYet,
  warning: () => null,
  build: (_situation, values) => found(values, null),
};

export const findingChoices = (situation: ControlSituation): readonly Choice[] =>
  (boardOf(situation)?.findings ?? []).map((finding) => ({
    value: String(finding.finding),
    label: finding.observation,
    short: String(finding.number),
    detail: `${evaluationWords(situation.say).finding(finding.of)}, ${organisationName(finding.organisation, situation)}`,
  }));

const reword: ControlPower = {
  id: 'reword',
  group: 'record',
  key: null,
  fields: [pick('finding', findingChoices), ...findingFields],
  available: (situation) => isOpen(situation) && findingChoices(situation).length > 0,
  whyNot: whyNotYet,
  warning: () => null,
  build: (_situation, values) => found(values, Number(chosen(values, 'finding'))),
};

export const ratingPowers: readonly ControlPower[] = [scale, judge, reconcile, find, reword];
