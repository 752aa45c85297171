import type { JsonObject } from './json-value.ts';
import type { Place } from './place.ts';
import type { Located, Reference, Resolve } from './references.ts';
import type { Memory } from './remembered.ts';
import type { Schema } from './schemas.ts';
import type { Texts } from './texts.ts';

/** An object of the document and where it stands. */
export interface DefinitionNode extends Located {
  readonly definition: Definition;
}

/** One path and everything written under it. */
export interface PathItem extends DefinitionNode {
  readonly path: string;
  readonly operations: readonly Operation[];
  /** The `x-ms-notification-content` of the path item. */
  readonly notificationContent: JsonObject | undefined;
}

/** One method of one path. A trigger is an operation that carries `x-ms-trigger` or announces a notification. */
export interface Operation extends DefinitionNode {
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  /** The method as written. */
  readonly methodKey: string;
  readonly pathItem: PathItem;
  readonly id: string | undefined;
  readonly isInternal: boolean;
  readonly isDeprecated: boolean;
  /** `webhook` when path item or operation carries `x-ms-notification-content` and this operation subscribes to it; `polling` for any other `x-ms-trigger`. */
  readonly trigger: 'polling' | 'webhook' | undefined;
  readonly notificationContent: JsonObject | undefined;
  /** References followed; those of the path item come first, unless the operation overrides them. */
  readonly parameters: readonly EffectiveParameter[];
  /** In the order written, references followed. */
  readonly responses: readonly EffectiveResponse[];
  /** The operation's own media types when it has any array of its own, else the document's. */
  readonly consumes: MediaTypes;
  readonly produces: MediaTypes;
}

export interface MediaTypes {
  readonly values: readonly string[];
  /** Where the array stands that is in effect; `undefined` when there is none. */
  readonly place: Place | undefined;
}

/** A parameter as one operation has it. */
export interface EffectiveParameter {
  readonly parameter: Parameter;
  /** The item of the `parameters` array: the parameter itself, or the reference to it. */
  readonly item: Located;
  readonly level: 'path' | 'operation';
}

/** A parameter object, judged once, where it is written. */
export interface Parameter extends DefinitionNode {
  readonly level: 'shared' | 'path' | 'operation';
  readonly name: string;
  readonly in: string;
  /** Its schema, or the object that refers to it. */
  readonly schema: JsonObject | undefined;
  /** The operations that have it. */
  readonly uses: readonly Operation[];
  /** Marked internal, or used by internal operations only. */
  readonly isInternal: boolean;
}

/** A response as one operation has it. */
export interface EffectiveResponse {
  readonly code: string;
  readonly response: Response;
  readonly item: Located;
}

/** A response object, judged once, where it is written. */
export interface Response extends DefinitionNode {
  /** The status code or `default`; of a shared response, its name. */
  readonly code: string;
  readonly isShared: boolean;
  /** Its schema, or the object that refers to it. */
  readonly schema: JsonObject | undefined;
  readonly uses: readonly Operation[];
}

/** A header of a response, or the `items` of a parameter or header that is an array. */
export interface Item extends DefinitionNode {
  readonly name: string;
}

export interface SecurityRequirement extends DefinitionNode {
  /** The operation it belongs to; `undefined` for the document's own. */
  readonly operation: Operation | undefined;
}

/** A text that people read: a summary, title or description. */
export interface Text {
  readonly value: string;
  readonly place: Place;
  readonly kind: 'summary' | 'x-ms-summary' | 'title' | 'description';
  readonly owner: 'info' | 'tag' | 'operation' | 'parameter' | 'response' | 'header' | 'schema' | 'security-definition';
  /** False below anything internal. */
  readonly isVisible: boolean;
  readonly definition: Definition;
}

/** A schema together with its document. */
export type SchemaNode = Schema & { readonly definition: Definition };

/** The parsed OpenAPI 2.0 document: every node in the order of the document, each once. */
export interface Definition extends Located {
  readonly resolve: Resolve;
  /**
   * The names of all members that the document holds, at any depth: what hardly any document holds need not be searched for in the others.
   * `undefined` for a document that was not read from a file.
   */
  readonly memberNames: ReadonlySet<string> | undefined;
  readonly paths: JsonObject;
  readonly pathItems: readonly PathItem[];
  readonly operations: readonly Operation[];
  readonly parameters: readonly Parameter[];
  readonly responses: readonly Response[];
  readonly headers: readonly Item[];
  readonly items: readonly Item[];
  readonly schemas: readonly SchemaNode[];
  readonly securityDefinitions: readonly Item[];
  readonly securityRequirements: readonly SecurityRequirement[];
  readonly references: readonly (Reference & { readonly definition: Definition })[];
  readonly texts: Texts;
  /** What rules found out about the definition. */
  readonly memory: Memory;
  /** The schema node written at exactly this object. */
  readonly schemaOf: (value: JsonObject) => Schema | undefined;
}
