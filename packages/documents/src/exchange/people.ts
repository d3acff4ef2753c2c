/** Who sends and who receives: names in cells become roles and actors. */
import { fold } from '@sandtable/core/scenario';
import { nameFrom, namePattern, reservedNames, roleWords } from '@sandtable/language/editing';

/** Whoever leads the exercise, by the names that lists have for it. */
const control =
  /^(?:excon|exercise control|exercise controller|control|controllers?|control (?:cell|team|group)|distaff|dirstaff|white cell|facilitators?|exercise director|direction|direction de l'exercice|animation|dirani|ubungsleitung|leitung|leitungsdienst|regie|direccion|direccion del ejercicio|control del ejercicio|штаб руководства|руководство|руководство учением|посредник|посредники)$/u;
/** All who play. */
const everybody =
  /^(?:all|everyone|everybody|all (?:players?|participants?|teams?|tables?|roles?|cells?|ta|organi[sz]ations?|agencies|groups?|stations)|whole room|plenary|players|participants|training audience|tous|toutes|tous les joueurs|tous les participants|ensemble|alle|alle ubenden|alle teilnehmer|alle rollen|todos|todas|todos los jugadores|todos los participantes|все|все участники|всем|всем играющим)$/u;

export const isExerciseControl = (name: string): boolean => control.test(plain(name));
export const isEverybody = (name: string): boolean => everybody.test(plain(name));

const plain = (name: string): string =>
  fold(name)
    .replaceAll(/[’]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s.:]+|[\s.:]+$/gu, '');

/** By this two writings of one name are the same: `Fire Dept.` and `fire  dept`. */
export const nameKey = (name: string): string =>
  plain(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The names in a cell of recipients. What may stand inside a name divides only names that are `known` by themselves: a sign where one of
 * them is, a word such as “and” where all are.
 */
export function peopleIn(cell: string, known: ReadonlySet<string>): readonly string[] {
  // whoever writes semicolons has commas and the like inside names
  if (cell.includes(';'))
    return cell
      .split(';')
      .map((part) => part.replaceAll(/\s+/gu, ' ').trim())
      .filter((part) => nameKey(part) !== '');
  const isKnown = (name: string): boolean =>
    known.has(nameKey(name)) || isEverybody(name) || isExerciseControl(name);
  const divided = (
    part: string,
    by: RegExp,
    are: (parts: readonly string[]) => boolean,
  ): readonly string[] => {
    const parts = part
      .split(by)
      .map((one) => one.trim())
      .filter((one) => nameKey(one) !== '');
    return parts.length > 1 && are(parts) ? parts : [part];
  };
  return cell
    .split(/[,\n•]|\s[+]\s/u)
    .map((part) => part.replaceAll(/\s+/gu, ' ').replaceAll(/^[\s*-]+|[\s.]+$/gu, ''))
    .filter((part) => nameKey(part) !== '')
    .flatMap((part) => divided(part, /\s*[/&|]\s*/u, (parts) => parts.some(isKnown)))
    .flatMap((part) => divided(part, /\s(?:and|et|und|y|и)\s/u, (parts) => parts.every(isKnown)));
}

/** Names as a cell that `peopleIn` reads to the same: a semicolon where one of them holds what might divide it. */
export function peopleCell(names: readonly string[]): string {
  const plainly = names.join(', ');
  const read = peopleIn(plainly, new Set(names.flatMap((name) => name.split(/\s|[/&|]/u)).map(nameKey)));
  const isSame = read.length === names.length && read.every((name, at) => name === names[at]);
  return isSame ? plainly : names.map((name) => `${name.replaceAll(';', ',')};`).join(' ');
}

/** The names that stand alone in some cell. */
export const namesAlone = (cells: readonly string[]): ReadonlySet<string> =>
  new Set(
    cells
      .flatMap((cell) => peopleIn(cell, new Set()))
      .filter((name) => !/[/&|]/u.test(name))
      .map(nameKey),
  );

/** Gives each text a name that the language takes, no two the same; `otherwise` begins the name of what has no Latin letters at its beginning. */
export function namer(otherwise: string, before: Iterable<string> = []): (text: string) => string {
  const taken = new Set(before);
  return (text) => {
    const told = nameFrom(latin(text), '_').slice(0, 48).replace(/_+$/u, '');
    const isName =
      namePattern.test(told) && !/^\d/u.test(text.trim()) && !reservedNames.has(told) && !roleWords.has(told);
    const base = isName ? told : `${otherwise}_${latinRest(text) || String(taken.size + 1)}`;
    let name = base;
    for (let next = 2; taken.has(name); next += 1) name = `${base}_${next}`;
    taken.add(name);
    return name;
  };
}

/** What begins with a digit keeps its digits: `2-07` is `inject_2_07`. */
const latinRest = (text: string): string =>
  latin(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^_+|_+$/gu, '')
    .slice(0, 40);

const cyrillic = new Map(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:i є:e ґ:g'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
/** Cyrillic in Latin letters, as passports have it, so that a role is called `politsiya` and not `role_3`. */
const latin = (text: string): string =>
  text
    .replaceAll(/[а-яёіїєґ]/giu, (letter) => cyrillic.get(letter.toLowerCase()) ?? letter)
    .replaceAll('ß', 'ss');
