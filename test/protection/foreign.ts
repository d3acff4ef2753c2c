/** A scenario in letters that no interface has: what stands in plain letters on a screen is not of the scenario. */
import { studyScenario } from '@sandtable/language';

const plain = 'abcdefghijklmnopqrstuvwxyz';
const other = 'αбψдεфγхιйкλмнοпϙрστуωшжυз';

/** Every letter in another script; what stands in braces is a name, and stays. */
export function foreign(text: string): string {
  return text.replaceAll(/\{[^{}]*\}|[A-Za-z]/gu, (found) => {
    if (found.length > 1) return found;
    const letter = other[plain.indexOf(found.toLowerCase())] ?? found;
    return found === found.toLowerCase() ? letter : letter.toUpperCase();
  });
}

/** The same scenario with all its texts in other letters; its names stay. */
export function foreignScenario(text: string): string {
  const { survey } = studyScenario(text, 'scenario.yaml');
  const texts = survey.keys
    .filter(({ takes, key }) => takes.is === 'text' && key !== 'language')
    .map(({ spot, whole }) => ({ start: spot.end, end: whole.end }))
    .sort((one, next) => next.start - one.start);
  let changed = text;
  for (const { start, end } of texts)
    changed = changed.slice(0, start) + foreign(changed.slice(start, end)) + changed.slice(end);
  return changed;
}
