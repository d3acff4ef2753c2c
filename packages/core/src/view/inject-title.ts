/** What an inject is called. */
import { cutAtWord } from '../scenario/cut-at-word.ts';
import type { Inject, Scenario } from '../scenario/scenario.ts';
import { read, type Reader } from './reader.ts';

const titleLength = 60;

/** The author's title, else the beginning of its text, cut at a word. */
export function injectTitle(scenario: Scenario, reader: Reader, inject: Inject): string {
  if (inject.title) return read(scenario, reader, inject.title);
  return cutAtWord(read(scenario, reader, inject.text).replace(/\s+/g, ' ').trim(), titleLength);
}
