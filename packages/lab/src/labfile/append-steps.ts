import { isSeq, parseDocument } from 'yaml';

/** A command on a node, as a step of a lab file says it. */
export interface CommandStep {
  readonly on: string;
  readonly run: string;
}

/** The text of a good lab file with these steps after its own. Comments and order stay. */
export function appendSteps(text: string, steps: readonly CommandStep[]): string {
  if (steps.length === 0) return text;
  const document = parseDocument(text, { version: '1.2' });
  if (!isSeq(document.get('steps'))) document.set('steps', document.createNode([]));
  for (const { on, run } of steps) document.addIn(['steps'], document.createNode({ on, run }, { flow: true }));
  return document.toString({ lineWidth: 0 });
}
