import type { Finding } from '../certify/finding.ts';
import type { Report } from '../certify/report.ts';
import { escapeCommandData, escapeCommandProperty } from './escape.ts';
import { acceptanceText, partsOf, pathOfFile } from './words.ts';

/** How a report is shown as annotations. */
export interface GithubOptions {
  /** Annotates hints and existing findings as well; GitHub shows only ten annotations of a kind per step, so errors come first. */
  readonly all?: boolean | undefined;
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Errors and warnings as workflow commands, one per line, which GitHub Actions shows at the files' lines; accepted ones as notices. */
export function renderGithub(report: Report, options: GithubOptions = {}): string {
  return partsOf(report)
    .flatMap(({ path, findings }) =>
      findings
        .filter(({ state, severity }) => options.all || (state === 'new' && severity !== 'info'))
        .map((finding) => `${annotation(path, finding)}\n`),
    )
    .join('');
}

function annotation(connectorPath: string, finding: Finding): string {
  const { file, line, column } = finding.location;
  const properties = [
    `file=${escapeCommandProperty(pathOfFile(connectorPath, file).replaceAll('\\', '/'))}`,
    ...(line === undefined ? [] : [`line=${line}`, `col=${column ?? 1}`]),
    `title=${escapeCommandProperty(finding.ruleId)}`,
  ];
  const { accepted } = finding;
  const message = [finding.message, accepted ? `Accepted, ${acceptanceText(accepted)}` : `Fix: ${finding.fix}`]
    .map(escapeCommandData)
    .join('%0A');
  return `::${accepted ? 'notice' : commands[finding.severity]} ${properties.join(',')}::${message}`;
}
