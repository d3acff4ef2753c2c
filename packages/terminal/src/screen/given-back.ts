// What was asked of the terminal, taken back however the program ends or is stopped: it belongs to whoever comes after.

const ending = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Asks for something, and gives back what takes it back. That is done, too, when the program ends of itself, by a signal or a fault, and
 * while it is stopped (SIGTSTP, as a shell's job control sends it).
 */
export function untilGivenBack(take: () => void, giveBack: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    back();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    giveBack();
    process.once('SIGCONT', take);
    process.kill(process.pid, 'SIGSTOP');
  };
  const back = (): void => {
    process.off('exit', giveBack);
    for (const signal of ending) process.off(signal, end);
    process.off('SIGTSTP', stop);
    process.off('SIGCONT', take);
    giveBack();
  };
  process.on('exit', giveBack);
  for (const signal of ending) process.on(signal, end);
  // no shell of Windows stops a program
  if (process.platform !== 'win32') process.on('SIGTSTP', stop);
  take();
  return back;
}
