/** ST065. : translations beside the scenario. */
import { oneOf, problem, quoted } from './diagnostic.ts';

const french = (lines: string): string => `translations: { fr: fr.yaml }\n#! file fr.yaml\n${lines}`;

export const nothingToTranslate = problem<{
  readonly what: string;
  readonly nearest: string | null;
  readonly known: readonly string[];
}>({
  code: 'ST0651',
  title: 'A translation of what is not there',
  say: ({ what, nearest: near, known }) => ({
    message: `The scenario has no ${quoted(what)} here.`,
    reason:
      'A translation has the keys and names of the scenario; this one was renamed, moved or taken out there.',
    fix:
      near !== null
        ? `Did you mean ${quoted(near)}?`
        : known.length > 0
          ? `What can be translated here: ${oneOf(known)}.`
          : 'Take it out, or put it where the text stands now.',
  }),
  replace: ({ nearest: near }) => near,
  explanation:
    'A translation is a tree like the scenario, with texts only: the same keys and names, and lists with the same items in the same order. What is left out, or empty, is given in the language of the scenario.',
  bad: french('roles:\n  «mayer»: { name: Maire }\n'),
  good: french('roles:\n  mayor: { name: Maire }\n'),
});

export const notTranslated = problem({
  code: 'ST0652',
  title: 'What is translated is no text',
  say: () => ({
    message: 'No text that people read stands here.',
    reason:
      'Names, moments, expressions and channels are the same in every language; a text is translated by a text.',
    fix: 'Leave it out of the translation, or write the translated text in the place of the text.',
  }),
  explanation: 'A translation holds the texts that people read, at the places where the scenario has them.',
  bad: french('«duration»: 4h\n'),
  good: french('title: Un exemple\n'),
});

export const translatedTwice = problem<{ readonly language: string; readonly where: string }>({
  code: 'ST0653',
  title: 'Two translations of one text',
  say: ({ language, where }) => ({
    message: `This text has a translation in ${quoted(language)} already, on ${where}.`,
    reason: 'Nobody could tell which of the two is read.',
    fix: 'Keep one: the one in the scenario, or the one in the file beside.',
  }),
  explanation:
    'A text may have its languages in the scenario itself or in files beside, but each language once.',
  bad: `title: { en: An example, fr: Un exemple }\n${french('title: «Un autre»\n')}`,
  good: `title: { en: An example, fr: Un exemple }\n${french('summary: Aussi petit que possible.\n')}`,
});

export const ownTranslation = problem<{ readonly language: string }>({
  code: 'ST0654',
  title: 'A translation into the language of the scenario',
  say: ({ language }) => ({
    message: `${quoted(language)} is the language of the scenario itself.`,
    reason: 'Its texts would stand in two places.',
    fix: 'Name another language, or give the scenario its `language`.',
  }),
  explanation:
    '`language` says in which language the scenario is written (`en` if it does not); `translations` name the others.',
  bad: 'translations: { «en»: en.yaml }\n#! file en.yaml\ntitle: An example\n',
  good: french('title: Un exemple\n'),
});
