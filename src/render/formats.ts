import type { Report } from '../certify/report.ts';
import { type GithubOptions, renderGithub } from './github.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { type MarkdownOptions, renderMarkdown } from './markdown.ts';
import { renderSarif, type SarifOptions } from './sarif.ts';
import { renderText, type TextOptions } from './text.ts';

/** Every format's options; each renderer reads its own. */
export interface RenderOptions extends TextOptions, SarifOptions, MarkdownOptions, GithubOptions {}

export type Format = 'text' | 'json' | 'sarif' | 'junit' | 'markdown' | 'github';

/** The formats of `certify check --format`. */
export const formats: Readonly<Record<Format, (report: Report, options: RenderOptions) => string>> = {
  text: renderText,
  json: renderJson,
  sarif: renderSarif,
  junit: renderJunit,
  markdown: renderMarkdown,
  github: renderGithub,
};

/** The formats that print what `withFingerprints` adds. */
export const printsFingerprints: ReadonlySet<Format> = new Set<Format>(['json', 'sarif']);

/** Reads a format's name as a person types it, or says `undefined` when there is none of that name. */
export function parseFormat(name: string): Format | undefined {
  return Object.hasOwn(formats, name) ? (name as Format) : undefined;
}
