/** Who is at a screen: told on the record when somebody's first page opens, and when none has been open for a while. */
import type { Session } from '../exercise/session.ts';

export interface Presence {
  /** A page of theirs is open; called back, it is no longer. */
  opened(participant: number): () => void;
  /** Something came from them, without a stream: a page without scripts, or a program. */
  heardOf(participant: number): void;
  close(): void;
}

/** A phone that sleeps, or a link that drops, is no departure. */
const patience = 40_000;

export function openPresence(session: Session): Presence {
  const { clock } = session;
  const open = new Map<number, number>();
  /** When the last page of somebody closed who is still told to be there. After a start: of all whom the record has at a screen. */
  const since = new Map<number, number>();
  for (const { kind, body } of session.entries) {
    if (kind === 'join') since.set(body.participant, clock.now());
    else if (kind === 'left') since.delete(body.participant);
  }
  const tell = (kind: 'join' | 'left', participant: number): void =>
    void session.give({ kind, body: { participant } }, [], {
      participant: null,
      role: null,
      organisation: null,
    });
  const stop = clock.every(1000, () => {
    for (const [participant, at] of since) {
      const now = clock.now();
      // a clock that was set back makes nobody stay for as long
      if (now < at) since.set(participant, now);
      if (now - at <= patience) continue;
      since.delete(participant);
      tell('left', participant);
    }
  });
  return {
    opened(participant) {
      const before = open.get(participant) ?? 0;
      open.set(participant, before + 1);
      if (before === 0 && !since.delete(participant)) tell('join', participant);
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        const left = (open.get(participant) ?? 1) - 1;
        open.set(participant, left);
        if (left === 0) since.set(participant, clock.now());
      };
    },
    heardOf(participant) {
      if ((open.get(participant) ?? 0) > 0) return;
      if (!since.has(participant)) tell('join', participant);
      since.set(participant, clock.now());
    },
    close: stop,
  };
}
