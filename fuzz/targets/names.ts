/** The names of all targets, in the order in which they are run. */
export const targetNames = [
  'connector',
  'large',
  'json',
  'compare',
  'repair',
  'import',
  'postman',
  'yaml',
  'package',
  'zip',
  'png',
  'xml',
  'script',
  'readme',
  'settings',
  'statement',
  'dns',
  'http',
  'github',
  'tree',
  'try',
  'answers',
  'expressions',
  'hosts',
  'verify',
] as const;

/** The name of a target. */
export type TargetName = (typeof targetNames)[number];
