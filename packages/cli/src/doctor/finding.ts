/** One line of the go/no-go list. Pure: what was found is handed in, what it comes to is told. */
import type { MessageName } from '@sandtable/words';

/** `look`: only a person can see whether it is as it should be. */
export type DoctorVerdict = 'go' | 'no-go' | 'look';

export type DoctorSubject =
  | 'terminal'
  | 'size'
  | 'characters'
  | 'display'
  | 'disk'
  | 'records'
  | 'power'
  | 'sleep'
  | 'clock'
  | 'scenario'
  | 'tests';

export interface DoctorFinding {
  readonly subject: DoctorSubject;
  readonly verdict: DoctorVerdict;
  /** The sentence in the catalogue, and what it is filled with. */
  readonly words: Extract<MessageName, `doctor.${string}`>;
  readonly values: Readonly<Record<string, string | number>>;
}

const finding = (
  subject: DoctorSubject,
  verdict: DoctorVerdict,
  words: DoctorFinding['words'],
  values: DoctorFinding['values'] = {},
): DoctorFinding => ({ subject, verdict, words, values });

export function terminalFinding(isTerminal: boolean, term: string): DoctorFinding {
  if (!isTerminal) return finding('terminal', 'no-go', 'doctor.terminal.none');
  return term === 'dumb'
    ? finding('terminal', 'no-go', 'doctor.terminal.dumb')
    : finding('terminal', 'go', 'doctor.terminal.go', { term: term === '' ? '?' : term });
}

export function sizeFinding(size: { readonly columns: number; readonly rows: number } | null): DoctorFinding {
  if (size === null) return finding('size', 'look', 'doctor.size.unknown');
  const { columns, rows } = size;
  if (columns < 80 || rows < 24) return finding('size', 'no-go', 'doctor.size.no-go', { columns, rows });
  return columns < 120 || rows < 40
    ? finding('size', 'go', 'doctor.size.larger', { columns, rows })
    : finding('size', 'go', 'doctor.size.go', { columns, rows });
}

/** `locale` as the environment tells it; systems that tell none (Windows) are only for the eye. */
export function charactersFinding(locale: string): DoctorFinding {
  return locale === '' || /utf-?8/iu.test(locale)
    ? finding('characters', 'look', 'doctor.characters.look')
    : finding('characters', 'no-go', 'doctor.characters.no-go', { locale });
}

export const displayFinding = (command: string): DoctorFinding =>
  finding('display', 'look', 'doctor.display.look', { command });
export const sleepFinding: DoctorFinding = finding('sleep', 'look', 'doctor.sleep.look');

/** Milliseconds to write and sync one entry (the median of a few). A facilitator notices more than this. */
const slow = 100;
/** Megabytes: a long exercise writes about one. */
const little = 50;

export type Disk =
  | { readonly folder: string; readonly milliseconds: number; readonly free: number | null }
  | { readonly folder: string; readonly reason: string };

export function diskFinding(disk: Disk): DoctorFinding {
  const { folder } = disk;
  if ('reason' in disk) return finding('disk', 'no-go', 'doctor.disk.no-go', { folder, reason: disk.reason });
  const { milliseconds, free } = disk;
  if (free !== null && free < little) return finding('disk', 'no-go', 'doctor.disk.full', { folder, free });
  return milliseconds > slow
    ? finding('disk', 'no-go', 'doctor.disk.slow', { folder, milliseconds })
    : finding('disk', 'go', 'doctor.disk.go', { folder, milliseconds, free: free ?? '?' });
}

/** `older`: records that were played under other rules, by their names. */
export const recordsFinding = (older: readonly string[]): DoctorFinding =>
  older.length === 0
    ? finding('records', 'go', 'doctor.records.go')
    : finding('records', 'look', 'doctor.records.look', { count: older.length, files: older.join(', ') });

/** `online` null: the computer does not tell. */
export function powerFinding(online: boolean | null, percent: number | null): DoctorFinding {
  if (online === null) return finding('power', 'look', 'doctor.power.look');
  return online
    ? finding('power', 'go', 'doctor.power.go')
    : finding('power', 'no-go', 'doctor.power.no-go', { percent: percent ?? '?' });
}

/** `newest`: when the newest record was written, in milliseconds since 1970. */
export function clockFinding(
  now: { readonly wall: number; readonly time: string; readonly zone: string },
  newest: { readonly wall: number; readonly time: string } | null,
): DoctorFinding {
  const { time, zone } = now;
  return newest !== null && newest.wall > now.wall + 60_000
    ? finding('clock', 'no-go', 'doctor.clock.no-go', { time, record: newest.time })
    : finding('clock', 'look', 'doctor.clock.go', { time, zone });
}

export interface CheckedScenario {
  readonly name: string;
  readonly title: string;
  readonly errors: number;
  readonly warnings: number;
  readonly passed: number;
  readonly failed: number;
}

/** `program` is how commands are begun here. */
export function scenarioFindings(checked: CheckedScenario | null, program: string): readonly DoctorFinding[] {
  if (checked === null)
    return [finding('scenario', 'look', 'doctor.scenario.none', { command: `${program} doctor SCENARIO` })];
  const { name, title, errors, warnings, passed, failed } = checked;
  const check = `${program} check ${name}`;
  if (errors > 0) return [finding('scenario', 'no-go', 'doctor.scenario.no-go', { errors, command: check })];
  return [
    warnings > 0
      ? finding('scenario', 'go', 'doctor.scenario.warnings', { title, warnings, command: check })
      : finding('scenario', 'go', 'doctor.scenario.go', { title }),
    failed > 0
      ? finding('tests', 'no-go', 'doctor.tests.no-go', {
          failed,
          all: passed + failed,
          command: `${program} test ${name}`,
        })
      : finding('tests', 'go', 'doctor.tests.go', { passed }),
  ];
}
