import type { NamedDifference } from './tell.ts';

/** What a difference between two versions is about. Each is told by one rule, so that nothing is told twice and nothing goes untold. */
export type Topic =
  | 'title'
  | 'version'
  | 'contact'
  | 'metadata'
  | 'text'
  | 'host'
  | 'base-path'
  | 'schemes'
  | 'media-types'
  | 'security-definition'
  | 'security-requirement'
  | 'webhook-notification'
  | 'brand-color'
  | 'publisher'
  | 'publisher-named'
  | 'stack-owner'
  | 'capabilities'
  | 'connection-parameter-added'
  | 'connection-parameter-removed'
  | 'connection-parameter-type'
  | 'connection-parameter-required'
  | 'connection-parameter-setting'
  | 'connection-parameter-order'
  | 'connection-parameter-set'
  | 'identity-provider'
  | 'oauth-scopes'
  | 'oauth-address'
  | 'oauth-setting'
  | 'policy-added'
  | 'policy-removed'
  | 'policy-parameter'
  | 'policy-order'
  | 'script-operations'
  | 'other';

/** A difference outside of operations. */
export interface ConnectorDifference extends NamedDifference {
  readonly topic: Topic;
}
