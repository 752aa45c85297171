import { golden } from '../../rules/golden.ts';
import { type Policy, parsePolicy } from '../../src/catalog/policy.ts';
import type { Judge } from '../../src/catalog/stored-report.ts';
import { titleOf, versionOf } from '../../src/connector/connector.ts';
import type { ConnectorFolder } from '../../src/connector/folder.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import type { Program } from '../../src/connector/program.ts';
import { parsePublishers } from '../../src/publisher/publisher.ts';

/** What differs from the golden connector. */
interface Changed {
  readonly program?: Program;
  readonly name?: string;
  readonly info?: JsonObject;
  readonly definition?: JsonObject;
  readonly properties?: JsonObject;
  readonly readme?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** A version of the golden connector, as a folder. */
export function folderWith({
  program = 'certified',
  name = 'Things',
  info,
  definition,
  properties,
  readme,
  files,
}: Changed): ConnectorFolder {
  const base = golden(program);
  const own = base.properties['properties'] as JsonObject;
  const all: Record<string, string> = {
    'apiDefinition.swagger.json': JSON.stringify({
      ...base.definition,
      ...definition,
      info: { ...(base.definition['info'] as JsonObject), ...info },
    }),
    'apiProperties.json': JSON.stringify({ ...base.properties, properties: { ...own, ...properties } }),
    'readme.md': readme ?? base.readme,
    ...files,
  };
  const entries = Object.entries(all).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path, kind: 'file', executable: false, size: bytes.length, bytes } as const;
  });
  const room = program === 'certified' ? 'certified-connectors' : 'independent-publisher-connectors';
  return { path: `${room}/${name}`, name, program, entries, truncated: false };
}

const record = {
  schemaVersion: 1,
  approvers: [],
  contact: { email: 'desk@northwindtraders.com' },
};
const review = { by: { login: 'maintainer', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'Looked at the site.' };
const claim = (domain: string): JsonValue => ({ domain, scope: 'domain', method: 'maintainers-reviewed', review });

/** The registry of these tests: Northwind Traders and Contoso answer for hosts, Rosa Delgado for herself. */
export const publishers = parsePublishers(
  [
    {
      ...record,
      id: 'northwind-traders',
      name: 'Northwind Traders',
      programs: ['certified'],
      account: { provider: 'github', login: 'northwind', id: 1 },
      domains: [claim('northwindtraders.com')],
    },
    {
      ...record,
      id: 'contoso',
      name: 'Contoso',
      programs: ['certified'],
      account: { provider: 'github', login: 'contoso', id: 3 },
      domains: [claim('northwindtraders.com')],
    },
    {
      ...record,
      id: 'rosa',
      name: 'Rosa Delgado',
      programs: ['independent-publisher'],
      account: { provider: 'github', login: 'rosa', id: 2 },
      domains: [],
    },
  ].map((value) => ({ path: `publishers/${value.id}.json`, bytes: new TextEncoder().encode(JSON.stringify(value)) })),
);

/** Finds an error of rule `r` for each line of the readme that begins with `BROKEN`. */
export const lineJudge: Judge = {
  tool: { version: '1.2.3', rules: 'sha256:test' },
  certify: async (connector) => {
    const broken = (connector.readme?.text ?? '').split('\n').filter((line) => line.startsWith('BROKEN'));
    return {
      path: connector.path,
      id: 'things',
      name: titleOf(connector),
      program: connector.program,
      version: versionOf(connector) ?? null,
      operations: connector.definition?.operations.length ?? 0,
      verdict: broken.length > 0 ? 'fail' : 'pass',
      findings: broken.map((message) => ({
        ruleId: 'r',
        codes: [],
        severity: 'error',
        message,
        fix: 'f',
        state: 'new',
        location: { file: 'readme.md' },
      })),
    };
  },
};

export function policyOf(file: JsonObject): Policy {
  return parsePolicy(new TextEncoder().encode(JSON.stringify({ schemaVersion: 1, ...file })));
}
