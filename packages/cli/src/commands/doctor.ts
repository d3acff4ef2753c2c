import { load } from '@sandtable/core';
import { readScenario } from '@sandtable/language';
import { runTrial } from '@sandtable/core/testing';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import { exerciseGaps, papersBefore } from '@sandtable/documents/package';
import { ownZone, wallDate, wallTime } from '@sandtable/words/room-time';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { command, type ExitCode, type Surroundings } from '../command-line/command.ts';
import { WrongUsage } from '../command-line/problem.ts';
import {
  charactersFinding,
  clockFinding,
  diskFinding,
  displayFinding,
  hostFindings,
  powerFinding,
  recordsFinding,
  roomFindings,
  scenarioFindings,
  sizeFinding,
  sleepFinding,
  terminalFinding,
  type CheckedScenario,
  type DoctorFinding,
} from '../doctor/finding.ts';
import { lookAtDisk, lookAtPower } from '../doctor/look.ts';
import { lookAtExercise } from '../doctor/exercise-there.ts';
import { freeFolder, lookAtPapers, newExerciseCommand, paperFolder } from '../doctor/papers-there.ts';
import { exerciseFindings, paperFindings } from '../doctor/prepared-finding.ts';
import { lookAtHost } from '../doctor/reach.ts';
import { inShell, isInteractive } from '../exercise/exercise.ts';
import { outwardAddresses } from '../joint/listen.ts';
import { scenarioFile } from '../files/library.ts';
import { underOtherRules } from '../records/kept-record.ts';
import { dayOf, keptRecords, recordFolder } from '../records/record-folder.ts';
import { readScenarioFiles } from '../files/scenario-files.ts';

export const doctor = command({
  name: 'doctor',
  operand: '[SCENARIO]',
  options: {
    exercise: { takes: 'text', value: 'FILE' },
    folder: { takes: 'text', value: 'FOLDER' },
    joint: { takes: 'text', value: 'URL' },
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
  },
  examples: [
    'sandtable doctor',
    'sandtable doctor drone-incident',
    'sandtable doctor drone-incident --exercise exercise.yaml --folder papers',
    'sandtable doctor --joint https://exercise.example.org',
  ],
  async run({ operands, options }, around): Promise<ExitCode> {
    const { say, stdout } = around;
    const meant = operands.at(0);
    const { joint, exercise, folder } = options;
    if (meant === undefined && (exercise ?? folder) !== undefined)
      throw new WrongUsage(say('doctor.of-scenario'));
    const findings =
      joint === undefined
        ? look(meant === undefined ? null : checked(meant, around), { exercise, folder }, around)
        : await lookFromOutside(joint, around);
    const bad = findings.filter(({ verdict }) => verdict === 'no-go').length;
    if (options.format === 'json')
      stdout.write(
        `${JSON.stringify({ version: 1, go: bad === 0, findings: findings.map((each) => ({ subject: each.subject, verdict: each.verdict, text: told(each, around) })) }, null, 2)}\n`,
      );
    else {
      for (const each of findings) stdout.write(`${line(each, around)}\n`);
      const eyes = findings.filter(({ verdict }) => verdict === 'look').length;
      stdout.write(`\n${say('doctor.sum', { bad, look: eyes }).trim()}\n`);
    }
    return bad === 0 ? 0 : 1;
  },
});

/** What people meet who come in from elsewhere; where it is not encrypted, what they meet in one’s own room, too. */
async function lookFromOutside(
  typed: string,
  { say, program }: Surroundings,
): Promise<readonly DoctorFinding[]> {
  const origin = URL.parse(typed);
  if (origin === null || !/^https?:$/u.test(origin.protocol))
    throw new WrongUsage(say('doctor.joint', { typed }));
  const found = hostFindings(origin, await lookAtHost(origin), { now: Date.now(), program });
  return origin.protocol === 'https:' ? found : [...found, ...roomFindings(outwardAddresses())];
}

interface Prepared {
  readonly exercise: string | undefined;
  readonly folder: string | undefined;
}

