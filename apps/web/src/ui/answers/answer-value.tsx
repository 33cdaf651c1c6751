'use client';

import type { LabView } from '@frameplay/classroom';
import { useTranslations } from '@/i18n';
import { nodeOf } from '../address-book';
import { CodeText } from '../code-text';
import { useNodeName } from '../device-name';
import { DeviceSign } from '../device-sign';
import { MacTag } from '../mac-tag';

const MAC = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;
const PLAIN = /^[0-9a-f.:/-]+$/i;

export interface AnswerValueProps {
  /** Canonical text of an answer. */
  readonly value: string;
  /** How an option puts it; the value itself where nothing is given. */
  readonly text?: string;
  readonly lab: LabView | null;
  /** For a wall. */
  readonly large?: boolean;
}

/** An answer with its sign: whose MAC, which device, or the text of the option. */
export function AnswerValue({ value, text = value, lab, large = false }: AnswerValueProps) {
  const t = useTranslations('vocabulary');
  if (value === '') return t('answer.none');
  if (lab !== null && MAC.test(value)) return <MacTag mac={value} lab={lab} size={large ? 'xl' : 'small'} />;
  const nodes = value.split(' ');
  if (lab !== null && nodes.every((node) => nodeOf(lab, node) !== null)) {
    return <NodeValues nodes={nodes} lab={lab} size={large ? 40 : 18} />;
  }
  return (
    <span className={PLAIN.test(text) ? 'mono' : undefined}>
      <CodeText text={text} />
    </span>
  );
}

interface NodesProps {
  readonly nodes: readonly string[];
  readonly lab: LabView;
  readonly size: number;
}

function NodeValues({ nodes, lab, size }: NodesProps) {
  return (
    <span className="answer-nodes">
      {nodes.map((node) => (
        <NodeValue key={node} node={node} lab={lab} size={size} />
      ))}
    </span>
  );
}

function NodeValue({ node, lab, size }: { readonly node: string; readonly lab: LabView; readonly size: number }) {
  const nodeName = useNodeName(lab);
  const view = nodeOf(lab, node);
  return (
    <span className="answer-node">
      {view !== null && <DeviceSign device={view.role} number={view.number} size={size} />}
      {nodeName(node)}
    </span>
  );
}
