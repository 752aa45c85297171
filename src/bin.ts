import { compiledCode } from './io/compiled-code.ts';
import { waitBeforeOptimising } from './io/patient-compiler.ts';

/**
 * The file that is run: it loads the command line, whose chunks lie beside it (docs/build.md). After `--keep-compiled` it runs the command that
 * follows, and keeps what was compiled on the way.
 */
// First of all: V8 refuses what it compiled under other flags.
waitBeforeOptimising();
const code = compiledCode(import.meta.dirname, (name) => import(name));
if (process.argv[2] === '--keep-compiled') {
  process.argv.splice(2, 1);
  process.on('exit', keep);
}
code.load('cli-main.cjs');

function keep(): void {
  try {
    code.keep();
  } catch (thrown) {
    process.stderr.write(`certify: What was compiled cannot be kept: ${thrown instanceof Error ? thrown.message : thrown}\n`);
    process.exitCode = 2;
  }
}
