#!/usr/bin/env node
import { lstatSync, mkdirSync, statSync } from 'node:fs';
import * as module from 'node:module';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(`sandtable needs Node 22.13 or newer; this is ${process.version}. See https://nodejs.org`);
  process.exitCode = 1;
} else {
  const compiled = compiledFolder();
  if (compiled !== null) module.enableCompileCache(compiled);
  const main = './main.js'; // in a variable, or the bundler would fold both into one and turn the cache on too late
  await import(main);
}

/**
 * The folder for compiled code: within the installation, and writable by its owner alone, or nowhere (null). Code there is run, so a place
 * in the temporary folder (Node's default), where anybody can write, would be a risk.
 */
function compiledFolder(): string | null {
  const folder = join(import.meta.dirname, 'compiled');
  const me = process.getuid?.() ?? 0; // Windows tells 0 of every file: there a folder is as well guarded as the one that it is in
  try {
    if (statSync(import.meta.dirname).uid !== me) return null;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder); // a link is none of ours
    const isOurs = process.getuid === undefined || (found.uid === me && (found.mode & 0o022) === 0);
    return found.isDirectory() && isOurs ? folder : null;
  } catch {
    return null; // a disk that cannot be written: then each start compiles anew
  }
}
