/** An exercise that goes on from its record. Apart from a start, because reading a record loads the language. */
import { systemClock, type Session, type SessionOptions } from '@sandtable/host';
import { playableScenario, resumeSession, type ResumedSession } from '@sandtable/host/recorded';
import { RecordError, readRecord } from '@sandtable/records';
import { doubtOf, textReader, type Say } from '@sandtable/words';
import type { Surroundings } from '../command-line/command.ts';
import { languageOf } from './reading-language.ts';

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

/** The language in which a record's texts are read; without a wish, the command's. What is wrong with the record is told by whoever opens it next. */
export function languageOfRecord(file: string, wanted: string | undefined, say: Say): string {
  if (wanted === undefined) return say.language;
  const scenario = playableScenario(readRecord(file).header.scenario.text);
  return scenario === null ? say.language : languageOf(scenario, wanted, say);
}
