/** Papers of a package that say what the exercise is, and to which of these readers; all others bear its name and version alone. */
export const exerciseTellers = {
  sitman: 'players',
  explan: 'players',
  directory: 'players',
  guide: 'control',
  controllers: 'control',
} as const;
