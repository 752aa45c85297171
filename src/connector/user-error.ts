/**
 * What a person called wrongly, or what the world did not give (no such path, no repository, no network): one sentence that names the
 * thing and the way out, printed without a stack. What is wrong with a connector is a finding instead; any other throw is our own bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
