import { UserError } from './user-error.ts';

/** What somebody submitted cannot be judged, and it is their doing: no file changed, or no history in common with the base branch. */
export class NothingToJudge extends UserError {}
