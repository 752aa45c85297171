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
  why: 'Half of all updates break flows that exist. A break that somebody decided on can be announced; one that slipped in cannot.',
  fix: "Undo the change, or acknowledge it in the connector's acknowledgements.json.",
  sources: ['257 of 643 published updates break something, 53 of them raised the version'],
  given: 'connector-change',
  *check({ folder, unacknowledged }) {
    if (unacknowledged === undefined) return;
    const { messages, problem, text: wanted } = unacknowledged;
    const file = `${folder}/acknowledgements.json`;
    if (problem !== undefined) yield { message: problem, file, fix: 'Correct the file; acknowledgements.schema.json describes it.' };
    const [first, ...others] = messages;
    if (first === undefined) return;
    const more = others.length === 0 ? '' : ` And ${others.length} more.`;
    yield {
      message: `${messages.length === 1 ? 'A change breaks' : `${messages.length} changes break`} flows and nobody acknowledged ${messages.length === 1 ? 'it' : 'them'}: ${first.slice(0, longest)}${more}`,
      fix: `Undo ${messages.length === 1 ? 'it' : 'them'}, or add to acknowledgements.json, in words of your own: ${wanted}`,
    };
  },
  valid: [
    submission('nothing breaks', { changes: [updated()] }),
    submission('all is acknowledged', { changes: [{ ...updated(), unacknowledged: { messages: [], text, problem: undefined } }] }),
  ],
  invalid: [
    submission('a break', { changes: [{ ...updated(), unacknowledged: { messages: told, text, problem: undefined } }] }, [place]),
    submission(
      'a file that cannot be read',
      { changes: [{ ...updated(), unacknowledged: { messages: [], text, problem: 'Acknowledgement 1 is no object.' } }] },
      [`${place}/acknowledgements.json`],
    ),
  ],
});
