/** In which capacity somebody takes part at a screen of their own, and what may be done in it. */
import type { StaffFunction } from '@sandtable/core/record';
import { controlPowers, rolePowers, type ControlPower, type PowerId } from '@sandtable/powers';
import { functionMay, groupPowers } from '@sandtable/powers/joint';

export type Capacity =
  | LetInAs
  /** The table of a group of the scenario: one of those who sit there enters for all. */
  | {
      readonly of: 'group';
      readonly group: string;
      /** They sit there as an aide alone, and write the answer that one of those who play there sends. */
      readonly aide?: true;
    };

/** What somebody is let in as. */
export type LetInAs =
  /** A role of the scenario. */
  | {
      readonly of: 'role';
      readonly role: string;
      /** They see what the role sees and write its answers; whoever plays the role sends them. */
      readonly aide?: true;
    }
  /** Runs the exercise, watches it for its objectives, or looks on. */
  | { readonly of: StaffFunction };

/** Functions that see all that exercise control sees. */
export const controlFunctions = [
  'director',
  'facilitator',
  'site-facilitator',
  'controller',
  'simcell',
  'recorder',
] as const satisfies readonly StaffFunction[];
export type ControlFunction = (typeof controlFunctions)[number];

/** How an address or a form names what is no role. */
export const capacityName = (capacity: Exclude<Capacity, { readonly of: 'role' }>): string =>
  capacity.of === 'group' ? `${asGroup}${capacity.group}` : capacity.of;
export const asGroup = 'group:';

/** The same text for the same capacity. */
export const capacityKey = (capacity: Capacity): string =>
  capacity.of === 'role' ? `role ${capacity.role}` : capacityName(capacity);

export const isAide = (capacity: Capacity): boolean => 'aide' in capacity;

/** Whether it is the same seat, held in the same manner. */
export const isSameSeat = (one: Capacity | null, other: Capacity | null): boolean =>
  one === null || other === null
    ? one === other
    : capacityKey(one) === capacityKey(other) && isAide(one) === isAide(other);

/** The powers of exercise control that each function has, by the one table; what is not there nobody can do in it, whichever door they came through. */
export const staffPowers = (as: StaffFunction): readonly ControlPower[] => {
  const powers = controlPowers.filter(({ id }) => functionMay(as, id));
  return as === 'evaluator' ? powers.map(withoutEntries) : powers;
};

/** How much stands on the record is not told to those who may not read it, not even by what their form refuses. */
const withoutEntries = (power: ControlPower): ControlPower => ({
  ...power,
  fields: power.fields.filter(({ name }) => name !== 'about'),
});

export const powersOf = (capacity: Capacity): readonly { readonly id: PowerId }[] =>
  capacity.of === 'role' ? rolePowers : capacity.of === 'group' ? groupPowers : staffPowers(capacity.of);
