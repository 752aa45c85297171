import { type ReadEntry, readEntry as readVerified, type Verification, verifyCatalog as verifyPublished } from './catalog/verify.ts';
import { type Pin, parsePin, parseRemembered } from './catalog/verify-trust.ts';
import { UserError } from './connector/user-error.ts';
import { openPublished } from './io/read-published.ts';

/** What a program may say to `verifyCatalog` and `readEntry`; `docs/consume.md` tells each. */
export interface ReaderOptions {
  /** The publisher's `trust.json` or public key (PEM), as text; without it the catalog is trusted on first use. */
  readonly trust?: string;
  /** The `remember` of the last verification: what is older fails. */
  readonly remembered?: unknown;
  readonly allowUnsigned?: boolean;
  /** The Sigstore trusted root, as text, for catalogs that a GitHub workflow attests. */
  readonly sigstoreRoot?: string;
  /** The clock; by default this machine's. */
  readonly now?: Date;
}

/** Verifies a whole catalog in a folder or at an address, or the slice of one connector (`only`: `{ id, version? }`). */
export async function verifyCatalog(
  target: string,
  options: ReaderOptions & { readonly only?: { readonly id: string; readonly version?: string } } = {},
): Promise<Verification> {
  return await verifyPublished(await openPublished(target, process.cwd()), { ...(await readerOptions(options)), only: options.only });
}

/** Reads one connector's entry; with `content` also the files of the version, verified down to their bundle. */
export async function readEntry(
  target: string,
  only: { readonly id: string; readonly version?: string },
  options: ReaderOptions & { readonly content?: boolean } = {},
): Promise<ReadEntry> {
  const reader = await openPublished(target, process.cwd());
  return await readVerified(reader, only, { ...(await readerOptions(options)), content: options.content ?? false });
}

async function readerOptions({ trust, remembered, allowUnsigned, sigstoreRoot, now = new Date() }: ReaderOptions) {
  const state = remembered === undefined ? undefined : parseRemembered(bytesOf(JSON.stringify(remembered)));
  if (remembered !== undefined && state === undefined)
    throw new UserError('remembered is not what an earlier verification gave as remember.');
  return {
    now,
    pin: trust === undefined ? undefined : pinOf(trust),
    remembered: state,
    allowUnsigned,
    attestation:
      sigstoreRoot === undefined
        ? undefined
        : (await import('./catalog/verify-attestation.ts')).attestationVerifier('sigstoreRoot', bytesOf(sigstoreRoot)),
  };
}

function pinOf(text: string): Pin {
  const parsed = parsePin(bytesOf(text));
  if ('value' in parsed) return parsed.value;
  throw new UserError(`trust is neither a public key (PEM) nor a trust file: it ${parsed.problem}`);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
