// Small drawings of numbers, in characters that every terminal has, or in block characters.
const ascii = ['_', '.', '-', '=', '#'] as const;
const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** The last `width` values as one row; a flat row stays in the middle. Limits given keep the scale still. */
export function sparkline(
  values: readonly number[],
  width: number,
  options: { readonly unicode: boolean; readonly min?: number | null; readonly max?: number | null },
): string {
  const shown = values.slice(-Math.max(0, width)).filter(Number.isFinite);
  if (shown.length === 0) return '';
  const low = options.min ?? Math.min(...shown);
  const high = options.max ?? Math.max(...shown);
  const steps = options.unicode ? blocks : ascii;
  return shown
    .map((value) => {
      const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
      return steps[Math.min(steps.length - 1, Math.floor(share * steps.length))] ?? '';
    })
    .join('');
}

/** A bar of `width` cells filled to a share from 0 to 1: `####....`. */
export function bar(share: number, width: number, options: { readonly unicode: boolean }): string {
  const cells = Math.max(0, width);
  const full = Math.round((share > 0 ? Math.min(1, share) : 0) * cells);
  return (options.unicode ? '█' : '#').repeat(full) + (options.unicode ? '░' : '.').repeat(cells - full);
}
