/** Looks taken in a thread of their own, so that an editor's questions are answered while one is under way. */
import { Worker } from 'node:worker_threads';
import { unpacked, type StudyDocument, type Packed } from '@sandtable/author';

// beside the bundle it is a file of its own
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './editing-worker.js',
  import.meta.url,
);

export interface Elsewhere {
  readonly look: StudyDocument;
  /** Rejects when the worker thread crashes, which is a fault of ours and not of the scenario. */
  readonly fault: Promise<never>;
  readonly end: () => Promise<unknown>;
}

export function lookingElsewhere(): Elsewhere {
  const worker = new Worker(workerFile);
  // answers come in the order of the questions
  const waiting: ((found: Packed | null) => void)[] = [];
  worker.on('message', (found: Packed | null) => waiting.shift()?.(found));
  const fault = new Promise<never>((_done, failed) => worker.once('error', failed));
  return {
    async look(asked) {
      const found = await new Promise<Packed | null>((done) => {
        waiting.push(done);
        worker.postMessage(asked);
      });
      return found === null ? null : unpacked(found);
    },
    fault,
    end: () => worker.terminate(),
  };
}
