import type { ConnectorReport } from '../certify/report.ts';
import { parsePointer } from '../connector/place.ts';
import { UserError } from '../connector/user-error.ts';

const limits = new Set(['limits-body-schema-count', 'limits-operation-schema-count', 'limits-schema-depth']);
const mostNamed = 10;

/**
 * Refuses a connector that the platform would not import because a body or an answer unfolds too far: the `UserError` names the operations
 * and proposes to leave them out.
 */
export function refuseTooLarge({ findings }: ConnectorReport): void {
  const found = findings.filter(({ ruleId, severity }) => limits.has(ruleId) && severity === 'error');
  const [first] = found;
  if (first === undefined) return;
  const operations = new Set(found.flatMap(({ location: { pointer } }) => operationAt(pointer ?? '')));
  const named = [...operations].slice(0, mostNamed).map((one) => `"${one}"`);
  const more = operations.size > mostNamed ? ` and ${operations.size - mostNamed} more` : '';
  throw new UserError(
    `${first.message} The platform imports no such connector. Leave such operations out with --without LIST, or choose others with --operations or --tags: ${named.join(', ')}${more}.`,
  );
}

function operationAt(pointer: string): string[] {
  const [section, path, method] = parsePointer(pointer) ?? [];
  return section === 'paths' && path !== undefined && method !== undefined ? [`${method.toUpperCase()} ${path}`] : [];
}
