// Who plays a role now, in words: those who hold it by name, or who stands in.
import type { SeatBoard } from '@sandtable/core/view';
import type { Say } from '@sandtable/words';

export function seatWords(seat: SeatBoard, { say }: { readonly say: Say }): string {
  if (seat.prepared) return say('cast.prepared');
  switch (seat.status) {
    case 'here':
      // who came without a name is simply here
      if (seat.participants.length < 2 && (seat.participants[0]?.name ?? null) === null)
        return say('cast.here');
      return seat.participants
        .map(({ name, participant }) => name ?? say('cast.person', { number: participant }))
        .join(', ');
    case 'merged':
      return say('cast.merged', { role: seat.playedBy });
    case 'taken-over':
      return say('cast.taken-over-by', { role: seat.playedBy });
    case 'simulated':
      return say('cast.stands-in');
    case 'controls':
    case 'missing':
      return say(`cast.${seat.status}`);
  }
}
