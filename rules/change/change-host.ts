import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, unchanged, update } from '../examples.ts';
import { quote } from '../quote.ts';

export const changeHost = defineRule({
  id: 'change-host',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The host stays the same.',
  why: 'Calls of every existing connection go to the new address, with what its owner entered to connect.',
  fix: 'Confirm that the old address keeps working, and that the new one belongs to the same publisher.',
  sources: ['59 of 643 published updates changed host or base path'],
  change: { isBreaking: false, updateClass: 'major', sensitive: 'host' },
  given: 'versions',
  *check({ definitions, after }) {
    if (definitions === undefined) return;
    const [old, now] = [definitions.before.value['host'], definitions.after.value['host']].map((host) =>
      isText(host) ? host.trim().toLowerCase() : undefined,
    );
    if (old === now) return;
    yield {
      message: `The host was ${quote(old ?? null)} and is now ${quote(now ?? null)}.`,
      old,
      new: now,
      file: after.definitionFile?.name ?? '.',
      at: ['host'],
    };
  },
  valid: [update(document('the same host in capitals', { host: 'Things.NorthwindTraders.com' })), update(unchanged())],
  invalid: [update(document('another host', { host: 'things.fabrikam.com' }, { at: ['host'] }))],
});
