/** What everything in a scenario is made of: texts, whom they are for, and when. */
import type { EventReference } from './expression.ts';

/**
 * A text by language code; the scenario's own language is always there. Only what is delivered (an inject's, what is attached to it, a
 * message) may hold `{variable}`, `{clock}`, `{phase}`, and `{{` for a brace; any other is shown as it stands.
 */
export type Text = Readonly<Record<string, string>>;

/** Roles that are addressed: `written` as the author wrote them (roles, groups, `all`), `roles` spelt out in file order. */
export interface Recipients {
  readonly written: readonly string[];
  readonly roles: readonly string[];
}

/** A duration in seconds, or one drawn by luck (in minutes, rounded half up to a second). */
export type Delay = { readonly seconds: number } | { readonly luck: string };

export type Moment =
  /** Seconds since StartEx. */
  | { readonly at: 'story'; readonly seconds: number }
  /** Seconds since this visit of the phase was entered (only in a phase's exits). */
  | { readonly at: 'visit'; readonly seconds: number }
  /** A delay after an event's first occurrence. */
  | { readonly at: 'event'; readonly event: EventReference; readonly delay: Delay }
  /** Never by itself: only by an effect or by hand. */
  | { readonly at: 'reserve' };
