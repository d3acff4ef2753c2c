/** The plan that a record brings: as a new one, and what it has more than one that is kept already. */
import { textIn } from '@sandtable/core/scenario';
import { actionsOf } from '../after/actions.ts';
import { roomTimeOf, stageEntry, type Paper } from '../after/paper.ts';
import { paperOf, type ReportRequest } from '../after/report.ts';
import { changedPlan, newPlan, type ActionAdded, type FieldChanged, type LivePlan } from './live-plan.ts';

/** The plan as it stands on the record; or, with one that is kept, that one and what has come to the record since. */
export function planOfRecord(request: ReportRequest, kept: LivePlan | null, at: Date, by: string): LivePlan {
  const paper = paperOf(request);
  const plan = kept ?? newPlan(aboutOf(paper));
  const said = { at: at.toISOString(), by };
  const known = new Map(plan.actions.map((action) => [action.entry, action]));
  const found = actionsOf(paper);
  const added = found
    .filter(({ entry }) => !known.has(entry))
    .map(({ entry, details }, place): ActionAdded => ({
      ...said,
      number: plan.actions.length + place + 1,
      entry,
      added: details,
    }));
  // its owner accepted it there since
  const accepted = found.flatMap(({ entry, details }): readonly FieldChanged[] => {
    const own = known.get(entry);
    const isNew = details.status === 'accepted' && own?.details.status === 'proposed';
    return isNew ? [{ ...said, number: own.number, field: 'status', from: 'proposed', to: 'accepted' }] : [];
  });
  return changedPlan(plan, [...accepted, ...added]);
}

function aboutOf(paper: Paper): LivePlan['about'] {
  const { telling, head, marking, program } = paper;
  const { id, version, title } = program.scenario;
  return {
    exercise: { id, version, title: textIn(title, telling).trim() },
    record: head,
    marking,
    language: telling.language,
    held: dayHeld(paper),
  };
}

/** The day of EndEx, else of the last entry, in the zone of the room. */
export function dayHeld(paper: Paper): string {
  const entry = stageEntry(paper, 'end-ex') ?? paper.entries.at(-1);
  const time = entry === undefined ? null : roomTimeOf(paper, entry);
  if (time === null) return '';
  const { zone } = paper.telling;
  // in this language a day is written as in the file
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    ...(zone === null ? {} : { timeZone: zone }),
  }).format(time);
}
