/** The report for programs: what was found, as data, by the same judgements as the paper for people. */
import { outcomeText, textIn } from '@sandtable/core/scenario';
import { doubtOf, roleName } from '@sandtable/words';
import { measureName } from '@sandtable/words/paper';
import { decided, decisionsAsked, lastClosing } from './decided.ts';
import { draftsOf } from './decisions.ts';
import { evaluationData } from './evaluation/evaluation-data.ts';
import { heldData } from './exercise.ts';
import { notGiven } from './grounds.ts';
import { noteWords } from './notes.ts';
import { entriesOf, roomTimeOf, stageEntry, type Paper } from './paper.ts';
import { isRehearsal, reportOf, type ReportRequest } from './report.ts';
import { judgedClocks, judgedExpected, judgedMeasures, type Judged } from './verdict.ts';

/** The clock in the room: its zone (null where the record does not say it), and what happened earlier than it was entered. */
function roomOf(paper: Paper) {
  const { eventTimes, entries, telling } = paper;
  const start = entriesOf(paper, 'start')[0];
  const end = stageEntry(paper, 'end-ex');
  const shown = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  return {
    zone: telling.zone,
    startEx: start === undefined ? null : shown(roomTimeOf(paper, start)),
    endEx: end === undefined ? null : shown(roomTimeOf(paper, end)),
    enteredLater: entries.flatMap(({ n, wall }) => {
      const at = eventTimes.get(n);
      return at === undefined ? [] : [{ entry: n, happened: shown(at), entered: shown(wall) }];
    }),
  };
}

/** Of this form; raised when a program that reads it would have to change. */
const form = 1;

export function afterActionData(request: ReportRequest): Iterable<string> {
  const { paper, telling, status } = reportOf(request);
  const { scenario } = telling;
  const judged = ({ verdict, evidence }: Judged<unknown>) => ({
    verdict,
    entries: evidence.map(({ n }) => n),
  });
  const reached = entriesOf(paper, 'outcome.reached').at(-1);
  const outcome = scenario.outcomes.find(({ name }) => name === reached?.body.outcome);
  const noted = (tag: 'strength' | 'gap') =>
    entriesOf(paper, 'note')
      .filter(({ body }) => body.tag === tag)
      .map((entry) => ({
        words: noteWords(paper, entry)
          .map((part) => (typeof part === 'string' ? part : 'value' in part ? part.value : ''))
          .join(''),
        entries: [entry.n],
      }));
  const { asked, missed } = decisionsAsked(paper);
  const data = {
    report: form,
    exercise: { id: scenario.id, version: scenario.version, title: textIn(scenario.title, telling) },
    held: heldData(paper),
    record: paper.head,
    marking: paper.marking,
    status,
    rehearsal: isRehearsal(request),
    room: roomOf(paper),
    doubt: doubtOf(request.recomputed, telling.say),
    signedOff: paper.signedOff,
    evaluation: evaluationData(paper),
    strengths: noted('strength'),
    gaps: noted('gap'),
    duties: judgedClocks(paper).map((each) => ({
      name: each.of.name,
      title: textIn(each.of.title, telling).trim(),
      owedBy: each.of.owedBy === null ? null : roleName(each.of.owedBy, telling),
      ...judged(each),
    })),
    expected: judgedExpected(paper).map((each) => ({
      name: each.of.name,
      text: textIn(each.of.text, telling).trim(),
      by: roleName(each.of.by, telling),
      ...judged(each),
    })),
    measures: judgedMeasures(paper).judged.map((each) => ({
      name: each.of.name,
      title: measureName(each.of.name, telling),
      value: each.value,
      ...judged(each),
    })),
    decisions: asked.map((decision) => {
      const closing = lastClosing(paper, decision);
      return {
        serial: decision.serial,
        name: decision.name,
        how: closing?.body.how ?? null,
        stands: closing === undefined ? null : decided(paper, decision),
        drafted: draftsOf(paper, decision),
        notGiven: closing === undefined ? [] : notGiven(paper, decision),
        entries: closing === undefined ? [] : [closing.n],
      };
    }),
    neverArose: missed.map(({ serial }) => serial),
    outcome:
      reached === undefined || outcome === undefined
        ? null
        : {
            name: outcome.name,
            told: reached.body.told,
            text: outcomeText(outcome, reached.body.told, telling),
            entries: [reached.n],
          },
  };
  return [`${JSON.stringify(data, null, 2)}\n`];
}
