import { commandWith } from './subcommands.ts';

/** `certify connector …`. */
export const connectorCommand = commandWith('connector', 'work on one connector', [
  {
    name: 'document',
    summary: 'write the readme that its programme expects, as far as the definition tells',
    load: async () => (await import('./connector-document.ts')).connectorDocument,
  },
]);
