/** Tests of scenarios on all processors of the machine; their order stays that of the files. */
import { load } from '@sandtable/core';
import { runTrial, type Trial } from '@sandtable/core/testing';
import type { Scenario, ScenarioTest } from '@sandtable/core/scenario';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export interface TestBatch {
  readonly scenario: Scenario;
  readonly tests: readonly ScenarioTest[];
}

/** A worker takes about as long to start as these take to run. */
const few = 24;

/** The trials of each scenario, in its order. `workers` 0: in this thread. */
export async function trialsOf(
  scenarios: readonly Scenario[],
  workers = workersFor(scenarios),
): Promise<readonly (readonly Trial[])[]> {
  if (workers === 0)
    return scenarios.map((scenario) => {
      const program = load(scenario);
      return scenario.tests.map((each) => runTrial(program, each));
    });
  const batches = scenarios.map((scenario) =>
    shares(scenario.tests, workers).map((tests) => ({ scenario, tests })),
  );
  const queue = batches.flatMap((of, at) => of.map((batch, part) => ({ at, part, batch })));
  const done: (readonly Trial[])[][] = batches.map((of) => of.map(() => []));
  const crew = Array.from({ length: Math.min(workers, queue.length) }, () => new Worker(workerFile));
  try {
    await Promise.all(
      crew.map(async (worker) => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const { at, part, batch } = next;
          (done[at] ?? [])[part] = await answerOf(worker, batch);
        }
      }),
    );
  } finally {
    await Promise.all(crew.map((worker) => worker.terminate()));
  }
  return done.map((parts) => parts.flat());
}

// beside the bundle it is a file of its own
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './trial-worker.js',
  import.meta.url,
);

function workersFor(scenarios: readonly Scenario[]): number {
  const tests = scenarios.reduce((sum, scenario) => sum + scenario.tests.length, 0);
  return tests < few ? 0 : availableParallelism();
}

function answerOf(worker: Worker, batch: TestBatch): Promise<readonly Trial[]> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve).once('error', reject);
    worker.postMessage(batch);
  });
}

/** As many runs of neighbours, of about the same length. */
function shares(tests: readonly ScenarioTest[], among: number): readonly (readonly ScenarioTest[])[] {
  const size = Math.max(1, Math.ceil(tests.length / among));
  return Array.from({ length: Math.ceil(tests.length / size) }, (_, at) =>
    tests.slice(at * size, (at + 1) * size),
  );
}
