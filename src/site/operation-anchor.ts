/** The fragment that leads to an operation. Fragments are compared letter by letter; what one cannot hold becomes a dash. */
export function operationAnchor(operationId: string): string {
  return `operation-${operationId.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}
