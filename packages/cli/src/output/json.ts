/** Data as JSON that can be looked at in a terminal: what JSON leaves as it is and a terminal might obey is escaped too. */
export function json(value: unknown, indent?: number): string {
  return `${JSON.stringify(value, null, indent).replaceAll(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
}
