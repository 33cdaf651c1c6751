import type { WaitView } from '@frameplay/classroom';

function portsIn(text: string | null): readonly string[] {
  return text === null || text === 'none' ? [] : text.split(' ');
}

/** All ports in a row: taken ones framed, the others dashed; one that should not be taken is struck out. */
export function PortPair({ wait, text, against }: { wait: WaitView; text: string | null; against: string | null }) {
  const { question } = wait;
  if (question === null || question.kind !== 'switch') return <span className="mono">{text}</span>;
  const taken = portsIn(text);
  const meant = against === null ? taken : portsIn(against);
  return (
    <span className="port-pair">
      {question.ports.map((port) => {
        if (!taken.includes(port)) {
          return (
            <span key={port} className="port-not">
              {port}
            </span>
          );
        }
        return meant.includes(port) ? <span key={port}>{port}</span> : <s key={port}>{port}</s>;
      })}
    </span>
  );
}
