declare const CERTIFY_VERSION: string;
declare const RULES_DIGEST: string;

/** The version of the package, set when it is built. */
export const version: string = CERTIFY_VERSION;

/** The digest of everything that judges, set when the tool is built. */
export const rulesDigest: string = RULES_DIGEST;
