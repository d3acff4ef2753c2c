/** A folder that was made of somebody's file, read as a scenario. */
import { type Imported } from '@sandtable/documents';
import { isError, oneText, readScenario } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';

export function scenarioOf({ files }: Imported): Scenario {
  const own = files.find(({ path }) => path === 'scenario.yaml')?.text ?? '';
  const beside = files
    .filter(
      ({ path }) => /\.(?:csv|yaml)$/u.test(path) && path !== 'scenario.yaml' && path !== 'mapping.yaml',
    )
    .map(({ path, text }) => ({ path, text, why: null }));
  const { scenario, diagnostics } = readScenario(oneText(own, beside), 'scenario.yaml');
  const errors = diagnostics.filter(isError).map(({ code, message }) => `${code} ${message}`);
  if (scenario === null || errors.length > 0) throw new Error(errors.join('\n'));
  return scenario;
}
