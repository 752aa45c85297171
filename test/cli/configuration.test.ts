import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const connector = 'certified-connectors/Northwind Things';
const unlabelled = {
  'apiDefinition.swagger.json': JSON.stringify(golden('certified').definition, null, 2).replace(/\n *"x-ms-summary": "Filter",/, ''),
};
const rule = 'parameter-summary-present';
const ruleset = `
rules:
  team-operation-tagged:
    description: Every operation carries a tag.
    severity: error
    given: $.paths[*][get,post]
    then: { field: tags, function: truthy }
  info-title-length: off
`;

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

async function report(cwd: string, ...args: string[]) {
  const { out, err, status } = await certify(cwd, 'check', '--format', 'json', ...args);
  const parsed = JSON.parse(out);
  const severities = parsed.connectors.map(({ findings }: { findings: { ruleId: string; severity: string }[] }) =>
    findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
  );
  return { status, err, rules: parsed.tool.rules as string, severities, parsed };
}

function repository(settings: Record<string, unknown>, files: Record<string, string> = {}): string {
  const written = Object.entries(settings).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  ]);
  return temporaryFolder({ ...goldenFiles(connector, 'certified', unlabelled), ...Object.fromEntries(written), ...files });
}

const lowered = { schemaVersion: 1, rules: { [rule]: 'warning' } };

