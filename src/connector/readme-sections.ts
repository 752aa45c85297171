/** By what headings the sections of a readme's template are known: people word them in many ways. */
export const readmeSections = {
  publisher: /publisher/i,
  prerequisites: /pre-?\s?requisite/i,
  operations: /operation|action|trigger/i,
  credentials: /credential|authenticat|api key/i,
  gettingStarted: /(?:getting|get) started/i,
  knownIssues: /known|limit/i,
  deployment: /deploy/i,
} as const;
