import { defineRule, publicPrograms } from '../define.ts';
import { unchanged } from '../examples.ts';
import { quote } from '../quote.ts';
import { added, publisherRecord, submission, updated } from '../submission-examples.ts';

export const publisherVerificationRecorded = defineRule({
  id: 'publisher-verification-recorded',
  subject: 'publisher',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary:
    "The publisher's record names what its verification needs: an account, and for a certified publisher a domain that can be proved.",
  why: 'A connector is not public before somebody is known to answer for it.',
  fix: 'Add or complete the record in publishers/ by a pull request of its own.',
  sources: ['the certification process'],
  given: 'connector-change',
  *check({ program, after }, { publishers }) {
    const name = after?.properties?.publisher;
    // A repository without records verifies nobody, or elsewhere.
    if (name === undefined || program === 'custom' || publishers.length === 0) return;
    const record = publishers.find((one) => one.name === name && one.programs.includes(program));
    if (record === undefined) {
      yield { message: `No file of publishers/ is named ${quote(name)} and admitted to the ${program} programme.` };
      return;
    }
    const file = `publishers/${record.id}.json`;
    if (record.accountId === undefined) yield { message: `The record of ${quote(name)} names no account.`, file };
    if (program === 'certified' && !record.hasProvableClaim)
      yield { message: `The record of ${quote(name)} claims no domain that can be proved.`, file };
  },
  valid: [
    submission('an account and a domain', { changes: [updated()], publishers: [publisherRecord({})] }),
    submission('an account, of an independent publisher', {
      changes: [added(unchanged('independent-publisher'))],
      publishers: [publisherRecord({ name: 'Rosa Delgado', programs: ['independent-publisher'], hasProvableClaim: false })],
    }),
    submission('a repository without records', { changes: [added()] }),
  ],
  invalid: [
    submission('no record', { changes: [added()], publishers: [publisherRecord({ name: 'Somebody Else' })] }, [
      'certified-connectors/Northwind Things',
    ]),
    submission(
      'a record for the other programme',
      { changes: [added()], publishers: [publisherRecord({ programs: ['independent-publisher'] })] },
      ['certified-connectors/Northwind Things'],
    ),
    submission('no domain that can be proved', { changes: [updated()], publishers: [publisherRecord({ hasProvableClaim: false })] }, [
      'publishers/northwind.json',
    ]),
    submission('no account', { changes: [updated()], publishers: [publisherRecord({ accountId: undefined })] }, [
      'publishers/northwind.json',
    ]),
  ],
});
