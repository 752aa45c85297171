import type { Rule } from '../../rules/define.ts';
import { golden } from '../../rules/golden.ts';
import * as index from '../../rules/index.ts';
import { bundleOf } from '../../src/catalog/bundle.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { recordedStandings } from '../../src/catalog/claim-answers.ts';
import { contentKey, type EventDraft } from '../../src/catalog/ledger.ts';
import { putOnPreview } from '../../src/catalog/preview.ts';
import { promote } from '../../src/catalog/promote.ts';
import { type Files, filesAfter, type Happening, readState, type StoreState } from '../../src/catalog/store-state.ts';
import { type Judge, judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { ConnectorFolder } from '../../src/connector/folder.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { parsePublishers } from '../../src/publisher/publisher.ts';
import { publishers as known, lineJudge, policyOf } from './catalog-samples.ts';

/** A text that tries everything on a page: it must stay words. */
const hostileText = `"><script>document.title='owned'</script><img src=x onerror="document.title='owned'">\${7*7}&amp;\u202e\u200b'${'W'.repeat(3000)}`;

const companies = ['Adatum', 'Contoso', 'Fabrikam', 'Litware', 'Northwind', 'Proseware', 'Tailspin', 'Trey', 'Wingtip', 'Woodgrove'];
/** What the connectors of these companies do, with an operation each. */
const services = {
  Mail: 'Send an email',
  Tasks: 'Create a task',
  Invoices: 'Create an invoice',
  Weather: 'Get the forecast',
  Payments: 'Refund a payment',
  Forms: 'List answers of a form',
} as const;

interface Made {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  readonly category: string;
  readonly publisher?: string;
  readonly independent?: boolean;
  readonly readme?: string;
}

const many: readonly Made[] = companies.flatMap((company) =>
  Object.entries(services).map(([service, operation]) => ({
    id: `${company}-${service}`.toLowerCase(),
    title: `${company} ${service}`,
    operation,
    category: service === 'Weather' ? 'Data' : 'Productivity',
    publisher: company,
  })),
);

const waiting: readonly Made[] = [
  { id: 'northwind-things', title: 'Northwind Things', operation: 'List things', category: 'Commerce', publisher: 'Northwind Traders' },
  { id: 'broken-things', title: 'Broken Things', operation: 'List things', category: 'Commerce', readme: 'BROKEN one\nBROKEN two\n' },
  { id: 'held-things-ip', title: 'Held Things', operation: 'List things', category: 'Data', publisher: 'Rosa Delgado', independent: true },
  { id: 'hostile', title: hostileText, operation: hostileText, category: hostileText, publisher: hostileText },
];

const stopped: readonly Made[] = ['suspended', 'deprecated', 'withdrawn', 'yanked'].map((what) => ({
  id: `${what}-things`,
  title: `Tailspin ${what} things`,
  operation: 'List things',
  category: 'Social media',
}));

/** The published files of a catalog with connectors of every kind: 60 that are public, and some that wait, were stopped, or are hostile. */
export async function siteCatalog(): Promise<Files> {
  const contents = new Map<string, ConnectorFolder>();
  let state: StoreState = { ledgers: new Map(), publishers: new Map(), files: new Map() };
  const happen = (happening: Happening): void => {
    state = readState(new Map([...state.files, ...filesAfter(state, happening)]));
  };
  const arrivals = await Promise.all(
    [...many, ...waiting, ...stopped].map(async (made) => {
      const folder = folderOf(made);
      const tree = treeIdOf(folder.entries) ?? '';
      contents.set(contentKey({ folder: folder.path, tree }), folder);
      const report = await judge(named(made.id), readConnector(folder), tree);
      const passed = { id: made.id, folder: folder.path, content: folder, version: '1.0.0', tree, report };
      return { passed, bundle: bundleOf(folder.entries), commit: { id: 'c'.repeat(40), at: '2026-10-30T10:00:00Z' } };
    }),
  );
  happen(putOnPreview(state, arrivals, new Date('2026-11-01T10:00:00Z')));
  const said = (type: string, id: string, more: object): EventDraft =>
    ({ type, id, at: '2026-11-10T10:00:00.000Z', by: { kind: 'operator' }, ...more }) as EventDraft;
  const recordOf = (id: string) => state.ledgers.get(id)?.flatMap((event) => ('record' in event ? [event.record] : []))[0];
  const policy = policyOf({});
  const answered = { profile: policy.profile, sha256: policy.sha256 };
  const promoted = [...many, ...stopped].map(({ id }) =>
    said('promoted', id, { record: recordOf(id), from: null, publisher: null, policy: answered, answers: [], by: { kind: 'pipeline' } }),
  );
  happen({ drafts: promoted, files: new Map() });
  const name = { version: '1.0.0', revision: 0 };
  happen({
    drafts: [
      said('suspended', 'suspended-things', { reason: 'The domain belongs to somebody else now.' }),
      said('deprecated', 'deprecated-things', { reason: 'The service ends.', successor: 'contoso-tasks' }),
      said('withdrawn', 'withdrawn-things', { reason: 'The publisher left.' }),
      said('yanked', 'yanked-things', { name, reason: 'It sends keys to the wrong host.', advisory: null, fallback: null }),
      said('held', 'held-things-ip', { reason: 'Asked the publisher about its source.' }),
    ],
    files: new Map(),
  });
  const now = new Date('2026-11-20T12:00:00Z');
  const publishers = [...known, ...failing];
  const standings = recordedStandings(publishers, state, { policy: policy.verification, now });
  const asked = { judge: lineJudge, comparer: comparerOf(Object.values<Rule>(index)), publishers, standings, policy, now, contents };
  const { decisions } = await promote(state, asked);
  const source = { commit: 'c'.repeat(40), committedAt: '2026-11-20T11:00:00Z' };
  return buildCatalog({ state, contents, publishers, standings, policy, decisions, tool: lineJudge.tool, source, now });
}

/** A publisher who claims a domain and has not shown it. */
const failing = parsePublishers([
  {
    path: 'publishers/fabrikam.json',
    bytes: new TextEncoder().encode(
      JSON.stringify({
        schemaVersion: 1,
        id: 'fabrikam',
        name: 'Fabrikam',
        programs: ['certified'],
        account: { provider: 'github', login: 'fabrikam', id: 4 },
        approvers: [],
        contact: { email: 'desk@fabrikam.com' },
        domains: [{ domain: 'fabrikam.com', scope: 'domain', method: 'dns-txt' }],
      }),
    ),
  },
]);

function named(id: string): Judge {
  return { ...lineJudge, certify: async (connector) => ({ ...(await lineJudge.certify(connector)), id }) };
}

function folderOf({ id, title, operation, category, publisher = 'Tailspin', independent = false, readme }: Made): ConnectorFolder {
  const program = independent ? 'independent-publisher' : 'certified';
  const base = golden(program);
  const paths = base.definition['paths'] as Record<string, Record<string, JsonObject>>;
  const things = paths['/things'];
  const operationId = operation.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).slice(0, 200);
  const definition = {
    ...base.definition,
    info: { ...(base.definition['info'] as JsonObject), title, version: '1.0.0' },
    paths: { ...paths, '/things': { ...things, get: { ...things?.['get'], operationId, summary: operation } } },
    'x-ms-connector-metadata': [{ propertyName: 'Categories', propertyValue: category }],
  };
  const properties = { properties: { ...(base.properties['properties'] as JsonObject), publisher, stackOwner: publisher } };
  const texts = {
    'apiDefinition.swagger.json': JSON.stringify(definition),
    'apiProperties.json': JSON.stringify(properties),
    'readme.md': readme ?? base.readme,
  };
  const entries = Object.entries(texts).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path, kind: 'file', executable: false, size: bytes.length, bytes } as const;
  });
  return { path: `${program}-connectors/${id}`, name: id, program, entries, truncated: false };
}
