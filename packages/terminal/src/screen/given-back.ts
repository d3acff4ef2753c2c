// What was asked of the terminal, taken back however the program ends or is stopped: it belongs to whoever comes after.
import type { OwnProcess } from './terminal.ts';

const ending = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Asks for something, and gives back what takes it back. That is done, too, when the program ends of itself, by a signal or a fault, and
 * while it is stopped (SIGTSTP, as a shell's job control sends it). Without a process of one's own at the terminal nothing of that concerns it.
 */
export function untilGivenBack(take: () => void, giveBack: () => void, own: OwnProcess | null): () => void {
  if (own === null) {
    take();
    return giveBack;
  }
  const end = (signal: NodeJS.Signals): void => {
    back();
    own.kill(own.pid, signal);
  };
  const stop = (): void => {
    giveBack();
    own.once('SIGCONT', take);
    own.kill(own.pid, 'SIGSTOP');
  };
  const back = (): void => {
    own.off('exit', giveBack);
    for (const signal of ending) own.off(signal, end);
    own.off('SIGTSTP', stop);
    own.off('SIGCONT', take);
    giveBack();
  };
  own.on('exit', giveBack);
  for (const signal of ending) own.on(signal, end);
  // no shell of Windows stops a program
  if (own.platform !== 'win32') own.on('SIGTSTP', stop);
  take();
  return back;
}
