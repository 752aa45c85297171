import { causes, surpluses } from './explained-refusals.ts';
import type { Comparison } from './oracle.ts';

/** One definition that swagger-parser was asked about. */
export interface Asked extends Pick<Comparison, 'agreed' | 'accepted' | 'surplus'> {
  /** Of its folder, below the folder of corpus and bench. */
  readonly path: string;
  readonly objections: readonly string[];
}

/** `docs/oracle.md`: where swagger-parser and we differ, and why. */
export function renderOraclePage(asked: readonly Asked[]): string {
  const refused = asked.filter(({ objections }) => objections.length > 0);
  const accepted = refused.filter((one) => one.accepted.length > 0);
  const counted = (some: readonly Asked[]): string => `${published(some).length} | ${some.length - published(some).length}`;
  const rows = causes.map(({ name, rules }) => {
    const ours = refused.filter((one) => one.agreed.includes(name));
    const notOurs = refused.filter((one) => one.accepted.includes(name));
    return `| ${name} | ${counted([...ours, ...notOurs])} | ${ours.length} | ${notOurs.length} | ${rules.join(', ')} |`;
  });
  const reasons = causes.flatMap(({ name, why }) => {
    const where = accepted.filter((one) => one.accepted.includes(name));
    return why === undefined
      ? []
      : [`**${name[0]?.toUpperCase()}${name.slice(1)}.** ${why}\n\n${where.map(({ path }) => `- ${path}`).join('\n')}`];
  });
  const more = surpluses.map(({ name, rule, why }) => {
    return `| ${name} | ${counted(asked.filter((one) => one.surplus.includes(name)))} | ${rule} | ${why} |`;
  });
  return `# What swagger-parser says

\`certify check --oracle\` asks swagger-parser, a validator of OpenAPI 2.0 that many use, about each definition. It was asked about all of
the corpus: ${published(asked).length} published definitions and ${asked.length - published(asked).length} states of them that reviewers saw. This page is made and checked by
\`test/certify/oracle-corpus.test.ts\`: \`npx vitest run test/certify/oracle-corpus -u\` makes it again, where the corpus is there.

## What it refuses

It refuses ${refused.length} definitions. In ${refused.length - accepted.length} of them an error of ours tells every reason, in ${accepted.length} we accept one.

| reason | published | states | refused by us too | accepted by us | rules |
|---|---|---|---|---|---|
${rows.join('\n')}

## Why we accept some of it

${reasons.join('\n\n')}

## What we refuse and it does not

Of the rules about shapes only, in definitions that it takes for valid. Beyond the corpus, each value of the golden definition is replaced
by others: what it refuses then, we refuse as well, and what we refuse beyond it is in this table.

| what | published | states | rule | why |
|---|---|---|---|---|
${more.join('\n')}
`;
}

function published(some: readonly Asked[]): readonly Asked[] {
  return some.filter(({ path }) => path.startsWith('corpus/'));
}
