/** Runs tests of a scenario away from the main thread. */
import { load } from '@sandtable/core';
import { runTrial } from '@sandtable/core/testing';
import { parentPort } from 'node:worker_threads';
import type { TestBatch } from './side-by-side.ts';

parentPort?.on('message', ({ scenario, tests }: TestBatch) => {
  const program = load(scenario);
  parentPort?.postMessage(tests.map((each) => runTrial(program, each)));
});
