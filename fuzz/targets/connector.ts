import { Ajv2020 } from 'ajv/dist/2020.js';
import MarkdownIt from 'markdown-it';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { withFingerprints } from '../../src/certify/fingerprint.ts';
import reportSchema from '../../src/certify/report.schema.json' with { type: 'json' };
import { buildReport, type Report } from '../../src/certify/report.ts';
import type { Connector } from '../../src/connector/connector.ts';
import { formats } from '../../src/render/formats.ts';
import { sizeOf } from '../case.ts';
import { areAlike, holdsNoControls, isOneOf, isStrictJson } from '../oracles.ts';
import { connectorSeeds, keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { connectorMedium, connectorOf } from './read-case.ts';

const rules = Object.values(index);
const certifier = certifierOf(rules);
const tool = { version: '0.0.0-fuzz', rules: 'sha256:fuzz' };
const isReport = new Ajv2020({ allErrors: false, strict: false }).compile(reportSchema);

/** What GitHub's runner would obey, at the start of a line, beside what the format is for. */
const foreignCommand = /^\s*::(?!(?:error|warning|notice)(?: [^:\n]*)?::)/m;

const others = ['text', 'markdown', 'sarif', 'junit', 'github'] as const;

/** HTML counts as HTML, so that what a renderer of ours lets through is seen. */
const markdown = new MarkdownIt({ html: true });
const foreignMarkup = /<(?:script|img|iframe|style|svg)\b|(?:href|src)="?javascript:/i;

/** The whole check of files as large as they may be. */
export const large: Target = {
  name: 'large',
  about: 'the whole check, of a file in which one thing is repeated until it has a megabyte',
  medium: { ...connectorMedium, favourites: [], stretch: { bytes: 1_000_000, share: 1 } },
  seeds: () => [...keptCases('large'), ...connectorSeeds().filter((parts) => sizeOf(parts) < 8000)],
  run: (parts) => connector.run(parts),
};

/** The whole check, from bytes to every format. */
export const connector: Target = {
  name: 'connector',
  about: 'the whole check: `connector/connector`, every rule, `certify/certify`, and the six formats of `render`',
  medium: connectorMedium,
  seeds: () => [...keptCases('connector'), ...connectorSeeds()],
  run: (parts) => {
    const read = connectorOf(parts);
    const { report: judged } = certifier.judge(read);
    const report = buildReport([withFingerprints(read, judged)], tool);
    promise(report.verdict === 'fail' || strictFiles(read), 'The verdict is pass, and a JSON file of the connector is none.');
    promise(report.verdict === 'fail' || read.definition !== undefined, 'The verdict is pass, and there is no definition.');
    holdsItsForm(report);
    const [first] = parts;
    if (isOneOf(parts[1]?.bytes ?? first?.bytes ?? new Uint8Array(), 8)) {
      const again = connectorOf(parts);
      areAlike(
        formats.json(report, {}),
        formats.json(buildReport([withFingerprints(again, certifier.judge(again).report)], tool), {}),
        'The report',
      );
    }
  },
};

function strictFiles({ definitionEntry, propertiesEntry }: Connector): boolean {
  return [definitionEntry, propertiesEntry].every((entry) => entry?.bytes === undefined || isStrictJson(entry.bytes));
}

/** Every format of a report is what programs and people rely on. */
export function holdsItsForm(report: Report): void {
  const printed = formats.json(report, {});
  holdsNoControls(printed, 'JSON report');
  promise(
    isReport(JSON.parse(printed)),
    `The report is not as its schema says: ${isReport.errors?.[0]?.instancePath} ${isReport.errors?.[0]?.message}`,
  );
  const options = { rules };
  // One of the others for each report: all of them cost more than judging.
  for (const format of others.filter((_, at) => at === printed.length % others.length)) {
    const text = formats[format](report, options);
    holdsNoControls(text, `${format} report`);
    if (format === 'sarif') JSON.parse(text);
    if (format === 'junit')
      promise(
        !/<(?!\/?(?:testsuites?|testcase|failure|skipped|system-out|properties|property|\?xml)\b|\?xml)/.test(text),
        'The JUnit report holds foreign markup.',
      );
    if (format === 'markdown') promise(!foreignMarkup.test(markdown.render(text)), 'The Markdown report holds foreign markup.');
    if (format === 'github') promise(!foreignCommand.test(text), 'The annotations hold a foreign command.');
  }
}