function look(
  found: LookedAtScenario | null,
  prepared: Prepared,
  around: Surroundings,
): readonly DoctorFinding[] {
  const { env, stdout, program } = around;
  const isTerminal = isInteractive(around) || (stdout.isTTY && env['TERM'] === 'dumb');
  const power = lookAtPower();
  const wall = Date.now();
  const here = { say: around.say, language: around.say.language, zone: ownZone() };
  const [newest] = keptRecords();
  const written = newest === undefined ? null : statSync(newest).mtimeMs;
  return [
    ...scenarioFindings(found?.checked ?? null, program),
    ...(found === null || found.scenario === null
      ? []
      : missingForToday(found.checked.name, found.file, found.scenario, prepared, around)),
    terminalFinding(isTerminal, env['TERM'] ?? ''),
    sizeFinding(stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : null),
    charactersFinding(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''),
    displayFinding(`${program} screen RECORD`),
    diskFinding(lookAtDisk(recordFolder())),
    recordsFinding(underOtherRules(keptRecords()).map((file) => basename(file))),
    powerFinding(power.online, power.percent),
    sleepFinding,
    clockFinding(
      { wall, time: wallTime(wall, here), zone: ownZone() },
      written === null ? null : { wall: written, time: wallDate(written, here) },
    ),
  ];
}

/** What papers are still to be made, and what of the exercise file is missing in them. */
function missingForToday(
  meant: string,
  file: string,
  scenario: Scenario,
  { exercise: named, folder }: Prepared,
  { program }: Surroundings,
): readonly DoctorFinding[] {
  const exercise = lookAtExercise(named, file, scenario);
  const own = exercise.is === 'none' ? null : exercise.file;
  const papers =
    folder === undefined ? null : lookAtPapers(folder, scenario, [file, ...(own === null ? [] : [own])]);
  const place = folder ?? paperFolder;
  const report = `${program} report ${inShell(meant)}${own === null ? '' : ` --exercise ${inShell(own)}`}`;
  const commands = {
    makeExercise: newExerciseCommand(meant, program),
    showExercise: `${report} --kind directory`,
    makePaper: (kind: string) => `${report} --kind ${kind} > ${inShell(join(place, `${kind}.html`))}`,
    makeAll: `${report} --all --out ${inShell(freeFolder(place))}`,
    lookInFolder: `${program} doctor ${inShell(meant)}${own === null ? '' : ` --exercise ${inShell(own)}`} --folder ${inShell(place)}`,
  };
  const gaps = exercise.is === 'read' ? exerciseGaps(exercise.exercise, scenario, dayOf(new Date())) : null;
  return [
    ...exerciseFindings(exercise, gaps, commands),
    ...paperFindings(papers, place, papersBefore(scenario).length, commands),
  ];
}

interface LookedAtScenario {
  readonly checked: CheckedScenario;
  readonly file: string;
  /** Null where it has errors. */
  readonly scenario: Scenario | null;
}

/** The scenario that is meant, checked and tested. Throws `BadInput` when there is none. */
function checked(meant: string, { say }: Surroundings): LookedAtScenario {
  const file = scenarioFile(meant, say);
  const read = readScenarioFiles(file);
  const nothing = { name: meant, title: meant, passed: 0, failed: 0 };
  if ('problem' in read) return { file, scenario: null, checked: { ...nothing, errors: 1, warnings: 0 } };
  const { scenario, diagnostics } = readScenario(read.text, file);
  const count = (severity: string) => diagnostics.filter((each) => each.severity === severity).length;
  const found = { errors: count('error'), warnings: count('warning') };
  if (!scenario) return { file, scenario: null, checked: { ...nothing, ...found } };
  const program = load(scenario);
  const trials = scenario.tests.map((each) => runTrial(program, each));
  const passed = trials.filter((trial) => trial.passed).length;
  const title = textIn(scenario.title, { language: say.language, scenario });
  return {
    file,
    scenario,
    checked: { name: meant, title, ...found, passed, failed: trials.length - passed },
  };
}

const told = ({ words, values }: DoctorFinding, { say }: Surroundings): string => say(words, values as never);

/** State in words first; colour only where a person sees it. */
function line(finding: DoctorFinding, around: Surroundings): string {
  const { say, stdout, env } = around;
  const verdict = say(`doctor.verdict.${finding.verdict}`).padEnd(6);
  const subject = say(`doctor.${finding.subject}`).padEnd(15);
  const colour = { go: 32, 'no-go': 31, look: 33 }[finding.verdict];
  const coloured = stdout.isTTY && (env['NO_COLOR'] ?? '') === '';
  return `${coloured ? `\u001B[${colour}m${verdict}\u001B[0m` : verdict} ${subject} ${told(finding, around)}`;
}
