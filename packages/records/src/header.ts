/**
 * Line 0 of a record: what fixes the exercise, and how to read the rest.
 */
import {
  recordFormat,
  misfit,
  semanticsVersion,
  shapes,
  type Entry,
  type Pairs,
  type Setup,
  type TextSlot,
  type WallTime,
} from '@sandtable/core/record';
import type { Attribution } from '@sandtable/core/scenario';
import { BadRecord, RecordError } from './fault.ts';

/** The record that a fork was made from, and up to where. */
export interface Parent {
  /** The hash of its line 0, which names a record. */
  readonly record: string;
  /** The last entry that was copied, and its hash there. */
  readonly entry: number;
  readonly hash: string;
}

export interface RecordHeader {
  readonly format: number;
  /** Version of the scenario language the scenario is written in. */
  readonly language: number;
  readonly semantics: number;
  /** Version of the program that made the record, for people. */
  readonly engine: string;
  /** When it was made; null in unattended play. */
  readonly wall: WallTime | null;
  readonly seed: string;
  readonly parameters: Pairs;
  readonly attribution: Attribution;
  /** The date, `2027-01-31`, after which it should be destroyed; null when nobody has said so. */
  readonly retainUntil: string | null;
  /** The time zone of the room, an IANA name, `Europe/Berlin`. Older records do not say it, and where there is no wall clock there is none. */
  readonly zone?: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly text: string };
  readonly parent: Parent | null;
}

/** What the maker of a record says of it; the versions of format and semantics are this program's own. */
export type NewRecord = Omit<RecordHeader, 'format' | 'semantics' | 'parent'>;

export function newHeader(about: NewRecord): RecordHeader {
  return { ...about, format: recordFormat, semantics: semanticsVersion, parent: null };
}

export function setupOf({ seed, parameters, attribution }: RecordHeader): Setup {
  return { seed, parameters, attribution };
}

/** The header as entry 0: its shape is an entry's, so that one reader serves all lines. The scenario's text is its only free text. */
export function headerEntry(header: RecordHeader): HeaderEntry {
  const { wall, scenario, ...rest } = header;
  return {
    n: 0,
    story: 0,
    wall,
    author: { participant: null, role: null, organisation: null },
    cause: null,
    kind: 'record',
    body: { ...rest, scenario: { ...scenario, text: { text: 0 } } },
  };
}

export interface HeaderEntry extends Pick<Entry, 'n' | 'story' | 'wall' | 'author' | 'cause' | 'order'> {
  readonly kind: 'record';
  readonly body: unknown;
}

/** What of line 0 the header stands in. */
interface HeaderLine {
  readonly wall: WallTime | null;
  readonly body: unknown;
  readonly texts: readonly (string | null)[];
}

/** The header in a line 0 that was read. Throws `BadRecord` when it is none. */
export function headerOf({ wall, body, texts }: HeaderLine, file: string): RecordHeader {
  const wrong = misfit(headerShape, body, 'body', { n: 0, texts: texts.length, has: undefined });
  if (wrong !== null) throw new BadRecord(file, 0, 'misfit', { kind: 'record', ...wrong });
  const { scenario, ...rest } = body as HeaderBody;
  if (rest.zone !== undefined && !isZone(rest.zone))
    throw new BadRecord(file, 0, 'zone', { zone: rest.zone });
  return { ...rest, wall, scenario: { ...scenario, text: texts[scenario.text.text] ?? '' } };
}

/** Refuses a record that this program's version of the rules does not play. */
export function mustBePlayable(header: RecordHeader, file: string): void {
  if (header.semantics === semanticsVersion) return;
  throw new RecordError('other-semantics', {
    file,
    semantics: header.semantics,
    engine: header.engine,
    plays: semanticsVersion,
  });
}

/** Whether there is such a time zone, as far as this computer knows. */
function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

type HeaderBody = Omit<RecordHeader, 'wall' | 'scenario'> & {
  readonly scenario: { readonly id: string; readonly version: string; readonly text: TextSlot };
};

const { text, whole, orNull, fields, list, row, value, oneOf, slot, maybe } = shapes;
const headerShape = fields<HeaderBody>({
  format: whole(1),
  language: whole(1),
  semantics: whole(1),
  engine: text,
  seed: text,
  parameters: list(row(text, value)),
  attribution: oneOf('person', 'role', 'sector', 'none'),
  retainUntil: orNull(text),
  zone: maybe(text),
  scenario: fields<HeaderBody['scenario']>({ id: text, version: text, text: slot }),
  parent: orNull(fields<Parent>({ record: text, entry: whole(), hash: text })),
});
