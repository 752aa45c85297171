/**
 * The rules with their examples, which only `explain` shows. They are a bundle of their own: in the bundle of the other commands the
 * build leaves examples out, because reading and making two thousand connectors that nobody looks at costs as much as checking one.
 */
export * from '../../rules/index.ts';
