import { type Program, parseProgram } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';

/** What `--program` names; `undefined` when it is not given. */
export function programOf(name: string | undefined): Program | undefined {
  if (name === undefined) return undefined;
  const program = parseProgram(name);
  if (program === undefined) throw new UserError(`--program is certified, independent-publisher or custom, not '${name}'.`);
  return program;
}
