/** All papers of an exercise in one folder, which is there only once it is whole. */
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatsOf, isFileFormat, papers, type PaperRequest } from '@sandtable/documents';
import { papersBefore } from '@sandtable/documents/package';
import type { Surroundings } from '../command-line/command.ts';
import { BadInput } from '../command-line/problem.ts';

/** Writes every paper in each of its forms, tells how far it has got, and at the end what is for whom. Throws `BadInput`. */
export async function writePackage(
  request: PaperRequest,
  folder: string,
  { say, stdout, stderr }: Surroundings,
): Promise<void> {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there !== undefined && !(there.isDirectory() && readdirSync(folder).length === 0))
    throw new BadInput(say('cli.report.folder-there', { folder }));
  const wanted = papersBefore(request.scenario).flatMap(({ kind, reader }) =>
    formatsOf(kind).map((format) => ({ kind, reader, format, file: `${kind}.${format}` })),
  );
  const begun = `${folder}.begun-${process.pid}`;
  try {
    mkdirSync(begun);
    for (const [at, { kind, format, file }] of wanted.entries()) {
      stderr.write(`${say('cli.report.paper-of', { at: at + 1, of: wanted.length, file })}\n`);
      const paper = papers[kind];
      if (paper.from === 'record') continue;
      if (isFileFormat(format)) {
        writeFileSync(join(begun, file), (await paper.forms[format]?.(request, null)) ?? '');
        continue;
      }
      const pieces = paper.forms[format]?.(request);
      await pipeline(Readable.from(pieces ?? []), createWriteStream(join(begun, file)));
    }
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(begun, folder);
  } catch (error) {
    rmSync(begun, { recursive: true, force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    throw code === null ? error : new BadInput(say('cli.report.folder-unwritable', { folder, code }));
  }
  for (const { file, reader } of wanted)
    stdout.write(`${say(`cli.report.for.${reader}`)}\t${join(folder, file)}\n`);
}
