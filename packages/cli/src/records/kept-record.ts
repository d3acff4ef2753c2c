/** A record as a list shows it: of which exercise it is, how far it got, and what keeps it from being gone on with. */
import { semanticsVersion, type Stage } from '@sandtable/core/record';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import { playableScenario } from '@sandtable/host/recorded';
import { RecordError, summariseRecord } from '@sandtable/records';
import { storyTimeAt, type Telling } from '@sandtable/words';
import type { Surroundings } from '../command-line/command.ts';
import { recordProblem } from './record-problem.ts';

export interface KeptRecord {
  readonly file: string;
  /** The hash of its line 0, which copies share; null for a play with nobody present, which is the same each time, and for no record. */
  readonly record: string | null;
  readonly title: string;
  /** When its last entry was made, in milliseconds since 1970; 0 when no one was present, or nobody knows. */
  readonly written: number;
  /** The time zone of the room; null where the record does not say it. */
  readonly zone: string | null;
  readonly entries: number;
  readonly stage: Stage | null;
  /** The stage and the story time, in words. */
  readonly state: string;
  readonly problem: string | null;
}

export function keptRecord(file: string, { say }: Surroundings): KeptRecord {
  try {
    const { header, record, entries, stage, rehearsal, story, wall } = summariseRecord(file);
    const scenario = playableScenario(header.scenario.text);
    return {
      file,
      record: header.wall === null ? null : record,
      title: `${rehearsal ? `${say('common.rehearsal')} ` : ''}${scenario ? titleIn(scenario, say) : header.scenario.id}`,
      written: wall ?? 0,
      zone: header.zone ?? null,
      entries,
      stage,
      state: scenario
        ? `${say(`format.event.stage.${stage}`)} ${storyTimeAt(scenario.story, story, { language: say.language, say })}`
        : header.scenario.id,
      problem:
        header.semantics !== semanticsVersion
          ? say('record.other-semantics', {
              file: header.scenario.id,
              semantics: header.semantics,
              engine: header.engine,
              plays: semanticsVersion,
            })
          : scenario === null
            ? say('cli.records.other-language', { engine: header.engine })
            : null,
    };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return {
      file,
      record: null,
      title: file,
      written: 0,
      zone: null,
      entries: 0,
      stage: null,
      state: '',
      problem: recordProblem(error, say),
    };
  }
}

function titleIn(scenario: Scenario, say: Surroundings['say']): string {
  const telling: Telling = { language: say.language, say, scenario, texts: () => null };
  return textIn(scenario.title, telling);
}

/** The records among these that were played under other rules than this version's, by their names; what is no record is left out. */
export const underOtherRules = (files: readonly string[]): readonly string[] =>
  files.filter((file) => {
    try {
      return summariseRecord(file).header.semantics !== semanticsVersion;
    } catch (error) {
      if (error instanceof RecordError) return false;
      throw error;
    }
  });
