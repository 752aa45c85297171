import type { OperationName } from '../catalog/operations.ts';

/** How an operation is called, and told in its help. */
export interface OperationWords {
  readonly name: OperationName;
  /** A few words for the list of commands. */
  readonly summary: string;
  /** What stands behind the name. */
  readonly target: 'ID' | 'ID[@VERSION]' | 'ID@VERSION';
  /** What it means, in lines of at most 120 characters. */
  readonly about: string;
  /** Options of its own: what takes its place in the help, and what it says. */
  readonly options?: Readonly<
    Partial<Record<'advisory' | 'successor' | 'to' | 'until' | 'question', readonly [value: string, text: string]>>
  >;
}

/** Everything that can be made to happen to a connector, in the order of the list of commands. */
export const operationList: readonly OperationWords[] = [
  {
    name: 'rollback',
    summary: 'make an older version public again',
    target: 'ID[@VERSION]',
    about: `Public goes back to a version that was public before; without one named, to the one before the present. The version it
leaves is not promoted again as it is until: certify release ID`,
  },
  {
    name: 'yank',
    summary: 'take a version back that must not be used',
    target: 'ID[@VERSION]',
    about: `Public falls back to the highest version that was public before, has no advisory, and passes today's rules and the question
who its publisher is; when there is none, nothing is public. Without a version it is the public one; when that took the place
of another one, the version has to be named, so that a call that is repeated does no more than the first.`,
    options: { advisory: ['URL', 'where the flaw is described (https)'] },
  },
  {
    name: 'unyank',
    summary: 'take a yank back that was a mistake',
    target: 'ID[@VERSION]',
    about: 'Promotion then decides what becomes public.',
  },
  {
    name: 'suspend',
    summary: 'close a connector until it is resumed',
    target: 'ID',
    about: 'Nothing of it can be downloaded until: certify resume ID. For a proof of ownership that turned contrary.',
  },
  { name: 'resume', summary: 'end a suspension', target: 'ID', about: 'What was public before is public again.' },
  {
    name: 'deprecate',
    summary: 'say that nothing new should use a connector',
    target: 'ID',
    about: 'It stays public, and the catalog says that it should not be used for anything new.',
    options: { successor: ['ID', 'the connector to use instead'] },
  },
  { name: 'undeprecate', summary: 'take a deprecation back', target: 'ID', about: 'It may be used for new things again.' },
  {
    name: 'withdraw',
    summary: "take a connector off the catalog, at its publisher's wish",
    target: 'ID',
    about: 'It is on no channel any more. Its id is never given to another one.',
  },
  { name: 'reinstate', summary: 'bring a withdrawn connector back', target: 'ID', about: 'It is on its channels as before.' },
  {
    name: 'transfer',
    summary: 'hand a connector over to another publisher',
    target: 'ID',
    about: `Seven days later versions under the new publisher can be promoted; until then anybody can object. Handing it to the one who
answers now ends a transfer that is still under notice.`,
    options: { to: ['PUBLISHER', 'the id of the publisher who takes over'] },
  },
  {
    name: 'purge',
    summary: 'erase a version that nobody may have',
    target: 'ID[@VERSION]',
    about: `For a leaked secret, or what the law asks for. Its bundle, reports and evidence leave the store, its history and its disk;
their digests and the reason stay. This cannot be taken back. The bytes in the repository that the connector came from, and in
its copies, are not reached by this: docs/purge.md tells how to remove them there.`,
  },
  {
    name: 'hold',
    summary: 'keep a connector from being promoted',
    target: 'ID',
    about: 'Until: certify release ID. What is public stays.',
  },
  {
    name: 'release',
    summary: 'let a held or rolled back connector be promoted',
    target: 'ID',
    about: 'Ends a hold, and lets versions that public was rolled back from be promoted again.',
  },
  {
    name: 'approve',
    summary: 'approve a version as its reviewer',
    target: 'ID[@VERSION]',
    about: `Records that the account of --by approved exactly this content, by default that on preview. What is new or sensitive needs
it, from somebody who is neither its author nor its publisher: --by is required, and is none of their accounts. Nobody here
checks who is a maintainer: that is whoever may write the store.`,
  },
  {
    name: 'exempt',
    summary: 'let a version pass the tests question for a time',
    target: 'ID@VERSION',
    about: 'For a service that nobody can try. The catalog shows it as long as it counts, 180 days at most.',
    options: { question: ['tests', 'the question; tests is the only one'], until: ['DATE', 'its last day, as YYYY-MM-DD'] },
  },
];