describe('certify check reads the configuration of the repository', () => {
  test('severities hold, and the first line says that they differ', async () => {
    const top = repository({ 'certification.json': lowered });
    const { status, out } = await certify(top, 'check');
    expect(status).toBe(0);
    expect(out).toMatch(/^certification\.json: 1 rule with another severity \(--no-config ignores it\)\.\n\n/);
    expect(out).toMatch(/ {2}warning {2}Parameter "filter" of ListThings has no x-ms-summary\./);
    const within = await certify(join(top, connector), 'check', '.', '--program', 'certified');
    expect(within.out).toMatch(/^\.\.\/\.\.\/certification\.json: 1 rule with/);
    expect((await report(top)).severities).toEqual([[`${rule} warning`]]);
  });

  test('what is off is gone, and is not repaired', async () => {
    const { out } = await certify(repository({ 'certification.json': { schemaVersion: 1, rules: { [rule]: 'off' } } }), 'check');
    expect(out).toMatch(/^certification\.json: 1 rule off \(--no-config ignores it\)\.\n\n.* pass\n/);
    const unfinished = JSON.stringify(golden('certified').definition, null, 2).replace('newest first.', 'newest first');
    const top = temporaryFolder({
      ...goldenFiles(connector, 'certified', { 'apiDefinition.swagger.json': unfinished }),
      'certification.json': JSON.stringify({ schemaVersion: 1, rules: { 'operation-description-punctuation': 'off' } }),
    });
    expect((await certify(top, 'fix', '--dry-run')).out).toBe('');
    expect((await certify(top, 'fix', '--dry-run', '--no-config')).out).toContain('newest first."');
  });

  test('--no-config ignores it, --config names another, and both are a wrong call', async () => {
    const top = repository({ 'certification.json': lowered, 'strict.json': { schemaVersion: 1, rules: { [rule]: 'info' } } });
    expect((await report(top, '--no-config')).severities).toEqual([[`${rule} error`]]);
    expect((await report(top, '--config', 'strict.json')).severities).toEqual([[`${rule} info`]]);
    expect(await certify(top, 'check', '--config', 'none.json')).toMatchObject({
      status: 2,
      err: "certify: There is no configuration 'none.json'.\n",
    });
    expect((await certify(top, 'check', '--config', 'strict.json', '--no-config')).err).toBe(
      'certify: --config and --no-config exclude each other.\n',
    );
  });

  test('roots of several repositories are judged each by its own', async () => {
    const top = temporaryFolder({
      ...goldenFiles(`a/${connector}`, 'certified', unlabelled),
      ...goldenFiles(`b/${connector}`, 'certified', unlabelled),
      'a/certification.json': JSON.stringify(lowered),
    });
    const both = await report(top);
    expect(both.severities).toEqual([[`${rule} warning`], [`${rule} error`]]);
    const digests = [both.rules, (await report(top, 'a')).rules, (await report(top, 'b')).rules];
    expect(new Set(digests).size).toBe(3);
  });

  test('neither a submission nor a folder around the repository brings one', async () => {
    const top = repository({}, { 'repo/x': '' });
    for (const place of [`${connector}/certification.json`, 'certified-connectors/certification.json'])
      writeFileSync(join(top, place), JSON.stringify(lowered));
    expect((await report(top)).severities).toEqual([expect.arrayContaining([`${rule} error`])]);

    const around = temporaryFolder({
      ...goldenFiles(`repo/${connector}`, 'certified', unlabelled),
      'certification.json': JSON.stringify(lowered),
    });
    expect((await report(around)).severities).toEqual([[`${rule} warning`]]);
    mkdirSync(join(around, 'repo/.git'));
    expect((await report(around)).severities).toEqual([[`${rule} error`]]);

    const named = temporaryFolder({
      ...goldenFiles('certified-connectors/Things', 'certified', unlabelled),
      'certified-connectors/certification.json': JSON.stringify(lowered),
      'certified-connectors/.git/HEAD': 'ref: refs/heads/main',
    });
    expect((await report(named)).severities).toEqual([[`${rule} warning`]]);
  });

  test('its rulesets judge beside the rules, and --ruleset counts most', async () => {
    const top = repository({
      'certification.json': { ...lowered, rulesets: ['rulesets/team.yaml'] },
      'rulesets/team.yaml': ruleset,
      'mine.yaml': `rules: { ${rule}: hint }`,
    });
    const { status, severities } = await report(top);
    expect(status).toBe(1);
    expect(severities[0]).toEqual(expect.arrayContaining([`${rule} warning`, 'team-operation-tagged error']));
    expect((await certify(top, 'check')).out).toMatch(/^certification\.json: 1 rule off, 1 rule with another severity/);
    expect((await report(top, '--ruleset', 'mine.yaml')).severities[0]).toEqual(
      expect.arrayContaining([`${rule} info`, 'team-operation-tagged error']),
    );
  });

  test('the digest tells configurations apart, and is that of the rules where nothing is set', async () => {
    const digestOf = async (settings: Record<string, unknown>, ...args: string[]) => (await report(repository(settings), ...args)).rules;
    const plain = 'sha256:test';
    expect(await digestOf({})).toBe(plain);
    expect(await digestOf({ 'certification.json': { schemaVersion: 1, profile: 'local' } })).toBe(plain);
    expect(await digestOf({ 'certification.json': { schemaVersion: 1, rules: { [rule]: 'error' } } })).toBe(plain);
    const set = { 'certification.json': lowered };
    expect(await digestOf(set, '--no-config')).toBe(plain);
    const team = (text: string) => ({ 'certification.json': { schemaVersion: 1, rulesets: ['team.yaml'] }, 'team.yaml': text });
    const digests = await Promise.all([
      digestOf(set),
      digestOf({ 'certification.json': { schemaVersion: 1, rules: { [rule]: 'off' } } }),
      digestOf(team(ruleset)),
      digestOf(team(ruleset.replace('error', 'warn'))),
      digestOf({ 'certification.json': { schemaVersion: 1, spelling: { words: ['Dataverse'] } } }),
    ]);
    expect(new Set([plain, ...digests]).size).toBe(6);
    for (const digest of digests) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await digestOf(set)).toBe(digests[0]);
    expect(await digestOf(team(ruleset))).toBe(digests[2]);
  });

  const named = (path: string) => ({ 'certification.json': { schemaVersion: 1, rulesets: [path] } });
  test.each<readonly [Record<string, unknown>, string]>([
    [{ 'certification.json': '{' }, "certification.json: line 1, column 1: The '{'"],
    [
      { 'certification.json': { schemaVersion: 1, rules: { 'info-titel-length': 'off' } } },
      "line 4, column 26: there is no rule 'info-titel-length'. Did you mean info-title-length",
    ],
    [named('../team.yaml'), 'line 4, column 5: item 1 of "rulesets" is "../team.yaml". What belongs there: a path in the repository'],
    [named('none.yaml'), "certification.json: line 4, column 5: there is no file 'none.yaml' in the repository."],
    [named('link.yaml'), 'certification.json: line 4, column 5: link.yaml is no regular file; certify follows no links.'],
    [named('linked/team.yaml'), 'certification.json: line 4, column 5: linked is no folder; certify follows no links.'],
    [
      { ...named('team.yaml'), 'team.yaml': 'extends: ../outside.yaml' },
      "team.yaml extends '../outside.yaml', which is outside the ruleset's folder.",
    ],
    [{ ...named('team.yaml'), 'team.yaml': 'extends: ./link.yaml' }, 'link.yaml is no regular file'],
    [
      { ...named('team.yaml'), 'team.yaml': 'rules: { secret-literal-absent: off }' },
      "team.yaml: 'secret-literal-absent' is a rule about secrets",
    ],
    [{ 'waivers.json': { schemaVersion: 1 } }, 'waivers.json: line 1, column 1: the file has no member "waivers".'],
  ])('a mistake is one sentence, and nothing is judged: %#', async (settings, sentence) => {
    const top = repository(settings, { 'elsewhere/team.yaml': ruleset });
    symlinkSync(join(top, 'elsewhere/team.yaml'), join(top, 'link.yaml'));
    symlinkSync(join(top, 'elsewhere'), join(top, 'linked'));
    const { status, out, err } = await certify(top, 'check');
    expect(err).toContain(sentence);
    expect(err).toMatch(/^certify: [^\n]*\n$/);
    expect([status, out]).toEqual([2, '']);
  });

  test('a configuration that is a link is refused', async () => {
    const top = repository({ 'other.json': lowered });
    symlinkSync('other.json', join(top, 'certification.json'));
    expect((await certify(top, 'check')).err).toBe('certify: certification.json is no regular file; certify follows no links.\n');
  });
});

