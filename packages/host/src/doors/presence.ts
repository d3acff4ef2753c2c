/** Who is at a screen: told on the record when somebody's first page opens, and when none has been open for a while. */
import { RecordError } from '@sandtable/records';
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
  /** When the last page of somebody closed, or something came from them, of those who may come back. */
  const since = new Map<number, number>();
  /** Who is at a screen by the record. After a start they may come back, too. */
  const told = new Set<number>();
  for (const { kind, body } of session.entries) {
    if (kind === 'join') told.add(body.participant);
    else if (kind === 'left') told.delete(body.participant);
  }
  for (const participant of told) since.set(participant, clock.now());

  /** False: the disk does not take it. It is told at a later second, if it is so then: nobody's page fails for it, and no timer does. */
  const tell = (participant: number): boolean => {
    const isHere = open.has(participant) || since.has(participant);
    if (isHere === told.has(participant)) return true;
    const kind = isHere ? 'join' : 'left';
    try {
      session.give({ kind, body: { participant } }, [], {
        participant: null,
        role: null,
        organisation: null,
      });
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      return false;
    }
    if (isHere) told.add(participant);
    else told.delete(participant);
    return true;
  };
  const stop = clock.every(1000, () => {
    for (const [participant, at] of since) {
      const now = clock.now();
      // a clock that was set back makes nobody stay for as long
      if (now < at) since.set(participant, now);
      if (now - at > patience) since.delete(participant);
    }
    for (const participant of new Set([...told, ...open.keys(), ...since.keys()]))
      if (!tell(participant)) return;
  });
  return {
    opened(participant) {
      open.set(participant, (open.get(participant) ?? 0) + 1);
      since.delete(participant);
      tell(participant);
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        const left = (open.get(participant) ?? 1) - 1;
        if (left > 0) return void open.set(participant, left);
        open.delete(participant);
        since.set(participant, clock.now());
      };
    },
    heardOf(participant) {
      if (open.has(participant)) return;
      since.set(participant, clock.now());
      tell(participant);
    },
    close: stop,
  };
}
