#!/usr/bin/env node
import * as module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(`sandtable needs Node 22.13 or newer; this is ${process.version}. See https://nodejs.org`);
  process.exitCode = 1;
} else {
  module.enableCompileCache();
  const main = './main.js'; // in a variable, or the bundler would fold both into one and turn the cache on too late
  await import(main);
}
