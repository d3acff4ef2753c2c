/**
 * What can be wrong with a record, as codes and values; the words stand in the catalogue under `record.CODE`.
 */

/** Why a line is bad. */
export type LineFault =
  /** The file holds no complete line: nothing was ever acknowledged. */
  | 'empty'
  | 'byte-order-mark'
  | 'not-utf8'
  | 'not-json'
  | 'not-canonical'
  | 'too-long'
  /** Not the three parts, or a part lacks a field or has one too many: `field` says which. */
  | 'shape'
  /** A line is missing, added or in another's place: `expected` and `found` are numbers of entries. */
  | 'number'
  /** It does not continue the line before it. */
  | 'chain'
  /** Its entry was changed: it does not have the hash that stands beside it. */
  | 'hash'
  /** A text in `open` was changed, or belongs to nothing in the entry. */
  | 'text'
  /** A text is missing and no later entry says that it was erased. */
  | 'text-missing'
  /** It says that a text was erased which is still there, or never was: `erased` is the number of its entry. */
  | 'text-not-erased'
  /** The last line has no end: the machine stopped while it was written. Nothing in it was acknowledged. */
  | 'torn'
  /** The scenario in it is not one that this program accepts. */
  | 'scenario'
  /** No entry of its kind holds that: `kind`, `field`, `wanted`, `which` and `found`, as the core's `Misfit` says it. */
  | 'misfit'
  | 'zone'
  /** A consequence without its cause before it. */
  | 'cause'
  /** The command is refused when it is given again: `refused` is the engine's code. */
  | 'refused'
  /** The engine derives something else: `expected` and `found`, shortened. */
  | 'consequence'
  /** Something else follows from its commands, and what stands there cannot even have happened. */
  | 'impossible'
  /** The last command's consequences are not all there: the machine stopped while they were written. Resuming derives the rest. */
  | 'unfinished';

/** Why a record could not be made, opened, read or written. `file` is always among the values. */
export type RecordFault =
  /** `line` counts from 1 as editors do; `entry` from 0; `why` is a `LineFault`, whose values are here too. */
  | 'bad-line'
  | 'exists'
  /** A play of another scenario is kept there: `scenario`. */
  | 'other-play'
  | 'not-found'
  /** A device, a pipe, a folder: nothing but a file is ever read as a record or replaced by one. */
  | 'not-a-file'
  /** Another program holds the file, and did not let go while it was waited: `system`. */
  | 'held'
  | 'no-permission'
  | 'unreadable'
  | 'unwritable'
  /** Another process writes it: `pid`. */
  | 'locked'
  /** A process on another computer writes it, or did: `host`, `pid`, `lock` (the lock file), `token` (its own name). */
  | 'locked-elsewhere'
  /** The lock file `lock` is there but does not say who holds it; `token` stands for that. */
  | 'lock-unreadable'
  /** The folder that the record should be in does not exist. */
  | 'no-folder'
  /** Made by a newer Sandtable: `format`, `reads`. */
  | 'newer-format'
  /** Its scenario is written in a newer version of the language: `language`, `reads`. */
  | 'newer-language'
  /** Played under other rules: `semantics`, `engine`, `plays`. It can be read and reported, not continued. */
  | 'other-semantics'
  /** The number to fork at is beyond the end: `number`, `last`. */
  | 'no-such-entry'
  /** There is no such text, or it is gone already: `number` (entry), `text`. */
  | 'no-such-text'
  | LossFault;

/** Why an append was not taken by the disk. */
export type LossFault =
  | 'disk-full'
  /** Larger than the system or a quota allows a file to be. */
  | 'too-large'
  /** The file was deleted or replaced while the exercise ran. */
  | 'file-gone'
  /** It is not where it was: its disk was pulled out, or its folder was moved. It may come back. */
  | 'file-away'
  /** Something else wrote to the file. */
  | 'file-changed'
  /** Writing or syncing failed otherwise: `system` is the system's own code, such as EIO. */
  | 'disk-failed';

export type FaultValues = Readonly<Record<string, string | number>>;

/** A fault of a record. The message is for developers; people are told `record.CODE` of the catalogue, with the values. */
export class RecordError extends Error {
  readonly code: RecordFault;
  readonly values: FaultValues;

  constructor(code: RecordFault, values: FaultValues, cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, { cause });
    this.name = 'RecordError';
    this.code = code;
    this.values = values;
  }
}

/** The disk did not take a command's entries. What was acknowledged before is on it; of these entries nothing is. */
export class RecordLost extends RecordError {
  /** Whether giving the command again may work once the cause is put right; else the record must be opened anew. */
  readonly again: boolean;

  constructor(code: LossFault, values: FaultValues, again: boolean, cause?: unknown) {
    super(code, values, cause);
    this.name = 'RecordLost';
    this.again = again;
  }
}

/** The first bad line of a record. */
export interface BadLine {
  /** Counted from 1, as editors do. */
  readonly line: number;
  /** The number of the entry that stands there or should. */
  readonly entry: number;
  readonly why: LineFault;
  readonly values: FaultValues;
}

/** Thrown by reading; verification catches it. */
export class BadRecord extends RecordError {
  readonly bad: BadLine;

  constructor(file: string, entry: number, why: LineFault, values: FaultValues = {}) {
    super('bad-line', { ...values, file, line: entry + 1, entry, why });
    this.name = 'BadRecord';
    this.bad = { line: entry + 1, entry, why, values };
  }
}

const faults: Readonly<Record<string, RecordFault>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EEXIST: 'exists',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file', // a socket
  EBUSY: 'held',
  ETXTBSY: 'held',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
};

/** A system error met on opening, reading or making a file, as a record's fault; any other error as it is. */
export function fileFault(error: unknown, file: string, otherwise: 'unreadable' | 'unwritable'): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  const system = systemCode(error);
  const code = faults[system] ?? lossOf(system) ?? otherwise;
  return new RecordError(code, { file, system }, error);
}

export function lossOf(system: string): LossFault | null {
  if (system === 'ENOSPC' || system === 'EDQUOT') return 'disk-full';
  if (system === 'EFBIG') return 'too-large';
  return null;
}

export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : String(error);
}
