/** In which capacity somebody takes part at a screen of their own, and what may be done in it. */
import type { StaffFunction } from '@sandtable/core/record';
import { controlPowers, rolePowers, type ControlPower, type ControlPowerId } from '@sandtable/powers';

export type Capacity =
  /** A role of the scenario. */
  | { readonly of: 'role'; readonly role: string }
  /** Runs the exercise, watches it for its objectives, or looks on. */
  | { readonly of: StaffFunction };

/** The same text for the same capacity. */
export const capacityKey = (capacity: Capacity): string =>
  capacity.of === 'role' ? `role ${capacity.role}` : capacity.of;

/** What may stop play at once, whoever sees that it must. */
const safety = ['stop'] as const satisfies readonly ControlPowerId[];

/**
 * The powers of exercise control that each function has. What is not here nobody can do in it, whichever door they came through: beginning
 * and ending the exercise, jumps in time, going back and who sits where are the director's, at the desk.
 */
const staffPowerIds = {
  controller: [
    ...safety,
    'next',
    'deliver',
    'hold',
    'release',
    'skip',
    'decline',
    'given',
    'not-given',
    'adhoc',
    'speak',
    'tell',
    'reply',
    'later',
    'ask',
    'open',
    'decide',
    'settle',
    'act',
    'aloud',
    'share',
    'seen',
    'plus',
    'extend',
    'nudge',
    'pause',
    'note',
  ],
  simcell: [...safety, 'speak', 'tell', 'reply', 'later', 'ask', 'given', 'not-given', 'note'],
  evaluator: [...safety, 'note'],
  recorder: [...safety, 'note'],
  observer: [],
} as const satisfies Readonly<Record<StaffFunction, readonly ControlPowerId[]>>;

export const staffPowers = (as: StaffFunction): readonly ControlPower[] => {
  const ids: readonly ControlPowerId[] = staffPowerIds[as];
  const powers = ids.flatMap((id) => controlPowers.find((power) => power.id === id) ?? []);
  return as === 'evaluator' || as === 'recorder' ? powers.map(withoutEntries) : powers;
};

/** How much stands on the record is not told to those who may not read it, not even by what their form refuses. */
const withoutEntries = (power: ControlPower): ControlPower => ({
  ...power,
  fields: power.fields.filter(({ name }) => name !== 'about'),
});

export const powersOf = (capacity: Capacity): readonly { readonly id: string }[] =>
  capacity.of === 'role' ? rolePowers : staffPowers(capacity.of);
