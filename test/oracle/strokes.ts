/** What a facilitator's hands do, as data that can be kept and done again: at the desk keys, in plain mode lines. */
import { deskOn, type DeskAtHand } from '../../packages/terminal/test/desk-at-hand.ts';
import { facilitator, type Facilitator } from '../../packages/terminal/test/plain/facilitator-by-ear.ts';
import type { ExerciseAtHand } from './exercise-at-hand.ts';

export type Stroke =
  | { readonly press: string }
  | { readonly write: string }
  | { readonly paste: string }
  | { readonly line: string }
  /** Seconds in the room. */
  | { readonly pass: number };

export type Where = 'desk' | 'ear';

export interface Hands {
  readonly desk: DeskAtHand | null;
  readonly ear: Facilitator | null;
  strike(stroke: Stroke): Promise<void>;
}

export async function handsOn(exercise: ExerciseAtHand, where: Where): Promise<Hands> {
  const { session, pass } = exercise;
  const desk = where === 'desk' ? deskOn(session) : null;
  const ear = where === 'ear' ? await facilitator(session) : null;
  return {
    desk,
    ear,
    async strike(stroke) {
      if ('pass' in stroke) pass(stroke.pass);
      else if ('line' in stroke) await ear?.say(stroke.line);
      else if ('press' in stroke) desk?.press(stroke.press);
      else if ('write' in stroke) desk?.write(stroke.write);
      else desk?.desk.paste(stroke.paste);
    },
  };
}
