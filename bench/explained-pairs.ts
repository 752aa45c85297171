/**
 * Why the report of a pair does not tell what the crude comparison says, or tells otherwise: reasons, and the facts that were looked at
 * and are explained by each. What is neither told nor named here is printed as NOT EXPLAINED.
 */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'the versions differ in what the crude comparison does not look at: properties, version, title, defaults, visibility, dynamic values': [
    'V003 noSemanticChange',
    'V021 noSemanticChange',
    'V027 noSemanticChange',
    'V048 noSemanticChange',
    'V093 noSemanticChange',
    'V117 noSemanticChange',
  ],
  'only the name of a path variable differs: told as an input that is gone and one that is new': ['V004 opsPathChanged'],
  'sign-in was declared where nothing was before; none was taken away': ['V005 breaking'],
  'another flow of the same kind of sign-in; told as a security definition': ['V023 breaking'],
  'the description of a security definition alone differs: told as a text': ['V020 securityChanged'],
  'connection parameters or a way to sign in are gone, which the crude comparison does not look at': [
    'V009 nonBreaking',
    'V033 nonBreaking',
  ],
  'operations became hidden or notifications lost fields, which the crude comparison does not count as breaking': [
    'V012 nonBreaking',
    'V054 nonBreaking',
  ],
  'values that an input offered are gone, which the crude comparison does not look at': ['V072 nonBreaking'],
  'an input takes less than before, which the crude comparison does not look at': ['V081 nonBreaking', 'V096 nonBreaking'],
  'the type is no longer written: what its members imply is the same, or nothing is said': [
    'V007 respTypeChanged',
    'V026 respTypeChanged',
    'V088 respTypeChanged',
  ],
  'there was an empty schema, and now it says something: nothing is lost': [
    'V022 respPropsRemoved',
    'V092 respPropsRemoved',
    'V100 respPropsRemoved',
  ],
  'only hidden operations changed, which no flow names': ['V046 breaking', 'V064 breaking'],
  'required inside of something that is optional': ['V061 breaking', 'V112 breaking'],
  'integer became number, which takes every integer': ['V074 breaking'],
  'the new input is hidden and has a default': ['V079 breaking'],
  'the input belongs to a hidden operation': ['V082 breaking'],
  'a format was written where none was': ['V089 breaking'],
  'the operation was hidden before: what it takes is new with it': ['V095 paramsAdded', 'V095 paramsAddedRequired'],
  'the flag was written as false: nothing is deprecated': ['V120 opsNewlyDeprecated'],
};

/** The reason by pair and kind of fact: `V001 opsRemoved`. */
export const explainedPairs: ReadonlyMap<string, string> = new Map(
  Object.entries(reasons).flatMap(([reason, facts]) => facts.map((fact) => [fact, reason] as const)),
);
