/** Striking: whoever said something may have it taken out of the record, until a day after EndEx. Pure. */
import { isRemark } from './remark.ts';
import { refuse } from './refuse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Entry, Refusal, TextReference, WallTime } from './entry.ts';

const aDay = 24 * 60 * 60 * 1000;

/** Why a remark may not be struck now; null when it may. `wall`: now, by the clock of the room. */
export function strikeBarred(
  scenario: Pick<Scenario, 'roles'>,
  entries: readonly Entry[],
  number: number,
  wall: WallTime | null,
): Refusal | null {
  const entry = entries.find(({ n }) => n === number);
  if (entry === undefined || !isRemark(scenario, entry) || textsOf(entry).length === 0)
    return refuse('strike.no-remark', { entry: number });
  if (textsOf(entry).every((text) => isGone(entries, text))) return refuse('strike.gone', { entry: number });
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
export function remarkOf(entries: readonly Entry[], number: number): readonly TextReference[] {
  const entry = entries.find(({ n }) => n === number);
  return entry === undefined ? [] : textsOf(entry).filter((text) => !isGone(entries, text));
}

/** All texts of an entry: wherever in its body a slot stands. */
function textsOf({ n, body }: Entry): readonly TextReference[] {
  const slots = new Set<number>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('text' in value && typeof value.text === 'number' && !('entry' in value)) slots.add(value.text);
    Object.values(value).forEach(look);
  };
  look(body);
  return [...slots].toSorted((a, b) => a - b).map((text) => ({ entry: n, text }));
}
