/** Looks at scenarios that are being edited, away from the thread that answers the editor. */
import { parentPort } from 'node:worker_threads';
import { packed, studyOf, type AskedDocument } from '@sandtable/author';
import { editedScenario } from './edited-scenario.ts';

parentPort?.on('message', (asked: AskedDocument) => {
  const whole = editedScenario(asked);
  parentPort?.postMessage(whole === null ? null : packed(studyOf(whole)));
});
