import { isArray, type JsonValue, objectOr } from '../connector/json-value.ts';
import { type Path, pathOf, pointerOf, valueAt } from '../connector/place.ts';
import type { Properties } from '../connector/properties.ts';
import { shortLabel } from '../connector/short-label.ts';
import { metadataPath } from './document-change.ts';
import type { EditField } from './protocol.ts';
import { signInChoices, signInKind } from './sign-in.ts';

/** A field before its value and key are read from the document. */
export type FieldPlan = Omit<EditField, 'key' | 'value'>;

/** A field with its value in the document of its file. */
export function fieldOf(document: JsonValue | undefined, plan: FieldPlan): EditField {
  const value = valueAt(document, plan.path) ?? null;
  const key = `${plan.file}:${plan.metadata === undefined ? pointerOf(plan.path) : `metadata:${plan.metadata}`}`;
  return { ...plan, key, value };
}

/** The values of the step General that stand in the definition. */
export function definitionFields(document: JsonValue): readonly EditField[] {
  const field = (group: string, path: Path, label: string, words: readonly string[], more: Partial<FieldPlan> = {}): EditField =>
    fieldOf(document, { step: 'general', group, file: 'definition', path, kind: 'text', label, words, ...more });
  const metadata = (name: string, words: readonly string[], hint: string): EditField =>
    field('Metadata', [...metadataPath(document, name), 'propertyValue'], name, words, { metadata: name, hint });
  return [
    field('Connector', ['info', 'title'], 'Title', ['title'], { hint: 'The name that makers see.' }),
    field('Connector', ['info', 'description'], 'Description', ['description'], { kind: 'long' }),
    field('Connector', ['info', 'version'], 'Version', ['version']),
    field('Address of the API', ['schemes'], 'Schemes', ['schemes'], { kind: 'list', hint: 'https' }),
    field('Address of the API', ['host'], 'Host', ['host'], { hint: 'Without a scheme: api.contoso.com' }),
    field('Address of the API', ['basePath'], 'Base path', ['base', 'path'], { hint: 'Begins with a slash: /v1' }),
    field('Contact', ['info', 'contact', 'name'], 'Contact name', ['contact', 'name']),
    field('Contact', ['info', 'contact', 'url'], 'Contact page', ['contact', 'url']),
    field('Contact', ['info', 'contact', 'email'], 'Contact email', ['contact', 'email']),
    metadata('Website', ['metadata', 'website'], 'Where the service is presented.'),
    metadata('Privacy policy', ['metadata', 'privacy'], 'Where its privacy policy stands.'),
    metadata('Categories', ['metadata', 'categories'], 'One or two, with a semicolon between them.'),
  ];
}

/** The values of the step General that stand in the properties. */
export function propertiesFields(document: JsonValue): readonly EditField[] {
  const field = (name: string, label: string, words: readonly string[], kind: EditField['kind'] = 'text'): EditField =>
    fieldOf(document, { step: 'general', group: 'Publisher', file: 'properties', path: ['properties', name], kind, label, words });
  return [
    field('publisher', 'Publisher', ['publisher']),
    field('stackOwner', 'Stack owner', ['stack', 'owner']),
    field('iconBrandColor', 'Brand colour', ['brand', 'color'], 'color'),
  ];
}

/** The values of the step Security; with one document alone there is less to edit. */
export function securityFields(
  definition: JsonValue | undefined,
  properties: JsonValue | undefined,
  model: Properties | undefined,
): readonly EditField[] {
  const at = (file: 'definition' | 'properties', group: string, path: Path, label: string, more: Partial<FieldPlan> = {}): EditField =>
    fieldOf(file === 'definition' ? definition : properties, {
      step: 'security',
      group,
      file,
      path,
      kind: 'text',
      label,
      words: [],
      ...more,
    });
  const fields: EditField[] = [];
  if (definition !== undefined && properties !== undefined) {
    const kind = signInKind({ definition, properties });
    const several = kind === 'several' ? [{ value: 'several', title: 'Several kinds to choose from (below)' }] : [];
    const plan = at('properties', 'Sign-in', ['properties', 'connectionParameters'], 'Kind of sign-in', {
      kind: 'sign-in',
      choices: [...several, ...signInChoices],
      hint: 'Another kind replaces what the last one asked for; the id of the client and its scopes stay.',
    });
    fields.push({ ...plan, value: kind });
  }
  for (const { name, set, place, value } of model?.connectionParameters ?? []) {
    const path = pathOf(place);
    const group = set === undefined ? `Asked for: ${shortLabel(name)}` : `Asked for: ${shortLabel(name)} (${shortLabel(set)})`;
    const text = (member: string, label: string, words: readonly string[]): EditField =>
      at('properties', group, [...path, 'uiDefinition', member], label, { words });
    fields.push(text('displayName', 'Label', ['ui', 'texts']), text('description', 'Description', ['ui', 'texts']));
    fields.push(text('tooltip', 'Tooltip', ['ui', 'texts']));
    if (value['oAuthSettings'] === undefined) continue;
    const oauth = (member: Path, label: string, words: readonly string[], more: Partial<FieldPlan> = {}): EditField =>
      at('properties', group, [...path, 'oAuthSettings', ...member], label, { words, ...more });
    fields.push(oauth(['identityProvider'], 'Identity provider', ['identity', 'provider']));
    fields.push(oauth(['clientId'], 'Client id', ['client', 'id'], { hint: 'The secret is never in a file; the platform asks for it.' }));
    fields.push(oauth(['scopes'], 'Scopes', ['scopes'], { kind: 'list' }));
    const custom = Object.keys(objectOr(valueAt(value, ['oAuthSettings', 'customParameters'])));
    const provider = valueAt(value, ['oAuthSettings', 'identityProvider']);
    const asked = provider === 'aad' || provider === 'aadcertificate' ? ['resourceUri'] : [];
    for (const parameter of new Set([...custom, ...asked]))
      fields.push(oauth(['customParameters', parameter, 'value'], shortLabel(parameter), ['urls']));
  }
  const schemes = valueAt(definition, ['securityDefinitions']);
  for (const [name, scheme] of Object.entries(typeof schemes === 'object' && schemes !== null && !isArray(schemes) ? schemes : {})) {
    const type = valueAt(scheme, ['type']);
    const member = (key: string, label: string, more: Partial<FieldPlan> = {}): EditField =>
      at('definition', `Security definition ${shortLabel(name)}`, ['securityDefinitions', name, key], label, {
        words: [key.toLowerCase()],
        ...more,
      });
    if (type === 'apiKey') {
      const places = ['header', 'query'].map((one) => ({ value: one, title: one }));
      fields.push(member('name', 'Name of the header or query parameter'), member('in', 'Sent in', { kind: 'choice', choices: places }));
    }
    if (type === 'oauth2') fields.push(member('authorizationUrl', 'Authorization URL'), member('tokenUrl', 'Token URL'));
    if (type === 'oauth2') fields.push(member('scopes', 'Scopes', { kind: 'json', hint: 'Each scope with what it allows.' }));
  }
  return fields;
}
