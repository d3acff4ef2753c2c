/** The shape of what a record says that its exercise is. */
import { staffFunctions } from './door-event.ts';
import type {
  ExerciseContact,
  ExerciseDay,
  ExerciseSite,
  ExerciseStaff,
  Handling,
  ParticipationPlan,
  TakingPart,
  ToldExercise,
} from './exercise-file.ts';
import type { TextSlot } from './parts.ts';
import { shapes, type FieldShapes } from './shape.ts';

const { text, slot, whole, name, oneOf, list, orNull, fields } = shapes;
const words = orNull(slot);
const lines = list(slot);
/** A place among the sites. */
const site = orNull(whole());
const people = orNull(whole());

export const exerciseShape: FieldShapes<ToldExercise> = {
  title: slot,
  sponsor: words,
  version: text,
  state: oneOf('draft', 'final'),
  purpose: words,
  missionArea: words,
  threat: words,
  scope: words,
  handling: orNull(fields<Handling<TextSlot>>({ line: slot, instructions: lines })),
  days: list(
    fields<ExerciseDay<TextSlot>>({ date: text, from: orNull(text), to: orNull(text), site, what: words }),
  ),
  sites: list(fields<ExerciseSite<TextSlot>>({ name: slot, address: words, zone: orNull(text) })),
  organisations: list(
    fields<TakingPart<TextSlot>>({
      name: slot,
      sector: words,
      people: fields<TakingPart<TextSlot>['people']>({
        players: people,
        controllers: people,
        evaluators: people,
        observers: people,
        support: people,
      }),
      plays: list(name('role')),
      done: lines,
      simulated: lines,
      leftOut: lines,
    }),
  ),
  contacts: list(
    fields<ExerciseContact<TextSlot>>({
      name: words,
      for: words,
      organisation: words,
      telephone: words,
      email: words,
      site,
    }),
  ),
  staff: list(
    fields<ExerciseStaff<TextSlot>>({
      name: slot,
      as: oneOf(...staffFunctions),
      organisation: words,
      telephone: words,
      email: words,
      site,
      watches: list(name('objective')),
    }),
  ),
  participation: orNull(
    fields<ParticipationPlan<TextSlot>>({
      sectors: list(
        fields<ParticipationPlan<TextSlot>['sectors'][number]>({ sector: slot, people: whole() }),
      ),
      women: people,
      youth: people,
      how: lines,
    }),
  ),
};