describe('waivers', () => {
  async function waived(changed: Record<string, unknown> = {}) {
    const top = repository({});
    const { parsed } = await report(top);
    const [found] = parsed.connectors[0].findings;
    const waiver = {
      rule,
      connector: parsed.connectors[0].id,
      pointer: found.location.pointer,
      fingerprint: found.fingerprint,
      reason: 'The platform writes this label itself.',
      by: { githubId: 7 },
      expires: '2027-03-31',
      ...changed,
    };
    writeFileSync(join(top, 'waivers.json'), JSON.stringify({ schemaVersion: 1, waivers: [waiver] }, null, 2));
    return top;
  }

  test('pass what the JSON report named, and every format shows them', async () => {
    const top = await waived();
    const { status, parsed } = await report(top);
    expect(status).toBe(0);
    expect(parsed.verdict).toBe('pass');
    expect(parsed.summary).toEqual({ connectors: 1, errors: 0, warnings: 0, infos: 0, accepted: 1 });
    expect(parsed.connectors[0].findings[0]).toMatchObject({
      severity: 'error',
      accepted: { by: 'waiver', reason: 'The platform writes this label itself.', until: '2027-03-31' },
    });
    const words = 'waived until 2027-03-31: The platform writes this label itself.';
    for (const format of ['text', 'sarif', 'junit', 'markdown', 'github']) {
      const { out, err, status: exit } = await certify(top, 'check', '--format', format);
      expect([format, exit, err]).toEqual([format, 0, '']);
      expect(out.replaceAll('\\', '')).toContain(words);
    }
    expect((await certify(top, 'check')).out).toMatch(/\n0 errors, 0 warnings, 1 accepted in 1 connector /);
    expect((await report(top, '--no-config')).status).toBe(1);
    expect((await certify(top, 'fix')).status).toBe(0);
  });

  test('that ended or match nothing are told on stderr, and judge nothing', async () => {
    const expired = await certify(await waived({ expires: '2026-11-19' }), 'check');
    expect(expired.status).toBe(1);
    expect(expired.err).toBe(
      `waivers.json: line 4, column 5: the waiver of ${rule} for northwind-things expired on 2026-11-19 and does not count.\n`,
    );
    const unused = await certify(await waived({ fingerprint: 'f'.repeat(32) }), 'check');
    expect(unused.status).toBe(1);
    expect(unused.err).toContain('matches no finding by pointer and fingerprint: remove or correct it.\n');
    expect((await certify(await waived({ connector: 'other' }), 'check')).err).toBe('');
  });

  test('of a connector that is not there are told with the id that was meant; of one that was not judged they are not', async () => {
    const top = await waived({ connector: 'north-wind-things' });
    const notice = `waivers.json: line 4, column 5: the waiver of ${rule} is for north-wind-things, and no connector that was judged has this id. Did you mean northwind-things?`;
    expect((await certify(top, 'check')).err).toBe(`${notice}\n`);
    commitAll(top);
    expect((await certify(top, 'run')).out).toContain(`Waivers   ${notice}\n`);
    writeFiles(top, goldenFiles('certified-connectors/North-Wind Things'));
    expect((await certify(top, 'check', 'certified-connectors/Northwind Things')).err).toBe('');
    const other = await waived({ connector: 'other' });
    commitAll(other);
    expect((await certify(other, 'run')).out).toContain('is for other, and no connector that was judged has this id.\n');
  });

  test('certify run judges and publishes by the same commit, and says what is accepted', async () => {
    const top = await waived({ expires: '2026-11-30' });
    writeFileSync(join(top, 'certification.json'), JSON.stringify({ schemaVersion: 1, profile: 'local', rulesets: ['team.yaml'] }));
    writeFileSync(join(top, 'team.yaml'), ruleset.replace('error', 'warn'));
    writeFileSync(join(top, '.gitignore'), '.certify/\n');
    commitAll(top);
    const { rules } = await report(top);
    writeFileSync(join(top, 'waivers.json'), '{"schemaVersion": 1, "waivers": []}');
    const { out, status } = await certify(top, 'run');
    expect(status).toBe(0);
    expect(out).toContain('Certified 1 connector: 1 pass.');
    expect(out).toContain('          waivers.json\n');
    expect(out).toContain(
      `Waivers   waivers.json: line 4, column 5: the waiver of ${rule} for northwind-things ends on 2026-11-30, in 10 days.\n`,
    );
    const published = (path: string) => JSON.parse(readFileSync(join(top, '.certify/site', path), 'utf8'));
    const file = published('v1/connectors/northwind-things.json');
    expect(file.versions[0].report.summary).toMatchObject({ errors: 0, warnings: 3, accepted: 1 });
    const stored = published(file.versions[0].report.path);
    expect(stored.tool.rules).toBe(rules);
    expect(stored.findings.filter(({ accepted }: { accepted?: unknown }) => accepted)).toHaveLength(1);
    expect(published('v1/index.json').certifier.rules).toBe(rules);
    const page = readFileSync(join(top, '.certify/site/connectors/northwind-things/index.html'), 'utf8');
    expect(page).toContain('>pass</a> (1 finding accepted)</td>');
  });
});
