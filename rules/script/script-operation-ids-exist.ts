import { lineIndex } from '../../src/connector/text-position.ts';
import { defineRule, everyProgram } from '../define.ts';
import { script } from '../examples.ts';
import { idInOtherCase } from '../operation-id-case.ts';
import { operationById } from '../operations-by-id.ts';
import { quote } from '../quote.ts';
import { comparedOperations } from './compared-operations.ts';

export const scriptOperationIdsExist = defineRule({
  id: 'script-operation-ids-exist',
  subject: 'script',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  heuristic: true,
  summary: 'An operation that the script asks for by its id is one of the definition.',
  why: 'The branch for the operation never runs, and its answers go out as the service sent them.',
  fix: 'Write the operationId exactly as in the definition.',
  given: 'script',
  *check(script, { definition }) {
    if (definition === undefined) return;
    const positionAt = lineIndex(script.text);
    for (const { id, offset } of comparedOperations(script)) {
      if (operationById(definition, id) !== undefined) continue;
      const meant = idInOtherCase(definition, id);
      yield {
        message: `The script asks for operation ${quote(id)}, which the definition does not have.`,
        ...positionAt(offset),
        ...(meant !== undefined && { fix: `Write ${quote(meant)}.` }),
      };
    }
  },
  valid: [
    script('in every way', 'if (this.Context.OperationId == "ListThings" || "GetThing".Equals(this.Context.OperationId)) { }\n'),
    script(
      'in a switch',
      'switch (this.Context.OperationId)\n{\n    case "ListThings":\n        switch (kind) { case "Other": break; }\n        break;\n}\nvar a = "Other";\n',
    ),
    script('in a comment and in a string', '// Context.OperationId == "Other"\nvar a = "Context.OperationId == ";\n'),
    script('another id', 'if (this.Context.CorrelationId == "Other") { }\n'),
  ],
  invalid: [
    script('by ==', 'if (this.Context.OperationId == "Other") { }\nif ("listThings" ==\n    Context.OperationId) { }\n', [1, 2]),
    script(
      'by Equals',
      'if (Context.OperationId.Equals("Other")) { }\nif ("Other".Equals(this.Context.OperationId)) { }\nif (string.Equals(Context.OperationId, "Other")) { }\n',
      [1, 2, 3],
    ),
    script(
      'in a switch',
      'switch (this.Context.OperationId)\n{\n    case "ListThings":\n    {\n        break;\n    }\n    case "Other":\n        break;\n}\n',
      7,
      { program: 'custom' },
    ),
    script(
      'in a switch expression',
      'var a = Context.OperationId switch\n{\n    "ListThings" or "Other" => 1,\n    "toString" => 2,\n    _ => 3,\n};\n',
      [3, 4],
    ),
  ],
});
