/** One exercise, from its start to the goodbye, at whichever desk suits the streams. */
import { randomInt } from 'node:crypto';
import { begin, decide, evolveAll, isOver, load, play } from '@sandtable/core';
import type { Command, Pairs } from '@sandtable/core/record';
import { startSession, systemClock, type Session } from '@sandtable/host';
import { recordFiles, setupOf } from '@sandtable/records';
import { eventLine, textReader, type Say } from '@sandtable/words';
import { isZone, ownZone } from '@sandtable/words/room-time';
import manifest from '../../package.json' with { type: 'json' };
import type { DoorPlace, ForToday } from '@sandtable/terminal';
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

/** A seed that is easy to read out and to type. */
export const newSeed = (): string => String(randomInt(1, 10_000));

export const isInteractive = ({ stdin, stdout, env }: Surroundings): boolean =>
  stdin.isTTY && stdout.isTTY && env['TERM'] !== 'dumb';

export interface PlayManner {
  readonly plain: boolean;
  readonly unattended: boolean;
  /** Where people come in who have screens of their own. */
  readonly door?: DoorPlace;
  /** What is still to be made for today. */
  readonly today?: ForToday | null;
  /** What is typed to go on, before the record; `run` if not told. */
  readonly again?: string;
}

/** Plays at a desk until somebody leaves; the session is closed in any case. The exit code: a play with no one there may come to no end. */
export async function facilitate(
  session: Session,
  { plain, unattended, door, today = null, again = 'run' }: PlayManner,
  around: Surroundings,
): Promise<0 | 1> {
  const { env, program, say, stdin, stdout, own } = around;
  const resume = (file: string) => `${program} ${again} ${inShell(file)}`;
  const place = { today, ...(door === undefined ? {} : { door }) };
  const report = (file: string) => `${program} report ${inShell(file)} --kind aar > report.md`;
  try {
    if (unattended) {
      session.close();
      return runUnattended(session, around);
    }
    if (plain || !isInteractive(around)) {
      const { runPlain } = await import('@sandtable/terminal');
      await runPlain(session, {
        input: stdin,
        output: stdout,
        own,
        piped: !stdin.isTTY,
        resume,
        report,
        ...place,
      });
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
