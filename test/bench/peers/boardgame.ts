/** The exercise by hand on boardgame.io: one player, a headless client, a move a tick and a move an answer. */
import { createRequire } from 'node:module';
import type { Game } from 'boardgame.io';
import type * as boardgame from 'boardgame.io/client';
import type { Exercise } from '../representative.ts';
import { optionOf } from '../representative.ts';
import type { Draw, Play } from './hand.ts';
import { clamp, dueNow } from './hand.ts';

// boardgame.io has no `exports`: its folders can be required, but not imported
const { Client } = createRequire(import.meta.url)('boardgame.io/client') as typeof boardgame;

interface Board {
  values: number[];
  done: boolean[];
  fired: boolean[];
}

export function boardgamePlayer(exercise: Exercise): (draw: Draw | null) => Play {
  const add = (board: Board, { variable, amount }: { variable: number; amount: number }) => {
    board.values[variable] = clamp((board.values[variable] ?? 0) + amount);
  };
  const deliver = (board: Board, minute: number) => {
    for (;;) {
      const due = dueNow(
        exercise,
        (i) => board.done[i] === true,
        (variable) => board.values[variable] ?? 0,
        minute,
      );
      if (due.length === 0) return;
      for (const i of due) {
        const inject = exercise.injects[i];
        board.done[i] = true;
        if (inject) add(board, inject.adds);
      }
    }
  };

  return (draw) => {
    const game: Game<Board> = {
      name: 'exercise',
      setup: () => ({
        values: exercise.variables.map((variable) => variable.start),
        done: exercise.injects.map(() => false),
        fired: exercise.chances.map(() => false),
      }),
      moves: {
        start: ({ G }) => deliver(G, 0),
        tick: ({ G }, minute: number) => {
          const rates = exercise.variables.map(
            (variable) => (G.values[variable.from] ?? 0) * variable.scale + variable.drift,
          );
          rates.forEach((rate, i) => (G.values[i] = clamp((G.values[i] ?? 0) + rate)));
          if (draw)
            exercise.chances.forEach((chance, i) => {
              if (G.fired[i] || draw() >= chance.perHour / 60) return;
              G.fired[i] = true;
              add(G, chance.adds);
            });
          deliver(G, minute);
        },
        answer: ({ G }, index: number, option: number, minute: number) => {
          const decision = exercise.decisions[index];
          if (decision) add(G, { variable: decision.variable, amount: decision.effects[option] ?? 0 });
          deliver(G, minute);
        },
      },
    };
    const client = Client<Board>({ game, numPlayers: 1, debug: false });
    client.start();
    client.moves['start']?.();
    for (let minute = 1; minute <= exercise.ticks; minute += 1) {
      client.moves['tick']?.(minute);
      exercise.decisions.forEach((decision, i) => {
        if (decision.at === minute) client.moves['answer']?.(i, optionOf(i), minute);
      });
    }
    const board = client.getState()?.G;
    client.stop();
    return { variables: board?.values ?? [], delivered: board?.done.filter(Boolean).length ?? 0 };
  };
}
