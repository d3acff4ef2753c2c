import { serve } from '@sandtable/author';
import { createConnection } from 'vscode-languageserver/node';
import { command, type ExitCode } from '../command-line/command.ts';
import { lookingElsewhere } from '../editing/elsewhere.ts';
import manifest from '../../package.json' with { type: 'json' };

export const lsp = command({
  name: 'lsp',
  operand: null,
  options: { stdio: { takes: 'nothing' } },
  examples: ['sandtable lsp --stdio'],
  async run(_given, { say, stdin, stdout }): Promise<ExitCode> {
    const connection = createConnection(stdin, stdout);
    const ended = new Promise<void>((done) => {
      connection.onExit(done);
      stdin.once('end', done);
    });
    const elsewhere = lookingElsewhere();
    const later = (what: () => void, milliseconds: number) => {
      const timer = setTimeout(what, milliseconds);
      return () => clearTimeout(timer);
    };
    serve({ connection, later, say, version: manifest.version, look: elsewhere.look });
    try {
      await Promise.race([ended, elsewhere.fault]);
    } finally {
      await elsewhere.end();
    }
    return 0;
  },
});
