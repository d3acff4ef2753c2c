import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { pseudo } from './pseudo.ts';
import { clean } from './telling/clean.ts';
import { translations } from './translations.ts';
import type { MessageValues } from './values.ts';

/** The name of a message, such as `desk.now.read`. */
export type MessageName = keyof typeof en;
type Message<K extends MessageName> = (typeof en)[K];

/**
 * Says a message. The values it needs are checked against the English text: `say('common.hours', { hours: 3 })`; a message without
 * placeholders takes none. Texts given as values are never read as messages; what could move a cursor or hide words is taken out of them.
 */
export interface Say {
  <K extends MessageName>(
    key: K,
    ...values: keyof MessageValues<Message<K>> extends never ? [] : [values: MessageValues<Message<K>>]
  ): string;
  /** The language in which it says them. */
  readonly language: string;
}

/** Each language that the interface speaks, message by message; what is missing in one is said in English. */
const languages: Readonly<Record<string, (key: MessageName) => string | undefined>> = {
  en: (key) => en[key],
  // no language: it is spoken where a test looks for words that did not come from here
  'en-XA': (key) => pseudo(en[key]),
  ...Object.fromEntries(
    Object.entries(translations).map(([language, messages]) => [
      language,
      (key: MessageName) => messages[key],
    ]),
  ),
};

/** The languages that the interface speaks. */
export const interfaceLanguages: readonly string[] = ['en', ...Object.keys(translations)];

/** The language of the interface for a reader who wants this one (`en-GB`, `fr`); English if it has not been translated. */
export function spokenLanguage(wanted: string): string {
  const [plain = ''] = wanted.split('-');
  return [wanted, plain].find((language) => Object.hasOwn(languages, language)) ?? 'en';
}

/**
 * The words of the interface in a language (`en`, `en-GB`, `fr`), message by message in English where a translation is missing.
 * Messages are compiled when first said: importing this costs next to nothing.
 */
export function words(language: string): Say {
  const spoken = spokenLanguage(language);
  const messageOf = languages[spoken];
  const compiled = new Map<MessageName, IntlMessageFormat | string>();
  const formatOf = (key: MessageName): IntlMessageFormat | string => {
    const own = messageOf?.(key);
    const message = own ?? en[key];
    if (!message.includes('{')) return message;
    // `<` is a less-than sign here: a terminal has no tags
    return new IntlMessageFormat(message, own === undefined ? 'en' : language, undefined, {
      ignoreTag: true,
    });
  };
  const say = (key: MessageName, values?: object): string => {
    let format = compiled.get(key);
    if (format === undefined) {
      format = formatOf(key);
      compiled.set(key, format);
    }
    return typeof format === 'string' ? format : withOneStop(String(format.format(fit(values))), values);
  };
  return Object.assign(say, { language: spoken });
}

/** A text that ends as a sentence does keeps its own stop: that of the message around it would be a second. */
function withOneStop(said: string, values: object | undefined): string {
  let text = said;
  for (const value of Object.values(values ?? {}) as readonly unknown[])
    // `.` and `..` are folders and no sentences
    if (typeof value === 'string' && /[.!?…]$/u.test(value) && !/^\.+$/u.test(value))
      text = text.replaceAll(`${value}.`, (found, at: number, whole: string) =>
        whole[at + found.length] === '.' ? found : value,
      );
  return text;
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
export function isKey(name: string): name is MessageName {
  return Object.hasOwn(en, name);
}

/** A language is called as those call it who speak it; what is no code of one stays as it was written. */
export function languageCalled(language: string): string {
  const [known] = Intl.getCanonicalLocales(isLanguageCode(language) ? language : []);
  return known === undefined
    ? language
    : (new Intl.DisplayNames([known], { type: 'language', fallback: 'code' }).of(known) ?? language);
}

const isLanguageCode = (text: string): boolean =>
  /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/iu.test(text);
