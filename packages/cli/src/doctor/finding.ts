/** One line of the go/no-go list. Pure: what was found is handed in, what it comes to is told. */
import { isIP } from 'node:net';
import type { MessageName } from '@sandtable/words';
import type { Outward } from '../joint/listen.ts';
import type { Certificate, Reached } from './reach.ts';

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
  | 'tests'
  | 'exercise'
  | 'staff'
  | 'papers'
  | 'reached'
  | 'name'
  | 'certificate'
  | 'stream'
  | 'host-clock'
  | 'interface'
  | 'wifi';

export interface DoctorFinding {
  readonly subject: DoctorSubject;
  readonly verdict: DoctorVerdict;
  /** The sentence in the catalogue, and what it is filled with. */
  readonly words: Extract<MessageName, `doctor.${string}`>;
  readonly values: Readonly<Record<string, string | number>>;
}

export const finding = (
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

const day = 24 * 60 * 60 * 1000;
/** A certificate that ends within so many days is renewed before the exercise. */
const soon = 7;

/** What people meet who come in from elsewhere. `origin` is as they type it. */
export function hostFindings(
  origin: URL,
  reached: Reached,
  { now, program }: { readonly now: number; readonly program: string },
): readonly DoctorFinding[] {
  const address = origin.origin;
  if (reached.is === 'not-reached')
    return [finding('reached', 'no-go', 'doctor.reached.not', { address, reason: reached.reason })];
  if (reached.is === 'another')
    return [
      finding('reached', 'no-go', 'doctor.reached.another', {
        address,
        status: reached.status,
        command: `${program} host`,
      }),
    ];
  const { certificate, isLive, ahead } = reached;
  const isName =
    isIP(origin.hostname.replaceAll(/[[\]]/gu, '')) === 0 && origin.port === '' && certificate !== null;
  return [
    finding('reached', 'go', 'doctor.reached.go', { address }),
    finding('name', isName ? 'go' : 'look', isName ? 'doctor.name.go' : 'doctor.name.look', { address }),
    certificateFinding(certificate, now),
    isLive ? finding('stream', 'go', 'doctor.stream.go') : finding('stream', 'look', 'doctor.stream.held'),
    hostClockFinding(ahead),
  ];
}

function certificateFinding(certificate: Certificate | null, now: number): DoctorFinding {
  if (certificate === null) return finding('certificate', 'look', 'doctor.certificate.none');
  const { trouble, until } = certificate;
  if (trouble !== null) return finding('certificate', 'no-go', 'doctor.certificate.unknown', { trouble });
  const days = Math.floor((until - now) / day);
  return finding('certificate', days < soon ? 'look' : 'go', 'doctor.certificate.go', { days });
}

/** Seconds by which the clocks may differ: what is told by the clock is told by the minute. */
const noticed = 20;

function hostClockFinding(ahead: number | null): DoctorFinding {
  if (ahead === null) return finding('host-clock', 'look', 'doctor.host-clock.unknown');
  const seconds = Math.round(Math.abs(ahead) / 1000);
  return seconds <= noticed
    ? finding('host-clock', 'go', 'doctor.host-clock.go')
    : finding('host-clock', 'no-go', ahead > 0 ? 'doctor.host-clock.ahead' : 'doctor.host-clock.behind', {
        seconds,
      });
}

/** In a room: which address the door’s card shows, and what only a telephone there can try. `addresses`: those by which others may come, the one that is shown first. */
export function roomFindings(addresses: readonly Outward[]): readonly DoctorFinding[] {
  const [shown, ...others] = addresses;
  if (shown === undefined) return [finding('interface', 'no-go', 'doctor.interface.none')];
  const { address, name } = shown;
  return [
    others.length === 0
      ? finding('interface', 'go', 'doctor.interface.go', { address, name })
      : finding('interface', 'look', 'doctor.interface.several', {
          address,
          name,
          others: others.map((each) => `${each.address} (${each.name})`).join(', '),
        }),
    finding('wifi', 'look', 'doctor.wifi.look', { address }),
  ];
}
