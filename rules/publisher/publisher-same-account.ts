import { defineRule } from '../define.ts';
import { properties, unchanged } from '../examples.ts';
import { quote } from '../quote.ts';
import { added, publisherRecord, pullRequest, removed, submission, updated } from '../submission-examples.ts';

const connector = () => unchanged('independent-publisher');
const record = publisherRecord({ id: 'rosa', name: 'Rosa Delgado', programs: ['independent-publisher'], accountId: 7, approverIds: [8] });

export const publisherSameAccount = defineRule({
  id: 'publisher-same-account',
  subject: 'publisher',
  codes: [],
  severity: 'warning',
  programs: ['independent-publisher'],
  summary: "An independent publisher's connector is submitted from the account that is bound to the publisher's name.",
  why: 'The account is all that says who an independent publisher is: whoever else submits under the name may be anybody.',
  fix: "Submit from the publisher's account or one of its approvers', or agree on a transfer with the publisher and the maintainers.",
  sources: ['pull request 3832 of the public repository'],
  given: 'connector-change',
  *check({ before, after }, { pullRequest: request, publishers }) {
    if (request === undefined) return;
    // A new name concerns both: the one who is left and the one who is named now.
    const names = new Set([before?.properties?.publisher, after?.properties?.publisher]);
    for (const { name, programs, accountId, approverIds } of publishers) {
      if (!names.has(name) || !programs.includes('independent-publisher') || accountId === undefined) continue;
      if (accountId === request.authorId || approverIds.includes(request.authorId)) continue;
      const who = `account number ${request.authorId}`;
      yield { message: `The pull request comes from ${who}, but ${quote(name)} is bound to account number ${accountId}.`, file: '.' };
    }
  },
  valid: [
    submission('the account', { changes: [updated(connector())], pullRequest: pullRequest({ authorId: 7 }), publishers: [record] }),
    submission('an approver', { changes: [updated(connector())], pullRequest: pullRequest({ authorId: 8 }), publishers: [record] }),
    submission('a name that nobody has', { changes: [added(connector())], pullRequest: pullRequest({ authorId: 9 }) }),
    submission('two commits without a pull request', { changes: [updated(connector())], publishers: [record] }),
    submission('a connector of the other programme', {
      changes: [updated()],
      pullRequest: pullRequest({ authorId: 9 }),
      publishers: [publisherRecord({})],
    }),
  ],
  invalid: [
    submission('somebody else', { changes: [updated(connector())], pullRequest: pullRequest({ authorId: 9 }), publishers: [record] }, [
      '.',
    ]),
    submission(
      'a new connector in the name of another',
      { changes: [added(connector())], pullRequest: pullRequest({ authorId: 9 }), publishers: [record] },
      ['.'],
    ),
    submission(
      'a removal by another',
      { changes: [removed(connector())], pullRequest: pullRequest({ authorId: 9 }), publishers: [record] },
      ['.'],
    ),
    submission(
      'a connector that goes from one name to another',
      {
        changes: [updated(properties('', { publisher: 'Ada Byron' }, { program: 'independent-publisher' }))],
        pullRequest: pullRequest({ authorId: 9 }),
        publishers: [record, publisherRecord({ id: 'ada', name: 'Ada Byron', programs: ['independent-publisher'], accountId: 9 })],
      },
      ['.'],
    ),
  ],
});
