/** One exercise, from its start or its record to the goodbye, at whichever desk suits the streams. */
import { randomInt } from 'node:crypto';
import { begin, decide, evolveAll, isOver, load, play } from '@sandtable/core';
import type { Command, Pairs } from '@sandtable/core/record';
import {
  resumeSession,
  startSession,
  systemClock,
  type ResumedSession,
  type Session,
  type SessionOptions,
} from '@sandtable/host';
import { RecordError, recordFiles, setupOf } from '@sandtable/records';
import { doubtOf, eventLine, textReader, type Say } from '@sandtable/words';
import { isZone, ownZone } from '@sandtable/words/room-time';
import manifest from '../../package.json' with { type: 'json' };
import type { DoorPlace } from '@sandtable/terminal';
import type { Surroundings } from '../command-line/command.ts';
import type { OpenedScenario } from '../files/open-scenario.ts';
import { BadInput } from '../command-line/problem.ts';
import { newRecordFile } from '../records/record-folder.ts';
import { haltedText } from './halted.ts';

export interface Start {
  readonly opened: OpenedScenario;
  readonly seed: string;
  readonly parameters: Pairs;
  /** Null: among the person's records. */
  readonly record: string | null;
  /** The day after which the record may be deleted; null: nobody promised any. */
  readonly retainUntil: string | null;
  /** Somebody practises alone: the record says so from its first entry. */
  readonly rehearsal?: boolean;
  /** The Chatham House Rule holds from the first entry, whatever the scenario says. */
  readonly chathamHouse?: boolean;
  /** In which the texts are read, if not in that of the command. */
  readonly language?: string;
}

/** Begins a new exercise on a new record. */
export function start(
  { opened, seed, parameters, record, retainUntil, rehearsal = false, chathamHouse = false, language }: Start,
  { say, env, writes }: Surroundings,
): Session {
  const zone = roomZone(env['TZ'], say);
  const file =
    record ?? newRecordFile(`${rehearsal ? 'rehearsal-' : ''}${opened.scenario.id}`, new Date(), say);
  const session = startSession({
    file,
    clock: systemClock,
    reader: textReader(language ?? say.language),
    scenario: opened.scenario,
    text: opened.text,
    engine: manifest.version,
    seed,
    parameters,
    attribution: opened.scenario.attribution,
    retainUntil,
    zone,
  });
  writes(session.record.file);
  if (rehearsal) session.give({ kind: 'rehearsal', body: {} }, [], { role: null });
  if (chathamHouse) session.give({ kind: 'chatham-house', body: { on: true } });
  return session;
}

/**
 * The time zone of the room: that of this computer, or the one that TZ names. Where there is no zone of that name, times would silently be
 * told by another clock than the one on the wall, so it is refused.
 */
function roomZone(named: string | undefined, say: Say): string {
  if (named !== undefined && named !== '' && !named.startsWith(':') && !isZone(named))
    throw new BadInput(say('cli.run.no-zone', { zone: named }));
  return ownZone();
}

/**
 * Goes on with a record; what a crash left is told on the error stream. A lock of which this computer cannot know whether anybody still
 * holds it is taken over when a person says so, if there is one to be asked.
 */
export async function goOn(
  file: string,
  language: string,
  isAsked: boolean,
  around: Surroundings,
): Promise<Session> {
  const { say, stderr, writes } = around;
  const options = { file, clock: systemClock, reader: textReader(language) };
  const { session, cut, derived } = await opened(options, isAsked, around);
  writes(session.record.file);
  // a transcription that was interrupted ends here: what comes now did not happen on paper
  const paper = session.entries.findLast((entry) => entry.kind === 'transcribe');
  if (paper?.kind === 'transcribe' && paper.body.what === 'begins')
    session.give({ kind: 'transcribe', body: { what: 'ends' } });
  if (cut > 0) stderr.write(`${say('cli.run.cut', { bytes: cut })}\n`);
  const doubt = doubtOf(session.recomputed, say);
  if (doubt !== null) stderr.write(`${doubt}\n`);
  if (derived > 0) stderr.write(`${say('cli.run.derived', { entries: derived })}\n`);
  return session;
}

