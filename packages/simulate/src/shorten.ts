/** The shortest script that still shows a finding: steps are left out one by one, then their times. */
import { load } from '@sandtable/core';
import type { Scenario } from '@sandtable/core/scenario';
import { shows, type Finding } from './finding.ts';
import { scriptText, type PlayedScript } from './script-text.ts';

/** Null when not even the whole script shows it. With `instead`, a second script is made of each: the same play but for one answer. */
export function shortened(
  scenario: Scenario,
  finding: Finding,
  script: PlayedScript,
  instead: ((script: PlayedScript) => PlayedScript) | null = null,
): Finding | null {
  const program = load(scenario);
  const told = (tried: PlayedScript): Finding => ({
    ...finding,
    script: scriptText(tried),
    instead: instead === null ? null : scriptText(instead(tried)),
  });
  const holds = (tried: PlayedScript): boolean => shows(scenario, told(tried), program);
  // what was done in one of two plays may be impossible in the other: then the answers alone are tried
  const answers = { ...script, play: script.play.filter(({ step }) => step === 'decide') };
  let best = [script, answers].find(holds);
  if (best === undefined) return null;
  for (let size = -1; size !== best.play.length;) {
    size = best.play.length;
    for (let at = best.play.length - 1; at >= 0; at -= 1) {
      const without: PlayedScript = { ...best, play: best.play.toSpliced(at, 1) };
      if (holds(without)) best = without;
    }
  }
  for (const [at, step] of best.play.entries()) {
    if (step.at === null) continue;
    const timeless: PlayedScript = { ...best, play: best.play.with(at, { ...step, at: null }) };
    if (holds(timeless)) best = timeless;
  }
  return told(best);
}
