/**
 * English that can be told from English: every letter of a message has an accent or is another script's, and words are about a third
 * longer, as in German or French. Whatever stands on a screen in plain letters did not come from the catalogue. Placeholders stay.
 */
export function pseudo(message: string): string {
  let said = '';
  // what each open brace holds: `of` an argument whose branches are next, or text
  const open: ('text' | 'branches')[] = ['text'];
  for (let at = 0; at < message.length; at += 1) {
    const sign = message[at] ?? '';
    const inText = open.at(-1) === 'text';
    if (sign === '}') open.pop();
    if (sign !== '{') {
      said += inText && sign !== '}' ? longer(sign) : sign;
      continue;
    }
    if (!inText) {
      open.push('text');
      said += sign;
      continue;
    }
    const [head] = /^\{[^{}]*/u.exec(message.slice(at)) ?? [sign];
    said += head;
    at += head.length - 1;
    open.push('branches');
  }
  return said;
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['abcdefghijklmnopqrstuvwxyz', 'áƀčđéƒğĥíĵķĺṁñóṕɋŕšţúṽŵẋýž'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ÁƁČĐÉƑĞĤÍĴĶĹṀÑÓṔɊŔŠŢÚṼŴẊÝŽ'],
  ].flatMap(([plain = '', other = '']) => Array.from(other, (sign, at) => [plain[at] ?? '', sign])),
);

const longer = (sign: string): string => {
  const other = letters[sign] ?? sign;
  return 'aeiou'.includes(sign) ? other + other : other;
};
