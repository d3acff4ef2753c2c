/** What a page loads beside itself: one style sheet and one script, each under the hash of what is in it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/** They lie beside the source, and beside the bundle. */
const folder = join(import.meta.dirname, 'assets');

function asset(file: string, type: string): Asset {
  const text = readFileSync(join(folder, file), 'utf8');
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  return { path: `/assets/${hash}-${file}`, type, text };
}

export const assets = {
  style: asset('page.css', 'text/css; charset=utf-8'),
  script: asset('page.js', 'text/javascript; charset=utf-8'),
} as const;
