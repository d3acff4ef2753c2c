/** What a form or a program sends, read at the border into what the seats take. */
import { type FilledIn } from '@sandtable/powers/joint';
import { staffFunctions } from '@sandtable/core/record';
import { asGroup, capacityName, type Capacity } from '../seats/capacity.ts';
import type { SeatOrder } from '../seats/seats.ts';

/** The fields of a form, several values where it sends several. */
export type SentFields = Readonly<Record<string, readonly string[]>>;

/** More fields than any form has are no form. */
const mostFields = 400;

export interface SentOrder extends SeatOrder {
  /** In which capacity it is given; null where it was not said. */
  readonly capacity: Capacity | null;
}

/** The fields of a request, from a form or from JSON; null when they are none. */
export async function fieldsOf(request: Request): Promise<SentFields | null> {
  const type = request.headers.get('content-type') ?? '';
  try {
    if (type.startsWith('application/json')) return jsonFields(await request.json());
    if (!type.startsWith('application/x-www-form-urlencoded')) return null;
    const found = new Map<string, string[]>();
    let count = 0;
    for (const [name, value] of new URLSearchParams(await request.text())) {
      if ((count += 1) > mostFields) return null;
      found.set(name, [...(found.get(name) ?? []), value]);
    }
    return Object.fromEntries(found);
  } catch {
    return null;
  }
}

/** `{"order": "…", "filled": {"answer": ["close"]}}`: texts, and lists of texts; `filled` is what stands in the form. */
function jsonFields(value: unknown): SentFields | null {
  if (!isObject(value)) return null;
  const { filled = {}, ...others } = value;
  if (!isObject(filled)) return null;
  const all = [
    ...Object.entries(others),
    ...Object.entries(filled).map(([name, each]) => [`f.${name}`, each] as const),
  ];
  if (all.length > mostFields) return null;
  const fields: [string, readonly string[]][] = [];
  for (const [name, each] of all) {
    const list: readonly unknown[] = Array.isArray(each) ? each : each === null ? [] : [each];
    if (list.length > mostFields || !list.every((one) => typeof one === 'string')) return null;
    fields.push([name, list]);
  }
  return Object.fromEntries(fields);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const one = (fields: SentFields, name: string): string => fields[name]?.[0] ?? '';

/** The capacity that an address or a form names; null where it names none. */
export function capacityNamed(role: string | undefined, as: string | undefined): Capacity | null {
  if (role !== undefined && role !== '') return { of: 'role', role };
  if (as?.startsWith(asGroup) === true) return { of: 'group', group: as.slice(asGroup.length) };
  const of = staffFunctions.find((each) => each === as);
  return of === undefined ? null : { of };
}

export function orderIn(fields: SentFields): SentOrder {
  const filled: Record<string, readonly string[]> = {};
  const ranks = new Map<string, (readonly [rank: number, choice: string])[]>();
  for (const [name, values] of Object.entries(fields)) {
    if (name.startsWith('f.')) filled[name.slice(2)] = values;
    const rank = /^r\.([\w-]+)\.(.+)$/u.exec(name);
    const [, field = '', choice = ''] = rank ?? [];
    const given = Number(values[0]);
    if (rank !== null && values[0] !== '' && Number.isFinite(given))
      ranks.set(field, [...(ranks.get(field) ?? []), [given, choice]]);
  }
  for (const [field, given] of ranks)
    filled[field] = given.toSorted(([a], [b]) => a - b).map(([, choice]) => choice);
  return {
    id: one(fields, 'order'),
    capacity: capacityNamed(one(fields, 'role'), one(fields, 'as')),
    power: one(fields, 'power'),
    subject: one(fields, 'subject') || null,
    on: one(fields, 'on'),
    filled: filled satisfies FilledIn,
    sure: one(fields, 'sure') === 'yes',
  };
}

/** The capacity as an address names it. */
export const queryOf = (capacity: Capacity): URLSearchParams =>
  new URLSearchParams(capacity.of === 'role' ? { role: capacity.role } : { as: capacityName(capacity) });
