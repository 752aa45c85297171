import { type Html, html } from './html.ts';
import { onDay, shortened } from './parts.ts';
import type { ConnectorFile } from './published.ts';

const actors: Readonly<Record<string, string>> = {
  publisher: 'the publisher',
  maintainers: 'the maintainers',
  time: 'nobody: time has to pass',
  nobody: 'nobody',
};

/** Who has to act, as a sentence has it. */
export function actorText(who: string): string {
  return Object.hasOwn(actors, who) ? (actors[who] ?? who) : who;
}

/** What keeps a version from being public, since when, and who must act; nothing when nothing does. */
export function waitingSection(file: ConnectorFile): Html | undefined {
  if (file.openQuestions.length === 0) return undefined;
  const on = (channel: 'preview' | 'public') => file.versions.find(({ channels }) => channels.includes(channel));
  const [candidate, current] = [on('preview'), on('public')];
  const isUpdate = candidate !== undefined && current !== undefined;
  return html`<h2 id="waiting">${isUpdate ? html`${versionName(candidate)} is not public, because` : 'Not public yet, because'}</h2>
<ul>
${file.openQuestions.map(({ question, sentence, who, since }) => html`<li><strong>${question}</strong>: ${shortened(sentence, 4_000)} <span class="quiet">To be answered by ${actorText(who)}, open since ${onDay(since)}.</span></li>\n`)}</ul>${isUpdate && html`\n<p>${versionName(current)} is public.</p>`}
`;
}

/** A version as people name it. */
export function versionName({ version, revision }: { readonly version: string; readonly revision: number }): string {
  return `${version}${revision > 0 ? ` (revision ${revision})` : ''}`;
}
