import type { Operation } from '../../src/connector/definition.ts';
import { isObject } from '../../src/connector/json-value.ts';
import type { FieldVersion } from '../../src/connector/schema-versions.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { paths, update } from '../examples.ts';
import { callbackMark, holdsCallbackUrl } from '../webhook/callback-urls.ts';
import { webhook } from '../webhook-example.ts';
import { isCallback } from './callbacks.ts';
import { fieldName } from './field-names.ts';

const body = ['/hooks', 'post', 'parameters', 0, 'schema'] as const;

export const changeWebhookCallback = defineRule({
  id: 'change-webhook-callback',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A trigger sends its callback URL at the same place.',
  why: 'Whoever gets the callback URL can start the flow.',
  fix: 'Confirm that the service reads the callback URL there, and that nobody else sees it.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'webhook-callback' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after, label } = field;
    const isBoth = before !== undefined && after !== undefined;
    const wasThere = isBoth ? isCallback(before) : isHolder(before, operation.before);
    if (wasThere === (isBoth ? isCallback(after) : isHolder(after, operation.after))) return;
    yield {
      message: `${fieldName(field, operation)} ${wasThere ? 'no longer takes' : 'now takes'} the callback URL.`,
      old: wasThere ? label : undefined,
      new: wasThere ? undefined : label,
      at: [callbackMark],
    };
  },
  valid: [
    update(paths('another text', webhook({ url: { description: 'Where to tell it.' } })), paths('', webhook())),
    update(paths('another input', webhook({ body: { properties: {} } })), paths('', webhook({ body: { properties: { hall: {} } } }))),
  ],
  invalid: [
    update(
      paths('marked now', webhook(), { at: [...body, 'properties', 'url', 'x-ms-notification-url'] }),
      paths('', webhook({ url: { 'x-ms-notification-url': false } })),
    ),
    update(paths('gone', webhook({ body: { properties: {} } }), { at: ['/hooks', 'post'] }), paths('', webhook())),
    update(
      paths(
        'inside something new',
        webhook({ body: { properties: { hook: { properties: { url: { 'x-ms-notification-url': true } } } } } }),
        {
          at: [...body, 'properties', 'hook'],
        },
      ),
      paths('', webhook({ body: { properties: {} } })),
    ),
  ],
});

function isHolder(field: FieldVersion | undefined, { definition }: Operation): boolean {
  if (field === undefined) return false;
  const { schema } = field.value;
  return holdsCallbackUrl(field.value, definition) || (isObject(schema) && holdsCallbackUrl(schema, definition));
}
