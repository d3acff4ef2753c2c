/** Striking: whoever said something may have it taken out of the record, until a day after EndEx. Pure. */
import { refuse } from '../record/refuse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TextReference, WallTime } from '../record/parts.ts';
import type { Entry, Refusal } from '../record/entry.ts';
import { inEveryLanguage, remarksIn } from './whose-words.ts';

const aDay = 24 * 60 * 60 * 1000;

/** Why a remark may not be struck now; null when it may. `wall`: now, by the clock of the room. */
export function strikeBarred(
  scenario: Pick<Scenario, 'roles'>,
  entries: readonly Entry[],
  number: number,
  wall: WallTime | null,
): Refusal | null {
  const entry = entries.find(({ n }) => n === number);
  const remarks = entry === undefined ? [] : remarksIn(scenario, entry);
  if (remarks.length === 0) return refuse('strike.no-remark', { entry: number });
  if (remarks.every((text) => isGone(entries, text))) return refuse('strike.gone', { entry: number });
  const ended =
    entries.find((each) => each.kind === 'stage.changed' && each.body.stage === 'end-ex')?.wall ?? null;
  return ended !== null && wall !== null && wall > ended + aDay ? refuse('strike.too-late') : null;
}

const isGone = (entries: readonly Entry[], { entry, text }: TextReference): boolean =>
  entries.some(
    (each) =>
      each.kind === 'erased' && each.body.texts.some((gone) => gone.entry === entry && gone.text === text),
  );

/** What of a remark is still there to be struck. */
export function remarkOf(
  scenario: Pick<Scenario, 'roles'>,
  entries: readonly Entry[],
  number: number,
): readonly TextReference[] {
  const entry = entries.find(({ n }) => n === number);
  if (entry === undefined) return [];
  return inEveryLanguage(entries, remarksIn(scenario, entry)).filter((text) => !isGone(entries, text));
}
