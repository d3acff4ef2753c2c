/** The messages of another language: some of the catalogue's, each with the placeholders of the English one. */
import type { en } from './en.ts';
import type { MessageValues } from './values.ts';

type English = typeof en;
/** Messages of a language by their names; what is missing is said in English. */
export type Translation = Readonly<Partial<Record<keyof English, string>>>;

/**
 * One area's messages in another language. The type checker holds each against the English one: it must exist, and ask for the same
 * values of the same kinds, whatever their order, plural forms and branches. (What it cannot see, such as a branch of `select` that does
 * not exist, a test does.)
 */
export function translation<const Messages extends Readonly<Record<string, string>>>(
  messages: Messages & Checked<Messages>,
): Translation {
  return messages;
}

type Checked<Messages> = {
  readonly [Name in keyof Messages]: Name extends keyof English
    ? Messages[Name] extends string
      ? Fitting<MessageValues<English[Name]>, MessageValues<Messages[Name]>, Messages[Name]>
      : string
    : 'no message of the English catalogue has this name';
};

type Fitting<Given, Asked, Message> =
  Exclude<keyof Asked, keyof Given> extends never
    ? Exclude<keyof Given, keyof Asked> extends never
      ? Given extends Asked
        ? Message
        : 'a placeholder is of another kind than in English'
      : `the placeholder ${Exclude<keyof Given, keyof Asked> & string} of the English message is missing`
    : `the English message has no placeholder ${Exclude<keyof Asked, keyof Given> & string}`;
