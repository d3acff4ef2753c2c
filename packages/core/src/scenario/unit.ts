/** A unit can have a form of its own for one: `vehicle | vehicles`. */
export interface UnitForms {
  readonly one: string;
  readonly other: string;
}

export function unitForms(unit: string): UnitForms {
  const [one = '', other = one] = unit.split('|').map((form) => form.trim());
  return { one, other };
}

/** Whether it has one form, or two of which none is empty. */
export const isUnit = (unit: string): boolean => {
  const forms = unit.split('|');
  return forms.length <= 2 && forms.every((form) => form.trim() !== '');
};
