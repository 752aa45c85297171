import { commandWith } from './subcommands.ts';

/** `certify github …`: what workflows call, one file each in `github/`. */
export const github = commandWith('github', 'what the workflows of a repository on GitHub do', [
  { name: 'gate', summary: 'judge open pull requests and the merge queue', load: async () => (await import('./github/gate.ts')).gate },
  {
    name: 'command',
    summary: 'answer the comment that a workflow was started by',
    load: async () => (await import('./github/command.ts')).commentCommand,
  },
  {
    name: 'tell',
    summary: 'tell merged pull requests what became of them',
    load: async () => (await import('./github/tell.ts')).tell,
  },
  {
    name: 'recertify',
    summary: "judge everything that is published by today's rules",
    load: async () => (await import('./github/recertify.ts')).recertify,
  },
  { name: 'owners', summary: 'make CODEOWNERS from the publishers', load: async () => (await import('./github/owners.ts')).owners },
  { name: 'setup', summary: 'make the settings of the repository', load: async () => (await import('./github/setup.ts')).setup },
  {
    name: 'drill',
    summary: 'show that a forged pull request cannot get through',
    load: async () => (await import('./github/drill.ts')).drill,
  },
]);
