import type { Actor } from '../catalog/questions.ts';

/** Who has to act, as people say it. */
export const actors: Readonly<Record<Actor, string>> = {
  publisher: 'the publisher',
  maintainers: 'the maintainers',
  time: 'nobody, it only has to wait',
  nobody: 'nobody',
};
