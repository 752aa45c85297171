export { infoTitleLength } from './info/info-title-length.ts';
export { jsonSyntaxValid } from './json/json-syntax-valid.ts';
export { oauthRedirectMode } from './auth/oauth-redirect-mode.ts';
export { parameterSummaryPresent } from './parameter/parameter-summary-present.ts';
