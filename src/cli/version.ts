declare const CERTIFY_VERSION: string;
declare const RULES_DIGEST: string;
declare const CERTIFIER_DIGEST: string;

/** The version of the package, set when it is built. */
export const version: string = CERTIFY_VERSION;

/** The digest of everything that judges, set when the tool is built. */
export const rulesDigest: string = RULES_DIGEST;

/** The digest of the whole program, its dependencies by their versions: what is printed changes only with it. Set when it is built. */
export const certifierDigest: string = CERTIFIER_DIGEST;
