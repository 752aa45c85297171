import { defineRule, publicPrograms } from '../define.ts';
import { submission, updated } from '../submission-examples.ts';

/** Characters of the first change that are repeated: it is told in full at its place. */
const longest = 300;

const told = ['Operation GetThing (GET /things/{id}) is gone.'];
const text =
  '{"schemaVersion":1,"acknowledgements":[{"fingerprints":["0123456789abcdef0123456789abcdef"],"reason":"<why>","notice":"<what>"}]}';
const place = 'certified-connectors/Northwind Things';

export const changeAcknowledged = defineRule({
  id: 'change-acknowledged',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: "Every change that breaks flows is named in the connector's acknowledgements.json, with a reason and a notice for users.",
  why: 'Two of five published updates break flows that exist. A break that somebody decided on can be announced; one that slipped in cannot.',
  fix: "Undo the change, or acknowledge it in the connector's acknowledgements.json.",
  sources: ['257 of 643 published updates break something, 53 of them raised the version'],
  given: 'connector-change',
  check({ folder, unacknowledged }) {
    const [first, ...others] = unacknowledged?.messages ?? [];
    if (unacknowledged === undefined || first === undefined) return;
    const { messages, text: snippet, hasFile } = unacknowledged;
    const [what, them] = messages.length === 1 ? ['A change breaks', 'it'] : [`${messages.length} changes break`, 'them'];
    const more = others.length === 0 ? '' : ` And ${others.length} more.`;
    const how = hasFile ? `add to the list in ${folder}/acknowledgements.json` : `write into ${folder}/acknowledgements.json`;
    return {
      message: `${what} flows and nobody acknowledged ${them}: ${first.slice(0, longest)}${more}`,
      fix: `Undo ${them}, or ${how}, with your own words where angle brackets are: ${snippet}`,
      snippet,
    };
  },
  valid: [
    submission('nothing breaks', { changes: [updated()] }),
    submission('all is acknowledged', { changes: [{ ...updated(), unacknowledged: { messages: [], text, hasFile: true } }] }),
  ],
  invalid: [
    submission('a break', { changes: [{ ...updated(), unacknowledged: { messages: told, text, hasFile: false } }] }, [place]),
    submission('one more', { changes: [{ ...updated(), unacknowledged: { messages: [...told, ...told], text, hasFile: true } }] }, [place]),
  ],
});
