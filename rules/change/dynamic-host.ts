import { isText, type JsonValue, objectOr } from '../../src/connector/json-value.ts';

/** True for a policy that sets the host; letter case does not matter to the platform. */
export function isDynamicHost(policy: JsonValue | undefined): boolean {
  const { templateId } = objectOr(policy);
  return isText(templateId) && templateId.trim().toLowerCase() === 'dynamichosturl';
}
