/** Other rules that speak up at a mutation, each of them needlessly listed when it does not. */
export const alsoFires: Readonly<Record<string, { readonly ids: readonly string[]; readonly because: string }>> = {
  'dynamic-item-value-path-match': {
    ids: ['dynamic-operation-exists'],
    because: 'the operation that the extension names is not one of the target',
  },
  'dynamic-not-on-body-parameter': {
    ids: ['dynamic-operation-exists'],
    because: 'the operation that the extension names is not one of the target',
  },
  'dynamic-reference-unambiguous': {
    ids: ['operation-fetch-body-absent'],
    because: 'a body beside a query parameter of the same name, in the operation that lists, is a body of a get',
  },
  'folder-flat': { ids: ['folder-known-files'], because: 'what lies in a folder below is also none of the known files' },
  'folder-size-limit': {
    ids: ['folder-flat', 'folder-known-files'],
    because: 'so many files are neither flat nor known',
  },
  'info-title-present': {
    ids: ['definition-value-types'],
    because: 'a title that is absent is also a required member, and one that is a number has a wrong type',
  },
  'json-encoding-utf8': { ids: ['publisher-text-ascii'], because: 'the damaged letter stands in the name of the publisher' },
  'limits-operation-schema-count': { ids: ['limits-body-schema-count'], because: 'one schema is too much for both limits' },
  'limits-total-schema-count': {
    ids: [
      'limits-body-schema-count',
      'limits-operation-schema-count',
      'limits-schema-depth',
      'operation-description-present',
      'operation-summary-present',
    ],
    because: 'so many schemas exceed the smaller limits as well, and the operation that makes them so many is bare',
  },
  'notification-parameter-match': {
    ids: ['schema-required-defined', 'trigger-batch-array', 'webhook-notification-url-present'],
    because: 'the webhook of the example is only as much of one as the rule needs',
  },
  'notification-trigger-only': {
    ids: ['dynamic-operation-exists', 'notification-target-webhook'],
    because: 'the operation that the extension names is not one of the target',
  },
  'oauth-redirect-url-global': { ids: ['oauth-redirect-url-absent'], because: 'any redirectUrl is better left out' },
  'oauth-redirect-mode-known': { ids: ['oauth-redirect-mode'], because: 'an unknown mode is not the one for new connectors' },
  'operation-family-empty-revision': {
    ids: ['operation-revision-present'],
    because: 'an operation that names no family is a revision without its number',
  },
  'operation-id-characters': { ids: ['operation-id-casing'], because: 'Pascal case has no such characters either' },
  'parameter-file-location': { ids: ['parameter-type-valid'], because: 'file is a type of form fields alone' },
  'parameters-body-or-form': { ids: ['operation-consumes-compatible'], because: 'no media type fits a body and a form' },
  'paths-non-empty': {
    ids: ['dynamic-operation-exists', 'policy-operation-exists', 'reference-used', 'required-member-present'],
    because: 'what spoke of the operations speaks of nothing',
  },
  'readme-content-present': {
    ids: [
      'readme-credentials-section',
      'readme-deployment-section',
      'readme-getting-started-section',
      'readme-known-issues-section',
      'readme-operations-listed',
      'readme-operations-section',
      'readme-prerequisites-section',
      'readme-publisher-section',
    ],
    because: 'so short a text has no sections',
  },
  'reference-target-concrete': { ids: ['reference-used'], because: 'what stands behind the other name is not referred to itself' },
  'schema-file-position': { ids: ['schema-type-known'], because: 'file is a type of whole responses alone' },
  'security-requirement-array': { ids: ['definition-value-types'], because: 'what is no list has a wrong type' },
};

/** The rules that no three connectors show by a mutation, and why. */
export const notCovered: Readonly<Record<string, string>> = {};

/** The same for the connectors of the corpus. */
export const notCoveredInCorpus: Readonly<Record<string, string>> = {
  'notification-not-on-webhook': 'it needs a webhook, and none of the well-kept connectors has one',
  'operation-pageable-next-link': 'none of them has pages, and pages without their policy break policy-next-link-paired as well',
};
