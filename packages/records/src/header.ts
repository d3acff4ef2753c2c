/**
 * Line 0 of a record: what fixes the exercise, and how to read the rest.
 */
import {
  recordFormat,
  semanticsVersion,
  type Entry,
  type Pairs,
  type Setup,
  type WallTime,
} from '@sandtable/core/record';
import type { Attribution } from '@sandtable/core/scenario';
import { RecordError } from './fault.ts';

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

export interface HeaderEntry extends Pick<Entry, 'n' | 'story' | 'wall' | 'author' | 'cause'> {
  readonly kind: 'record';
  readonly body: unknown;
}

/** The header of an entry 0 as it was read, or null when it is none. */
export function headerOf(
  entry: { readonly kind: string; readonly wall: WallTime | null; readonly body: unknown },
  scenario: string | null,
): RecordHeader | null {
  if (entry.kind !== 'record' || !hasShape(entry.body) || scenario === null) return null;
  const { scenario: about, ...rest } = entry.body;
  return { ...rest, wall: entry.wall, scenario: { id: about.id, version: about.version, text: scenario } };
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

type HeaderBody = Omit<RecordHeader, 'wall' | 'scenario'> & {
  readonly scenario: { readonly id: string; readonly version: string };
};

const attributions: readonly string[] = ['person', 'role', 'sector', 'none'] satisfies readonly Attribution[];

function hasShape(body: unknown): body is HeaderBody {
  if (
    !isObject(body) ||
    Object.keys(body).join() !==
      'attribution,engine,format,language,parameters,parent,retainUntil,scenario,seed,semantics'
  )
    return false;
  const { scenario, parent } = body;
  return (
    typeof body['attribution'] === 'string' &&
    attributions.includes(body['attribution']) &&
    typeof body['engine'] === 'string' &&
    [body['format'], body['language'], body['semantics']].every((version) => Number.isSafeInteger(version)) &&
    Array.isArray(body['parameters']) &&
    body['parameters'].every(
      (pair) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string',
    ) &&
    (body['retainUntil'] === null || typeof body['retainUntil'] === 'string') &&
    typeof body['seed'] === 'string' &&
    isObject(scenario) &&
    typeof scenario['id'] === 'string' &&
    typeof scenario['version'] === 'string' &&
    (parent === null ||
      (isObject(parent) &&
        typeof parent['record'] === 'string' &&
        Number.isSafeInteger(parent['entry']) &&
        typeof parent['hash'] === 'string'))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
