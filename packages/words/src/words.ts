import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { clean } from './telling/clean.ts';
import type { Values } from './values.ts';

/** The name of a message, such as `desk.now.read`. */
export type Key = keyof typeof en;
type Message<K extends Key> = (typeof en)[K];

/**
 * Says a message. The values it needs are checked against the English text: `say('common.hours', { hours: 3 })`; a message without
 * placeholders takes none. Texts given as values are never read as messages; what could move a cursor or hide words is taken out of them.
 */
export type Say = <K extends Key>(
  key: K,
  ...values: keyof Values<Message<K>> extends never ? [] : [values: Values<Message<K>>]
) => string;

type Catalogue = Readonly<Partial<Record<Key, string>>>;
const catalogues: Readonly<Record<string, Catalogue>> = { en };

/**
 * The words of the interface in a language (`en`, `en-GB`, `fr`), message by message in English where a translation is missing.
 * Messages are compiled when first said: importing this costs next to nothing.
 */
export function words(language: string): Say {
  const catalogue = catalogues[language] ?? catalogues[language.split('-')[0] ?? ''] ?? en;
  const compiled = new Map<Key, IntlMessageFormat>();
  return (key, ...[values]) => {
    const own = catalogue[key];
    const message = own ?? en[key];
    if (!message.includes('{')) return message;
    let format = compiled.get(key);
    if (!format) {
      // `<` is a less-than sign here: a terminal has no tags
      format = new IntlMessageFormat(message, own === undefined ? 'en' : language, undefined, {
        ignoreTag: true,
      });
      compiled.set(key, format);
    }
    return String(format.format(fit(values)));
  };
}

// everything that `clean` changes, and halves of surrogate pairs
const suspect = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/;

/** File names, typed words, and texts from records come in here on their way to a terminal. */
function fit(values: object | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' && suspect.test(value) ? clean(value) : value,
    ]),
  );
}

/** Whether a computed name is the name of a message. */
export function isKey(name: string): name is Key {
  return Object.hasOwn(en, name);
}