async function opened(
  options: SessionOptions,
  isAsked: boolean,
  { say, stdin, stdout, own }: Surroundings,
): Promise<ResumedSession> {
  try {
    return resumeSession(options);
  } catch (error) {
    if (!isAsked || !(error instanceof RecordError)) throw error;
    const { file, host, pid, token } = error.values;
    if (typeof token !== 'string') throw error;
    const { askYesOrNo } = await import('@sandtable/terminal');
    const question =
      error.code === 'locked-elsewhere'
        ? say('cli.run.take-over', { file: String(file), host: String(host), pid: String(pid) })
        : say('cli.run.take-over-unknown', { file: String(file) });
    if (!(await askYesOrNo(question, { input: stdin, output: stdout, own, language: say.language })))
      throw error;
    return resumeSession({ ...options, evict: token });
  }
}

/** A seed that is easy to read out and to type. */
export const newSeed = (): string => String(randomInt(1, 10_000));

export const isInteractive = ({ stdin, stdout, env }: Surroundings): boolean =>
  stdin.isTTY && stdout.isTTY && env['TERM'] !== 'dumb';

export interface PlayManner {
  readonly plain: boolean;
  readonly unattended: boolean;
  /** Where people come in who have screens of their own. */
  readonly door?: DoorPlace;
  /** What is typed to go on, before the record; `run` if not told. */
  readonly again?: string;
}

/** Plays at a desk until somebody leaves; the session is closed in any case. The exit code: a play with no one there may come to no end. */
export async function facilitate(
  session: Session,
  { plain, unattended, door, again = 'run' }: PlayManner,
  around: Surroundings,
): Promise<0 | 1> {
  const { env, program, say, stdin, stdout, own } = around;
  const resume = (file: string) => `${program} ${again} ${inShell(file)}`;
  const place = door === undefined ? {} : { door };
  const report = (file: string) => `${program} report ${inShell(file)} --kind aar > report.md`;
  try {
    if (unattended) {
      session.close();
      return runUnattended(session, around);
    }
    if (plain || !isInteractive(around)) {
      const { runPlain } = await import('@sandtable/terminal');
      await runPlain(session, { input: stdin, output: stdout, own, resume, report, ...place });
      return 0;
    }
    const { openDesk } = await import('@sandtable/terminal');
    await openDesk(session, { resume, env, streams: { stdin, stdout, own }, ...place });
    const { file, head } = session.record;
    stdout.write(`${say('desk.left.record', { file })}\n`);
    stdout.write(`${say('desk.left.head', head)}\n`);
    const view = session.control();
    if (view.stage !== 'closed') stdout.write(`${say('desk.left.resume', { command: resume(file) })}\n`);
    if (isOver(view)) stdout.write(`${say('desk.left.report', { command: report(file) })}\n`);
    return 0;
  } finally {
    session.close();
  }
}

/**
 * Plays without a facilitator: the attendant keeps the running order going, as in `play`, and each event is printed. It needs no session,
 * which would stop at each point where a facilitator may want to. Returns the exit code.
 */
function runUnattended({ scenario, record: { file }, language, zone }: Session, around: Surroundings): 0 | 1 {
  const { say, stdout, stderr } = around;
  const program = load(scenario);
  const { record, live } = recordFiles.open(file, null);
  try {
    const setup = setupOf(record.header);
    let state = evolveAll(program, begin(program, setup), record.entries);
    const { entries, halted } = play(program, setup, [], { from: state });
    const told = [...record.entries];
    for (const { cause, author, kind, body } of entries) {
      if (cause !== null) continue;
      const command = { kind, body } as Command;
      const decided = decide(program, state, { command, author, wall: systemClock.now(), texts: [] });
      if ('refused' in decided) throw new Error(`the attendant's ${kind} is refused: ${decided.refused}`);
      live.append(decided.entries, []);
      state = evolveAll(program, state, decided.entries);
      told.push(...decided.entries);
      for (const entry of decided.entries) {
        const line = eventLine(entry, { language, say, zone, scenario, texts: record.texts, entries: told });
        if (line !== null) stdout.write(`${line}\n`);
      }
    }
    if (halted !== null) stderr.write(`${haltedText(halted, say)}\n`);
    return halted === null ? 0 : 1;
  } finally {
    live.close();
  }
}

export const inShell = (file: string): string =>
  /^[\w./:@+-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`;
